import { adjust, type Corners, type Place, spreadOut } from '@krya/adjust'
import type { Adjustment, ColourAdjustment } from '@krya/contracts'
import { expose, transfer } from 'comlink'
import { overAll } from '../compose/over-all.ts'
import { alike, boxOf, feathered, type Grid, grown, shrunk } from '../selection/grid.ts'
import { Known } from './known.ts'

/** Pixels that cross without a copy: an ImageData is copied, whatever is said to be transferred. */
export type Bytes = Pick<ImageData, 'width' | 'height' | 'data'>

/** Lists of adjustments by their names: what is made ready for one is kept with it. */
const lists = new Known<ColourAdjustment[]>()

const sent = (grid: Grid): Grid => transfer(grid, [grid.data.buffer])

/** What takes long on many pixels, beside the page. */
const work = {
  grow: (grid: Grid, radius: number) => sent(grown(grid, radius)),
  shrink: (grid: Grid, radius: number) => sent(shrunk(grid, radius)),
  feather: (grid: Grid, radius: number) => sent(feathered(grid, radius)),
  alike: (...asked: Parameters<typeof alike>) => sent(alike(...asked)),
  boxOf,
  /** @throws Error where the corners make no convex shape */
  spreadOut(pixels: ImageData, corners: Corners, width: number, height: number): ImageData {
    const made = spreadOut(pixels, corners, width, height)
    if (made === null) throw new Error('The corners cross.')
    const result = new ImageData(width, height)
    result.data.set(made.data)
    return transfer(result, [result.data.buffer])
  },
  adjust(pixels: ImageData, asked: readonly Adjustment[]): ImageData {
    adjust(pixels, asked)
    return transfer(pixels, [pixels.data.buffer])
  },
  /** @param told the list of that name; null: it was told before @throws Error where it was not */
  overAll(pixels: Bytes, name: number, told: ColourAdjustment[] | null, place: Place): Bytes {
    if (told !== null) lists.set(name, told)
    const asked = lists.get(name)
    if (asked === undefined) throw new Error(`no adjustments ${name}`)
    overAll(pixels, asked, place)
    return transfer(pixels, [pixels.data.buffer])
  },
}
export type PixelWork = typeof work

expose(work)
