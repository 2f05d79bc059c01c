import svgpath from 'svgpath'
import type { Box } from './logo.ts'

/** A path moved to (x, y) after it was made `scale` times as large and turned by `degrees` about 0. */
export const moved = (d: string, x: number, y: number, scale = 1, degrees = 0): string =>
  svgpath(d).scale(scale).rotate(degrees).translate(x, y).abs().round(2).toString()

/** The smallest box about a path: its curves are followed in small steps. */
export function boxOf(d: string): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const see = (x: number, y: number): void => {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  svgpath(d)
    .abs()
    .unarc()
    .unshort()
    .iterate((segment, _, x, y) => {
      const [kind, ...to] = segment
      const points = kind === 'H' ? [Number(to[0]), y] : kind === 'V' ? [x, Number(to[0])] : to.map(Number)
      if (kind === 'Z' || kind === 'z') return
      if (kind === 'M') return see(points[0] ?? 0, points[1] ?? 0)
      for (let step = 1; step <= curveSteps; step += 1) {
        const at = curveAt([x, y, ...points], step / curveSteps)
        see(at[0], at[1])
      }
    })
  return { x: left, y: top, width: right - left, height: bottom - top }
}
const curveSteps = 12

/** De Casteljau: a point of the line or curve through these. */
function curveAt(points: readonly number[], share: number): readonly [number, number] {
  if (points.length <= 2) return [points[0] ?? 0, points[1] ?? 0]
  const next: number[] = []
  for (let at = 0; at + 3 < points.length; at += 2)
    for (const axis of [0, 1]) {
      const [from, to] = [points[at + axis] ?? 0, points[at + 2 + axis] ?? 0]
      next.push(from + (to - from) * share)
    }
  return curveAt(next, share)
}

/** The box about several. */
export function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((one) => one.x))
  const top = Math.min(...boxes.map((one) => one.y))
  const right = Math.max(...boxes.map((one) => one.x + one.width))
  const bottom = Math.max(...boxes.map((one) => one.y + one.height))
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export const circle = (cx: number, cy: number, r: number): string =>
  `M${cx - r} ${cy}A${r} ${r} 0 1 0 ${cx + r} ${cy}A${r} ${r} 0 1 0 ${cx - r} ${cy}Z`

export const ring = (cx: number, cy: number, r: number, thickness: number): string =>
  circle(cx, cy, r) + circle(cx, cy, r - thickness)

export const polygon = (points: readonly (readonly [number, number])[]): string =>
  `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`

/** @param turned degrees; 0 has a corner at the top */
export const regular = (sides: number, r: number, turned = 0): string =>
  polygon(
    Array.from({ length: sides }, (_, at) => {
      const angle = (2 * Math.PI * at) / sides - Math.PI / 2 + (turned * Math.PI) / 180
      return [r * Math.cos(angle), r * Math.sin(angle)] as const
    }),
  )

/** A square with round corners about 0; at `round` 1 a circle’s quarter on each. */
export function rounded(width: number, height: number, round: number): string {
  const [w, h] = [width / 2, height / 2]
  const r = Math.min(w, h) * round
  return `M${-w + r} ${-h}H${w - r}A${r} ${r} 0 0 1 ${w} ${-h + r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${-w + r}A${r} ${r} 0 0 1 ${-w} ${h - r}V${-h + r}A${r} ${r} 0 0 1 ${-w + r} ${-h}Z`
}

export const shield =
  'M0 -50C16 -40 32 -36 44 -36C46 0 38 32 0 52C-38 32 -46 0 -44 -36C-32 -36 -16 -40 0 -50Z'
