/** How much of each pixel is chosen, 0–255. */
export interface Grid {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The extreme within a distance along both sides: a square that grows (van Herk's way would be faster still). */
function extreme(
  { width, height, data }: Grid,
  radius: number,
  pick: (a: number, b: number) => number,
): Grid {
  const across = new Uint8Array(data.length)
  const both = new Uint8Array(data.length)
  along(data, across, width, height, 1, width, radius, pick)
  along(across, both, height, width, width, 1, radius, pick)
  return { width, height, data: both }
}

/** Halves the window at each step: the extreme of a long span is that of two shorter ones. */
function along(
  from: Uint8Array,
  to: Uint8Array,
  count: number,
  lines: number,
  step: number,
  lineStep: number,
  radius: number,
  pick: (a: number, b: number) => number,
): void {
  const line = new Uint8Array(count + 2 * radius)
  for (let at = 0; at < lines; at += 1) {
    const start = at * lineStep
    for (let i = 0; i < line.length; i += 1) {
      const own = Math.min(count - 1, Math.max(0, i - radius))
      line[i] = from[start + own * step] ?? 0
    }
    // After this, line[i] is the extreme of 2·radius + 1 values from i on.
    let reach = 1
    const wanted = 2 * radius + 1
    while (reach < wanted) {
      const next = Math.min(reach, wanted - reach)
      for (let i = 0; i + next < line.length; i += 1) line[i] = pick(line[i] ?? 0, line[i + next] ?? 0)
      reach += next
    }
    for (let i = 0; i < count; i += 1) to[start + i * step] = line[i] ?? 0
  }
}

/** More of what is chosen, by so many pixels. */
export const grown = (grid: Grid, radius: number): Grid => extreme(grid, radius, Math.max)
/** Less of it. */
export const shrunk = (grid: Grid, radius: number): Grid => extreme(grid, radius, Math.min)

/** Its edge made soft: three box means, nearly a Gaussian. @param radius where it is half gone, in pixels */
export function feathered({ width, height, data }: Grid, radius: number): Grid {
  const half = Math.max(1, Math.round(radius / Math.sqrt(3)))
  const [from, to] = [Float32Array.from(data), new Float32Array(data.length)]
  for (let pass = 0; pass < 3; pass += 1) {
    meanAlong(from, to, width, height, 1, width, half)
    meanAlong(to, from, height, width, width, 1, half)
  }
  return { width, height, data: Uint8Array.from(from, Math.round) }
}

function meanAlong(
  from: Float32Array,
  to: Float32Array,
  count: number,
  lines: number,
  step: number,
  lineStep: number,
  half: number,
): void {
  for (let at = 0; at < lines; at += 1) {
    const start = at * lineStep
    const value = (i: number): number => (i < 0 || i >= count ? 0 : (from[start + i * step] ?? 0))
    let sum = 0
    for (let i = -half; i <= half; i += 1) sum += value(i)
    for (let i = 0; i < count; i += 1) {
      to[start + i * step] = sum / (2 * half + 1)
      sum += value(i + half + 1) - value(i - half)
    }
  }
}

/**
 * The pixels that have about the colour of one of them.
 * @param data RGBA
 * @param tolerance 0–1: by how much red, green, blue or alpha may differ
 * @param contiguous only those that hang together with it
 */
export function alike(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  from: { readonly x: number; readonly y: number },
  tolerance: number,
  contiguous: boolean,
): Grid {
  const chosen = new Uint8Array(width * height)
  const first = from.y * width + from.x
  const most = tolerance * 255
  const [r = 0, g = 0, b = 0, a = 0] = data.subarray(first * 4, first * 4 + 4)
  const fits = (at: number): boolean =>
    Math.abs((data[at * 4] ?? 0) - r) <= most &&
    Math.abs((data[at * 4 + 1] ?? 0) - g) <= most &&
    Math.abs((data[at * 4 + 2] ?? 0) - b) <= most &&
    Math.abs((data[at * 4 + 3] ?? 0) - a) <= most
  if (!contiguous) {
    for (let at = 0; at < chosen.length; at += 1) if (fits(at)) chosen[at] = 255
    return { width, height, data: chosen }
  }
  // Spans of a row at a time (Smith 1979).
  const open = [first]
  for (let seed = open.pop(); seed !== undefined; seed = open.pop()) {
    if (chosen[seed] !== 0 || !fits(seed)) continue
    const row = seed - (seed % width)
    let [left, right] = [seed, seed]
    while (left > row && chosen[left - 1] === 0 && fits(left - 1)) left -= 1
    while (right < row + width - 1 && chosen[right + 1] === 0 && fits(right + 1)) right += 1
    chosen.fill(255, left, right + 1)
    for (const next of [-width, width]) {
      if (row + next < 0 || row + next >= chosen.length) continue
      let inSpan = false
      for (let at = left + next; at <= right + next; at += 1) {
        const isNew = chosen[at] === 0 && fits(at)
        if (isNew && !inSpan) open.push(at)
        inSpan = isNew
      }
    }
  }
  return { width, height, data: chosen }
}

/** The edges between what is chosen by more than half and what is not, as lines from corner to corner. */
export function outlineOf({ width, height, data }: Grid): [x: number, y: number, toX: number, toY: number][] {
  const lines: [number, number, number, number][] = []
  const isIn = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && (data[y * width + x] ?? 0) > 127
  for (let y = 0; y <= height; y += 1)
    for (let x = 0, from = -1; x <= width; x += 1) {
      const isEdge = x < width && isIn(x, y) !== isIn(x, y - 1)
      if (isEdge && from < 0) from = x
      if (!isEdge && from >= 0) {
        lines.push([from, y, x, y])
        from = -1
      }
    }
  for (let x = 0; x <= width; x += 1)
    for (let y = 0, from = -1; y <= height; y += 1) {
      const isEdge = y < height && isIn(x, y) !== isIn(x - 1, y)
      if (isEdge && from < 0) from = y
      if (!isEdge && from >= 0) {
        lines.push([x, from, x, y])
        from = -1
      }
    }
  return lines
}

/** The smallest box that holds all that is chosen; null: nothing is. */
export function boxOf({ width, height, data }: Grid) {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (data[y * width + x] !== 0) {
        if (x < left) left = x
        if (x > right) right = x
        if (y < top) top = y
        bottom = y
      }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
