import type { Picture } from '../picture.ts'

/** A part of a picture at one scale: colours, and which of them are to be filled. */
export interface Grid {
  readonly width: number
  readonly height: number
  /** RGB, 0–255, row by row. */
  readonly colours: Float32Array
  /** 1: to be filled. */
  readonly hole: Uint8Array
}

export function gridOf({ width, height, data }: Picture, hole: Uint8Array): Grid {
  const colours = new Float32Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1)
    for (let channel = 0; channel < 3; channel += 1) colours[at * 3 + channel] = data[at * 4 + channel] ?? 0
  return { width, height, colours, hole }
}

/** At half the size: means of what is known. What has nothing known in it is to be filled. */
export function halved({ width, height, colours, hole }: Grid): Grid {
  const half = {
    width: Math.ceil(width / 2),
    height: Math.ceil(height / 2),
    colours: new Float32Array(Math.ceil(width / 2) * Math.ceil(height / 2) * 3),
    hole: new Uint8Array(Math.ceil(width / 2) * Math.ceil(height / 2)),
  }
  for (let y = 0; y < half.height; y += 1)
    for (let x = 0; x < half.width; x += 1) {
      const to = y * half.width + x
      let known = 0
      for (let cell = 0; cell < 4; cell += 1) {
        const from =
          Math.min(height - 1, 2 * y + (cell >> 1)) * width + Math.min(width - 1, 2 * x + (cell & 1))
        if (hole[from] === 1) continue
        known += 1
        for (let channel = 0; channel < 3; channel += 1)
          half.colours[to * 3 + channel] =
            (half.colours[to * 3 + channel] ?? 0) + (colours[from * 3 + channel] ?? 0)
      }
      half.hole[to] = known === 0 ? 1 : 0
      for (let channel = 0; channel < 3 && known > 0; channel += 1)
        half.colours[to * 3 + channel] = (half.colours[to * 3 + channel] ?? 0) / known
    }
  return half
}

/** How many steps each pixel of the hole lies from what is known (chessboard distance); 0 outside it. */
export function depths({ width, height, hole }: Grid): Uint16Array {
  const depth = new Uint16Array(width * height)
  let ring: number[] = []
  const enter = (at: number, from: number): void => {
    if (hole[at] !== 1 || depth[at] !== 0) return
    depth[at] = from + 1
    ring.push(at)
  }
  const around = (at: number, from: number): void => {
    const x = at % width
    for (let dy = -width; dy <= width; dy += width)
      for (let dx = -1; dx <= 1; dx += 1) {
        const next = at + dy + dx
        if (next < 0 || next >= depth.length || x + dx < 0 || x + dx >= width) continue
        enter(next, from)
      }
  }
  for (let at = 0; at < depth.length; at += 1) if (hole[at] === 0) around(at, 0)
  for (let from = 1; ring.length > 0; from += 1) {
    const last = ring
    ring = []
    for (const at of last) around(at, from)
  }
  return depth
}

/** Fills the hole smoothly from its edges inward: something for the first search to go by. */
export function smoothStart(grid: Grid): void {
  const { width, height, colours } = grid
  const depth = depths(grid)
  const order = [...depth.keys()].filter((at) => (depth[at] ?? 0) > 0)
  order.sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0))
  for (const at of order) {
    const x = at % width
    const y = (at - x) / width
    const sum = [0, 0, 0]
    let count = 0
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
        const near = ny * width + nx
        if ((depth[near] ?? 0) >= (depth[at] ?? 0)) continue
        count += 1
        for (let channel = 0; channel < 3; channel += 1)
          sum[channel] = (sum[channel] ?? 0) + (colours[near * 3 + channel] ?? 0)
      }
    for (let channel = 0; channel < 3 && count > 0; channel += 1)
      colours[at * 3 + channel] = (sum[channel] ?? 0) / count
  }
}
