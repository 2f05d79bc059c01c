import type { Part } from '../style/finish.ts'
import type { Sheet } from './task.ts'

/** So many cells along the shorter side: what was drawn is understood in these, not in pixels. */
const fineness = 128

/** What was drawn, cell by cell. */
export interface Cells {
  readonly across: number
  readonly down: number
  /** Side of a cell in pixels. */
  readonly side: number
  /** The colour of each: of several, the one farthest from the paper’s. `0xrrggbb` */
  readonly colours: Int32Array
  /** The sheet’s own colour; undefined: all of it is painted on. */
  readonly paper: number | undefined
}

/** Colours nearer than this are the same paint, as `apart` counts. */
export const samePaint = 46

/** How different two colours look, 0–765 (weighted by the mean of their reds, after Riemersma). */
export function apart(a: number, b: number): number {
  const ar = a >> 16
  const br = b >> 16
  const red = ar - br
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  const mean = (ar + br) / 2
  return Math.sqrt((2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue)
}

/** @param last what the cells were before these parts of the sheet changed: the others are as they were */
export function cellsOf(
  sheet: Sheet,
  last?: { readonly cells: Cells; readonly changed: readonly Part[] },
): Cells {
  const { width, height } = sheet
  const side = Math.max(1, Math.round(Math.min(width, height) / fineness))
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)]
  const paper = paperOf(sheet)
  const isKept = last !== undefined && last.cells.paper === paper
  const colours = isKept ? last.cells.colours.slice() : new Int32Array(across * down)
  const whole = { left: 0, top: 0, width, height }
  let isOther = !isKept
  for (const part of isKept ? last.changed : [whole]) {
    const [right, bottom] = [part.left + part.width, part.top + part.height]
    for (let row = Math.floor(part.top / side); row * side < bottom; row += 1)
      for (let column = Math.floor(part.left / side); column * side < right; column += 1) {
        const at = row * across + column
        const colour = cellColour(sheet, side, column, row, paper)
        if (colours[at] === colour) continue
        colours[at] = colour
        isOther = true
      }
  }
  return isKept && !isOther ? last.cells : { across, down, side, colours, paper }
}

/** Its middle pixel’s, or that of the pixel farthest from the paper. */
function cellColour(
  { width, height, data }: Sheet,
  side: number,
  column: number,
  row: number,
  paper: number | undefined,
): number {
  const x = Math.min(width - 1, column * side + (side >> 1))
  const y = Math.min(height - 1, row * side + (side >> 1))
  const middle = colourAt(data, (y * width + x) * 4)
  if (paper === undefined) return middle
  let colour = middle
  let most = apart(colour, paper)
  let seen = colour
  const right = Math.min(width, (column + 1) * side)
  const bottom = Math.min(height, (row + 1) * side)
  for (let py = row * side; py < bottom; py += 1)
    for (let px = column * side; px < right; px += 1) {
      const own = colourAt(data, (py * width + px) * 4)
      if (own === seen) continue
      seen = own
      const far = own === paper ? 0 : apart(own, paper)
      if (far <= most) continue
      most = far
      colour = own
    }
  return most < samePaint ? paper : colour
}

export const colourAt = (data: Uint8ClampedArray, at: number): number =>
  ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)

/** How much of the sheet’s border its paper must fill, and how much where it is nearly white. */
const leastBorder = 0.75
const leastWhite = 0.4
const white = 225

/** The colour that fills most of the border. */
function paperOf({ width, height, data }: Sheet): number | undefined {
  const counts = new Map<number, number>()
  const note = (x: number, y: number): void => {
    const colour = colourAt(data, (y * width + x) * 4)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  for (let x = 0; x < width; x += 1) {
    note(x, 0)
    note(x, height - 1)
  }
  for (let y = 0; y < height; y += 1) {
    note(0, y)
    note(width - 1, y)
  }
  let [paper, most] = [0, 0]
  for (const [colour, count] of counts)
    if (count > most || (count === most && colour > paper)) [paper, most] = [colour, count]
  let alike = 0
  for (const [colour, count] of counts) if (apart(colour, paper) < samePaint) alike += count
  const share = alike / (2 * (width + height))
  const isWhite = Math.min(paper >> 16, (paper >> 8) & 255, paper & 255) >= white
  return share >= (isWhite ? leastWhite : leastBorder) ? paper : undefined
}
