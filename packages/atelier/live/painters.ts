import { createPainter, type Painter } from './painter.ts'
import type { Drawn, Frame } from './task.ts'

/** So many sessions keep what they painted; a further one takes the place of the one that drew longest ago. */
const mostKept = 12

/** The painters of a thread’s sessions. One that was let go of begins anew and paints the very same. */
export function createPainters() {
  const kept = new Map<number, Painter>()
  return {
    draw(session: number, frame: Frame): Drawn {
      const painter = kept.get(session) ?? createPainter()
      kept.delete(session)
      kept.set(session, painter)
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
      return painter.draw(frame)
    },
    close: (session: number) => void kept.delete(session),
  }
}
