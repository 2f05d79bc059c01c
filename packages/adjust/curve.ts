/**
 * A curve through points that never overshoots them: monotone cubic interpolation (Fritsch and Carlson 1980).
 * @param points by rising x; before the first and after the last it is flat
 */
export function curveThrough(points: readonly (readonly [number, number])[]): (x: number) => number {
  const sorted = points
    .toSorted(([a], [b]) => a - b)
    .filter(([x], at, all) => at === 0 || x > (all[at - 1]?.[0] ?? -1))
  const [first = [0, 0]] = sorted
  const last = sorted.at(-1) ?? first
  const slopes = sorted.slice(1).map(([x, y], at) => {
    const [px, py] = sorted[at] ?? first
    return (y - py) / (x - px)
  })
  const tangents = sorted.map((_, at) => {
    const [before, after] = [slopes[at - 1] ?? slopes[at] ?? 0, slopes[at] ?? slopes[at - 1] ?? 0]
    if (before * after <= 0) return 0
    const mean = (before + after) / 2
    // Within a circle of 3 the curve does not turn back.
    return Math.sign(mean) * Math.min(Math.abs(mean), 3 * Math.abs(before), 3 * Math.abs(after))
  })
  return (x) => {
    if (x <= first[0]) return first[1]
    if (x >= last[0]) return last[1]
    const at = sorted.findLastIndex(([px]) => px <= x)
    const [[x0, y0], [x1, y1]] = [sorted[at] ?? first, sorted[at + 1] ?? last]
    const width = x1 - x0
    const t = (x - x0) / width
    const [t2, t3] = [t * t, t * t * t]
    return (
      y0 * (2 * t3 - 3 * t2 + 1) +
      y1 * (3 * t2 - 2 * t3) +
      width * ((tangents[at] ?? 0) * (t3 - 2 * t2 + t) + (tangents[at + 1] ?? 0) * (t3 - t2))
    )
  }
}
