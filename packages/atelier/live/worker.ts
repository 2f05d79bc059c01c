import { parentPort } from 'node:worker_threads'
import { createPainters } from './painters.ts'
import { drawScenery } from './scenery.ts'
import type { Answer, Task } from './task.ts'

/** A worker thread’s entry: keeps the painters of its sessions, and answers one task after the other. */
const painters = createPainters()

function answerTo(task: Task): Answer {
  switch (task.kind) {
    case 'scenery':
      return { kind: 'scenery', scenery: drawScenery(task.words) }
    case 'frame':
      return frameOf(task)
    case 'close':
      painters.close(task.session)
      return { kind: 'closed' }
  }
}

function frameOf({ session, shared, terms }: Extract<Task, { kind: 'frame' }>): Answer {
  const { width, height, ...rest } = terms
  const guide = { width, height, data: shared.guide }
  const { sheet, isCoarse = false } = painters.draw(session, { ...rest, guide })
  if (sheet !== null) shared.frame.set(sheet.data)
  return { kind: 'frame', isDrawn: sheet !== null, isCoarse }
}

parentPort?.on('message', (task: Task) => {
  try {
    parentPort?.postMessage(answerTo(task))
  } catch (error) {
    const broken: Answer = { kind: 'broken', message: error instanceof Error ? error.message : String(error) }
    parentPort?.postMessage(broken)
  }
})
