import { inside } from './field.ts'

/** Values at the nodes of a grid. */
interface Grid {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** How near to a node its outline may run, in cells: nearer, triangles would have no area to speak of. */
const nearest = 0.12
/** Below this side a grid is solved from nothing. */
const coarsest = 12

/** How far from a node that is inside, towards one that is not, the outline lies: in cells. */
export function crossing(from: number, to: number): number {
  const share = (from - inside) / (from - to)
  return Math.min(1 - nearest, Math.max(nearest, share))
}

/**
 * Solves ∇²u = −4 inside a silhouette with u = 0 on its outline, in cells: √u of a disc is half a ball. Inflation by
 * Poisson’s equation is that of “Repoussé” (Joshi and Carr 2008). The outline may lie anywhere between two nodes
 * (Shortley and Weller 1938); where the grid ends with the thing inside, the slope is 0 there.
 * Solved from coarse to fine by over-relaxation.
 */
export function inflated(silhouette: Grid): Grid {
  const { width, height } = silhouette
  const u = new Float32Array(width * height)
  if (Math.min(width, height) > coarsest) {
    const half = inflated(halved(silhouette))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) u[y * width + x] = 4 * bilinear(half, x / 2, y / 2)
  }
  relax(silhouette, u, Math.min(width, height) > coarsest ? 50 : 200)
  return { width, height, data: u }
}

function halved({ width, height, data }: Grid): Grid {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const half = new Float32Array(w * h)
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) half[y * w + x] = data[y * 2 * width + x * 2] ?? 0
  return { width: w, height: h, data: half }
}

function bilinear({ width, height, data }: Grid, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)]
  const [fx, fy] = [x - left, y - top]
  const row = (at: number): number =>
    (data[at * width + left] ?? 0) * (1 - fx) + (data[at * width + right] ?? 0) * fx
  return row(Math.min(top, height - 1)) * (1 - fy) + row(bottom) * fy
}

/** The nodes that are inside, each with how its neighbours count. */
function stencilOf({ width, height, data }: Grid) {
  const nodes: number[] = []
  const weights: number[] = []
  for (let at = 0; at < data.length; at += 1) {
    const own = data[at] ?? 0
    if (own < inside) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    /** Cells to the outline or the next node; 0 where the grid ends. */
    const reach = (next: number, isThere: boolean): number =>
      !isThere ? 0 : (data[next] ?? 0) >= inside ? 1 : crossing(own, data[next] ?? 0)
    const pair = (before: number, after: number): [number, number] => {
      if (before === 0 && after === 0) return [0, 0]
      if (before === 0) return [0, 2 / (after * after)]
      if (after === 0) return [2 / (before * before), 0]
      return [2 / (before * (before + after)), 2 / (after * (before + after))]
    }
    const across = pair(reach(at - 1, x > 0), reach(at + 1, x < width - 1))
    const down = pair(reach(at - width, y > 0), reach(at + width, y < height - 1))
    nodes.push(at)
    weights.push(...across, ...down, across[0] + across[1] + down[0] + down[1])
  }
  return { nodes: Uint32Array.from(nodes), weights: Float32Array.from(weights) }
}

function relax(silhouette: Grid, u: Float32Array, rounds: number): void {
  const { width, data } = silhouette
  const { nodes, weights } = stencilOf(silhouette)
  for (let at = 0; at < u.length; at += 1) if ((data[at] ?? 0) < inside) u[at] = 0
  const eager = 1.7
  for (let round = 0; round < rounds; round += 1)
    for (let one = 0; one < nodes.length; one += 1) {
      const at = nodes[one] ?? 0
      const w = one * 5
      const whole = weights[w + 4] ?? 0
      if (whole === 0) continue
      const wanted =
        (4 +
          (weights[w] ?? 0) * (u[at - 1] ?? 0) +
          (weights[w + 1] ?? 0) * (u[at + 1] ?? 0) +
          (weights[w + 2] ?? 0) * (u[at - width] ?? 0) +
          (weights[w + 3] ?? 0) * (u[at + width] ?? 0)) /
        whole
      const before = u[at] ?? 0
      u[at] = Math.max(0, before + eager * (wanted - before))
    }
}
