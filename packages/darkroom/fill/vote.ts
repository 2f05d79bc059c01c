import type { Grid } from './grid.ts'
import { type Matches, radius } from './match.ts'

/** Gives every pixel of the hole the mean of what the patches over it say, the likest of them most. */
export function vote(grid: Grid, { targets, source, distance }: Matches, confidence: Float32Array): void {
  const { width, height, colours, hole } = grid
  const spread = spreadOf(targets, distance)
  const sums = new Float32Array(width * height * 3)
  const weights = new Float32Array(width * height)
  for (const at of targets) {
    const from = source[at] ?? 0
    const weight = Math.exp(-(distance[at] ?? 0) / (2 * spread)) * (confidence[at] ?? 1) + 1e-8
    const x = at % width
    const y = (at - x) / width
    for (let dy = Math.max(-radius, -y); dy <= Math.min(radius, height - 1 - y); dy += 1)
      for (let dx = Math.max(-radius, -x); dx <= Math.min(radius, width - 1 - x); dx += 1) {
        const to = at + dy * width + dx
        if (hole[to] !== 1) continue
        const of = (from + dy * width + dx) * 3
        weights[to] = (weights[to] ?? 0) + weight
        sums[to * 3] = (sums[to * 3] ?? 0) + weight * (colours[of] ?? 0)
        sums[to * 3 + 1] = (sums[to * 3 + 1] ?? 0) + weight * (colours[of + 1] ?? 0)
        sums[to * 3 + 2] = (sums[to * 3 + 2] ?? 0) + weight * (colours[of + 2] ?? 0)
      }
  }
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0
    if (weight === 0) continue
    for (let channel = 0; channel < 3; channel += 1)
      colours[at * 3 + channel] = (sums[at * 3 + channel] ?? 0) / weight
  }
}

/** The difference that three quarters of the patches stay below (Wexler’s σ²), never nought. */
function spreadOf(targets: Uint32Array, distance: Float32Array): number {
  const sorted = Float32Array.from(targets, (at) => distance[at] ?? 0).sort()
  return Math.max(1, sorted[Math.floor(sorted.length * 0.75)] ?? 1)
}
