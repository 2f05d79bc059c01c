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
  const [ar, br] = [a >> 16, b >> 16]
  const red = ar - br
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  const mean = (ar + br) / 2
  return Math.sqrt((2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue)
}

export function cellsOf({ width, height, data }: Sheet): Cells {
  const side = Math.max(1, Math.round(Math.min(width, height) / fineness))
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)]
  const colours = new Int32Array(across * down)
  const paper = paperOf({ width, height, data })
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      const right = Math.min(width, (column + 1) * side)
      const bottom = Math.min(height, (row + 1) * side)
      let colour = colourAt(
        data,
        (Math.min(height - 1, row * side + (side >> 1)) * width +
          Math.min(width - 1, column * side + (side >> 1))) *
          4,
      )
      if (paper !== undefined) {
        let most = apart(colour, paper)
        let last = colour
        for (let y = row * side; y < bottom; y += 1)
          for (let x = column * side; x < right; x += 1) {
            const own = colourAt(data, (y * width + x) * 4)
            if (own === last) continue
            last = own
            const far = own === paper ? 0 : apart(own, paper)
            if (far <= most) continue
            most = far
            colour = own
          }
        if (most < samePaint) colour = paper
      }
      colours[row * across + column] = colour
    }
  return { across, down, side, colours, paper }
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
  const border: number[] = []
  const note = (x: number, y: number): void => {
    const colour = colourAt(data, (y * width + x) * 4)
    border.push(colour)
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
  const share = border.filter((one) => apart(one, paper) < samePaint).length / border.length
  const isWhite = Math.min(paper >> 16, (paper >> 8) & 255, paper & 255) >= white
  return share >= (isWhite ? leastWhite : leastBorder) ? paper : undefined
}
