import { useState } from 'react'
import type { Picture } from './pictures.ts'

/** Two pictures in one place, a line between them that can be moved. */
export function Compare({
  left,
  right,
  names: [leftName, rightName],
}: {
  readonly left: Picture
  readonly right: Picture
  readonly names: readonly [string, string]
}) {
  const [share, setShare] = useState(50)
  return (
    <div className="absolute inset-0 grid place-items-center p-3">
      <div className="relative h-full max-w-full" style={{ aspectRatio: `${left.width} / ${left.height}` }}>
        <img
          src={right.url}
          alt={`Right: ${rightName}`}
          draggable={false}
          className="absolute inset-0 size-full rounded-md object-contain"
        />
        <img
          src={left.url}
          alt={`Left: ${leftName}`}
          draggable={false}
          className="absolute inset-0 size-full rounded-md object-contain"
          style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
        />
        <div
          className="pointer-events-none absolute inset-y-0 w-0.5 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.4)]"
          style={{ left: `${share}%` }}
        />
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label="How much of the left picture is shown"
          onChange={(event) => setShare(Number(event.target.value))}
          className="absolute inset-0 size-full cursor-ew-resize opacity-0"
        />
      </div>
    </div>
  )
}
