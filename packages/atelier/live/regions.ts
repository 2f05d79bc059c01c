import { apart, type Cells, samePaint } from './cells.ts'

/** Cells of one paint that touch. */
export interface Region {
  readonly isPaper: boolean
  /** Its mean colour, `0xrrggbb`. */
  readonly colour: number
  readonly cells: number
  /** In cells; right and bottom are beyond it. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** How low most of it lies between its top (0) and its bottom (1). */
  readonly middle: number
  /** Sides of the sheet that it reaches. */
  readonly touches: {
    readonly left: boolean
    readonly top: boolean
    readonly right: boolean
    readonly bottom: boolean
  }
  /** How far the cell most inside it lies from its edge, in cells. */
  readonly thickness: number
}

export interface Regions {
  /** Which region each cell belongs to. */
  readonly labels: Int32Array
  /** The same, but for details, which are of what they lie in: an eye is no dent in a face. */
  readonly bodies: Int32Array
  /** How far each cell lies from the nearest of another body, in cells; the sheet’s own edge is none. */
  readonly rises: Float32Array
  readonly list: readonly Region[]
}

/** Depths beyond this are not told apart: so a change is felt no farther than this. */
export const deepest = 24

export function regionsOf(cells: Cells): Regions {
  const { labels, count } = withoutFringe(cells, labelled(cells))
  const depths = depthsOf(cells, labels)
  const sums = Array.from({ length: count }, () => ({
    red: 0,
    green: 0,
    blue: 0,
    cells: 0,
    isPaper: false,
    left: cells.across,
    top: cells.down,
    right: 0,
    bottom: 0,
    thickness: 0,
    rows: 0,
  }))
  for (let at = 0, x = 0, y = 0; at < labels.length; at += 1) {
    const sum = sums[labels[at] ?? 0]
    const colour = cells.colours[at] ?? 0
    const depth = depths[at] ?? 0
    if (sum !== undefined) {
      sum.red += colour >> 16
      sum.green += (colour >> 8) & 255
      sum.blue += colour & 255
      sum.cells += 1
      sum.rows += y + 0.5
      sum.isPaper = colour === cells.paper
      if (x < sum.left) sum.left = x
      if (x >= sum.right) sum.right = x + 1
      if (y < sum.top) sum.top = y
      if (y >= sum.bottom) sum.bottom = y + 1
      if (depth > sum.thickness) sum.thickness = depth
    }
    x += 1
    if (x < cells.across) continue
    x = 0
    y += 1
  }
  const hosts = hostsOf(cells, labels, sums)
  const list = sums.map(({ red, green, blue, rows, ...sum }): Region => ({
    ...sum,
    middle: (rows / sum.cells - sum.top) / (sum.bottom - sum.top),
    colour:
      (Math.round(red / sum.cells) << 16) |
      (Math.round(green / sum.cells) << 8) |
      Math.round(blue / sum.cells),
    touches: {
      left: sum.left === 0,
      top: sum.top === 0,
      right: sum.right === cells.across,
      bottom: sum.bottom === cells.down,
    },
  }))
  const bodies = labels.map((label) => hosts[label] ?? label)
  // Where there are no details, they are the regions.
  const isPlain = hosts.every((host, label) => host === label)
  return { labels, list, bodies, rises: isPlain ? depths : depthsOf(cells, bodies) }
}

/** Regions of no more than this share of the sheet are details. */
const detail = 0.004

/** For each region the one that it is a detail of, or itself. */
function hostsOf(
  { across }: Cells,
  labels: Int32Array,
  sums: readonly { readonly cells: number }[],
): Int32Array {
  const hosts = Int32Array.from(sums, (_, label) => label)
  const isDetail = (label: number): boolean => (sums[label]?.cells ?? 0) <= detail * labels.length
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] ?? 0
    if (hosts[label] !== label || !isDetail(label)) continue
    const beside = at % across > 0 ? labels[at - 1] : undefined
    const above = at >= across ? labels[at - across] : undefined
    if (beside !== undefined && beside !== label && !isDetail(beside)) hosts[label] = beside
    else if (above !== undefined && above !== label && !isDetail(above)) hosts[label] = above
  }
  return hosts
}

