import { skyless } from '../draw/settings/index.ts'
import type { Cells } from './cells.ts'
import type { Looks } from './looks.ts'
import type { LiveScenery, Sheet } from './task.ts'

/** Where the land or water begins that was drawn, in pixels from the top, roughly; undefined: none was drawn. */
export function horizonOf({ across, down, side }: Cells, { ofCell, list }: Looks): number | undefined {
  let [sum, columns] = [0, 0]
  for (let x = 0; x < across; x += 1)
    for (let y = 0; y < down; y += 1) {
      const kind = list[ofCell[y * across + x] ?? 0]?.kind
      if (kind !== 'grass' && kind !== 'water' && kind !== 'sand' && kind !== 'earth' && kind !== 'snow')
        continue
      sum += y
      columns += 1
      break
    }
  return columns < 0.5 * across ? undefined : Math.round(sum / columns / 3) * 3 * side
}

/** For each row of the picture, the row of the scenery that is seen there, so that their horizons meet. */
export function rowsOf(
  drawn: number | undefined,
  { horizon, setting }: LiveScenery,
  { height }: Sheet,
): Float32Array {
  const isBendable = drawn !== undefined && drawn > 0.1 * height && drawn < 0.95 * height
  const own = Math.max(1, Math.min(height - 2, horizon))
  const meets = isBendable && !skyless.has(setting) && horizon < 0.95 * height ? drawn : own
  return Float32Array.from({ length: height }, (_, y) =>
    Math.min(
      height - 1,
      y < meets
        ? (y * own) / meets
        : own + ((y - meets) * (height - 1 - own)) / Math.max(1, height - 1 - meets),
    ),
  )
}
