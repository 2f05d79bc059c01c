import type { Place } from '@krya/adjust'
import type { AdjustmentLayer } from '../document/layer.ts'
import type { Rect } from '../document/surface.ts'
import { reckoners } from '../work/reckoners.ts'
import { overAll } from './over-all.ts'

type Pen = OffscreenCanvasRenderingContext2D

/** What an adjustment has to be reckoned for: of one canvas, put on another at the same place. */
export interface Reckoning {
  readonly from: Pen
  readonly to: Pen
  readonly area: Rect
  readonly asked: AdjustmentLayer['adjustments']
  /** Where a part of the area is in the document. */
  readonly placeOf: (part: Rect) => Place
}

/** So many pixels go to a worker at once: few enough that none waits long for another's, and none of them here. */
const most = 1 << 16

/** Reckons on this thread. */
export function reckonHere({ from, to, area, asked, placeOf }: Reckoning): void {
  const pixels = from.getImageData(area.x, area.y, area.width, area.height)
  overAll(pixels, asked, placeOf(area))
  to.putImageData(pixels, area.x, area.y)
}

/** Reckons the same in workers, band by band. */
export async function reckonBeside(
  { from, to, area, asked, placeOf }: Reckoning,
  signal: AbortSignal | null,
): Promise<void> {
  const left = bandsOf(area)
  const take = async (reckoner: ReturnType<typeof reckoners>[number]): Promise<void> => {
    for (let band = left.shift(); band !== undefined; band = left.shift()) {
      const pixels = from.getImageData(band.x, band.y, band.width, band.height)
      const made = await reckoner.adjust(pixels, asked, placeOf(band))
      to.putImageData(made, band.x, band.y)
      if (signal?.aborted === true) return
    }
  }
  // Two at each: while one is put down here, it has the other.
  await Promise.all([...reckoners(), ...reckoners()].map(take))
}

/** An area from the top down, in parts that go to a worker at once. */
function bandsOf({ x, y, width, height }: Rect): Rect[] {
  const rows = Math.max(1, Math.floor(most / width))
  return Array.from({ length: Math.ceil(height / rows) }, (_, at) => ({
    x,
    y: y + at * rows,
    width,
    height: Math.min(rows, height - at * rows),
  }))
}