/** Floods each paint from its first cell; a line’s cells touch at corners as well, the paper’s do not. */
function labelled({ across, down, colours, paper }: Cells): { labels: Int32Array; count: number } {
  const labels = new Int32Array(colours.length).fill(-1)
  const open = new Int32Array(colours.length)
  let count = 0
  for (let from = 0; from < labels.length; from += 1) {
    if (labels[from] !== -1) continue
    const first = colours[from] ?? 0
    const isPaper = first === paper
    labels[from] = count
    open[0] = from
    let waiting = 1
    while (waiting > 0) {
      waiting -= 1
      const at = open[waiting] ?? 0
      const x = at % across
      const y = (at - x) / across
      for (let row = y > 0 ? y - 1 : y; row <= y + 1 && row < down; row += 1)
        for (let column = x > 0 ? x - 1 : x; column <= x + 1 && column < across; column += 1) {
          if (isPaper && row !== y && column !== x) continue
          const to = row * across + column
          if (labels[to] !== -1) continue
          const colour = colours[to] ?? 0
          const isSame = isPaper
            ? colour === paper
            : colour !== paper && (colour === first || apart(colour, first) < samePaint)
          if (!isSame) continue
          labels[to] = count
          open[waiting] = to
          waiting += 1
        }
    }
    count += 1
  }
  return { labels, count }
}

/** Lots of no more cells than this, beside another paint, are the softness of its edge. */
const fringe = 3

/** Gives what a soft edge left behind to the paint beside it that it is most alike. */
function withoutFringe(
  { across, down, colours, paper }: Cells,
  { labels, count }: { readonly labels: Int32Array; readonly count: number },
): { labels: Int32Array; count: number } {
  const sizes = new Int32Array(count)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const given = labels.slice()
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] ?? 0
    if (colours[at] === paper || (sizes[label] ?? 0) > fringe) continue
    const x = at % across
    const y = (at - x) / across
    let best = label
    let least = Infinity
    for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row += 1)
      for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column += 1) {
        const near = row * across + column
        if (colours[near] === paper || (sizes[labels[near] ?? 0] ?? 0) <= fringe) continue
        const far = apart(colours[near] ?? 0, colours[at] ?? 0)
        if (far >= least) continue
        least = far
        best = labels[near] ?? label
      }
    given[at] = best
  }
  const numbers = new Int32Array(count).fill(-1)
  let kept = 0
  for (let at = 0; at < given.length; at += 1) {
    const label = given[at] ?? 0
    let number = numbers[label] ?? -1
    if (number === -1) {
      number = kept
      numbers[label] = number
      kept += 1
    }
    given[at] = number
  }
  return { labels: given, count: kept }
}

/** Two sweeps of a chamfer distance (Borgefors 1986). */
function depthsOf({ across, down }: Cells, labels: Int32Array): Float32Array {
  const depths = new Float32Array(labels.length).fill(deepest)
  // Those before a cell first, then those after it.
  for (let at = 0, x = 0; at < labels.length; at += 1, x = x + 1 === across ? 0 : x + 1) {
    const own = labels[at]
    let depth = depths[at] ?? 0
    if (x > 0) depth = nearer(depth, labels[at - 1] === own, depths[at - 1] ?? 0, 1)
    if (at >= across) {
      const above = at - across
      depth = nearer(depth, labels[above] === own, depths[above] ?? 0, 1)
      if (x > 0) depth = nearer(depth, labels[above - 1] === own, depths[above - 1] ?? 0, 1.4)
      if (x < across - 1) depth = nearer(depth, labels[above + 1] === own, depths[above + 1] ?? 0, 1.4)
    }
    depths[at] = depth
  }
  const lastRow = across * (down - 1)
  for (let at = labels.length - 1, x = across - 1; at >= 0; at -= 1, x = x === 0 ? across - 1 : x - 1) {
    const own = labels[at]
    let depth = depths[at] ?? 0
    if (x < across - 1) depth = nearer(depth, labels[at + 1] === own, depths[at + 1] ?? 0, 1)
    if (at < lastRow) {
      const below = at + across
      depth = nearer(depth, labels[below] === own, depths[below] ?? 0, 1)
      if (x < across - 1) depth = nearer(depth, labels[below + 1] === own, depths[below + 1] ?? 0, 1.4)
      if (x > 0) depth = nearer(depth, labels[below - 1] === own, depths[below - 1] ?? 0, 1.4)
    }
    depths[at] = depth
  }
  return depths
}

const nearer = (depth: number, isSame: boolean, there: number, step: number): number =>
  Math.min(depth, isSame ? there + step : step - 0.5)
