import { curveThrough } from '@krya/adjust'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

type Point = readonly [x: number, y: number]
const most = 16
/** So near to a point, in parts of the side, a press takes it. */
const near = 0.05
const [side, step] = [200, 0.01]

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/** A curve by its points: press to add one, drag to move it, drag it away (or Delete) to remove it. */
export function CurveField({
  points,
  onChange,
  onCommit,
}: {
  readonly points: readonly Point[]
  readonly onChange: (points: readonly Point[]) => void
  readonly onCommit: () => void
}) {
  const [held, setHeld] = useState(-1)
  const box = useRef<SVGSVGElement>(null)
  const curve = curveThrough(points)
  const line = Array.from({ length: 65 }, (_, at) => {
    const x = at / 64
    return `${(x * side).toFixed(1)},${((1 - clamp(curve(x))) * side).toFixed(1)}`
  }).join(' ')
  const placeOf = (event: PointerEvent): Point => {
    const area = box.current?.getBoundingClientRect()
    if (area === undefined) return [0, 0]
    return [(event.clientX - area.left) / area.width, 1 - (event.clientY - area.top) / area.height]
  }
  /** A point stays between its neighbours. */
  const moved = (at: number, [x, y]: Point): Point => {
    const low = at === 0 ? 0 : (points[at - 1]?.[0] ?? 0) + step
    const high = at === points.length - 1 ? 1 : (points[at + 1]?.[0] ?? 1) - step
    return [Math.min(high, Math.max(low, x)), clamp(y)]
  }
  function down(event: PointerEvent<SVGSVGElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    const place = placeOf(event)
    const found = points.findIndex(([x, y]) => Math.hypot(x - place[0], y - place[1]) < near)
    if (found >= 0) return setHeld(found)
    if (points.length >= most) return
    const next = [...points, [clamp(place[0]), clamp(place[1])] as const].toSorted(([a], [b]) => a - b)
    setHeld(next.findIndex(([x]) => x === clamp(place[0])))
    onChange(next)
  }
  function move(event: PointerEvent): void {
    if (held < 0) return
    const place = placeOf(event)
    const isAway = place[1] < -0.25 || place[1] > 1.25
    if (isAway && points.length > 2 && held > 0 && held < points.length - 1) {
      onChange(points.toSpliced(held, 1))
      setHeld(-1)
    } else onChange(points.with(held, moved(held, place)))
  }
  const up = (): void => {
    setHeld(-1)
    onCommit()
  }
  function key(event: KeyboardEvent, at: number): void {
    const [x, y] = points[at] ?? [0, 0]
    const ways: Readonly<Record<string, Point>> = {
      ArrowLeft: [x - step, y],
      ArrowRight: [x + step, y],
      ArrowUp: [x, y + step],
      ArrowDown: [x, y - step],
    }
    const to = ways[event.key]
    if (to !== undefined) onChange(points.with(at, moved(at, to)))
    else if (/^(?:Delete|Backspace)$/.test(event.key) && at > 0 && at < points.length - 1)
      onChange(points.toSpliced(at, 1))
    else return
    event.preventDefault()
    event.stopPropagation()
    onCommit()
  }
  return (
    <svg
      ref={box}
      viewBox={`0 0 ${side} ${side}`}
      role="group"
      aria-label="Curve"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      className="aspect-square w-full touch-none overflow-visible rounded-lg border border-line bg-panel"
    >
      <path
        d="M50 0V200M100 0V200M150 0V200M0 50H200M0 100H200M0 150H200M0 200L200 0"
        className="stroke-line"
        fill="none"
      />
      <polyline points={line} className="stroke-accent-text" fill="none" strokeWidth={2} />
      {points.map(([x, y], at) => (
        <circle
          key={at}
          cx={x * side}
          cy={(1 - y) * side}
          r={5}
          tabIndex={0}
          role="slider"
          aria-label={`Point ${at + 1} of the curve`}
          aria-valuenow={Math.round(y * 100)}
          aria-valuetext={`${Math.round(x * 100)} % to ${Math.round(y * 100)} %`}
          onKeyDown={(event) => key(event, at)}
          className="cursor-move fill-panel stroke-accent-text"
          strokeWidth={2}
        />
      ))}
    </svg>
  )
}
