import { Search } from 'lucide-react'
import { type PointerEvent, useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { type Picture, shownUrl } from './pictures.ts'
import { useZoom } from './use-zoom.ts'

interface CompareProps {
  readonly left: Picture
  readonly right: Picture
  readonly names: readonly [string, string]
}

/** Two pictures in one place, a line between them that can be moved; nearer by the wheel, or under a loupe. */
export function Compare({ left, right, names: [leftName, rightName] }: CompareProps) {
  const [share, setShare] = useState(50)
  const [isLoupe, setLoupe] = useState(false)
  const [under, setUnder] = useState<Spot | null>(null)
  const { view, transform, handlers } = useZoom()
  const look = (event: PointerEvent<HTMLElement>): void => setUnder(spotOf(event))
  return (
    <div className="absolute inset-0 grid place-items-center overflow-hidden p-3" {...handlers}>
      <div
        className="relative h-full max-w-full"
        style={{ aspectRatio: `${left.width} / ${left.height}` }}
        onPointerMove={isLoupe ? look : undefined}
        onPointerLeave={() => setUnder(null)}
      >
        <div className="absolute inset-0 overflow-hidden rounded-md">
          <img
            src={shownUrl(right)}
            alt={`Right: ${rightName}`}
            draggable={false}
            className="absolute inset-0 size-full object-contain"
            style={{ transform }}
          />
          <div className="absolute inset-0" style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}>
            <img
              src={shownUrl(left)}
              alt={`Left: ${leftName}`}
              draggable={false}
              className="absolute inset-0 size-full object-contain"
              style={{ transform }}
            />
          </div>
        </div>
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
          className="peer absolute inset-x-0 bottom-0 h-10 w-full cursor-ew-resize opacity-0"
          // A drag on the line moves it, not the pictures.
          onPointerDown={(event) => event.stopPropagation()}
        />
        <Handle share={share} onMove={setShare} />
        {isLoupe && under !== null && <Loupe left={left} right={right} spot={under} scale={view.scale} />}
      </div>
      <div className="absolute right-4 bottom-4" onPointerDown={(event) => event.stopPropagation()}>
        <IconButton label="Loupe" pressed={isLoupe} onClick={() => setLoupe(!isLoupe)} className="bg-raised">
          <Search />
        </IconButton>
      </div>
    </div>
  )
}

/** What the line is held by. Keys move the range under it. */
function Handle({ share, onMove }: { readonly share: number; readonly onMove: (share: number) => void }) {
  function drag(event: PointerEvent<HTMLElement>): void {
    event.stopPropagation()
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    onMove(Math.min(100, Math.max(0, ((event.clientX - box.left) / box.width) * 100)))
  }
  return (
    <div
      aria-hidden
      className="absolute inset-y-0 w-8 -translate-x-1/2 cursor-ew-resize touch-none"
      style={{ left: `${share}%` }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
    >
      <span className="absolute top-1/2 left-1/2 grid size-8 -translate-1/2 place-items-center rounded-full bg-white text-[13px] text-black shadow-lg">
        ⇆
      </span>
    </div>
  )
}

/** A place in the frame, in its CSS pixels, and the frame’s size. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const spotOf = (event: PointerEvent<HTMLElement>): Spot => {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top, width, height }
}

const loupeSide = 220
const magnified = 3

/** What lies under the pointer, larger: before in its left half, after in its right. */
function Loupe({
  left,
  right,
  spot,
  scale,
}: {
  readonly left: Picture
  readonly right: Picture
  readonly spot: Spot
  readonly scale: number
}) {
  const half = (picture: Picture, side: 'left' | 'right') => (
    <span className="absolute inset-y-0 w-1/2 overflow-hidden" style={{ [side]: 0 }}>
      <img
        src={shownUrl(picture)}
        alt=""
        draggable={false}
        className="absolute max-w-none"
        style={{
          width: spot.width * magnified,
          height: spot.height * magnified,
          left: loupeSide / 2 - spot.x * magnified - (side === 'right' ? loupeSide / 2 : 0),
          top: loupeSide / 2 - spot.y * magnified,
        }}
      />
    </span>
  )
  // Once the pictures are nearer by themselves, the places under the pointer are others.
  if (scale > 1) return null
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute overflow-hidden rounded-full border-2 border-white bg-ground shadow-2xl"
      style={{
        width: loupeSide,
        height: loupeSide,
        left: spot.x - loupeSide / 2,
        top: spot.y - loupeSide / 2,
      }}
    >
      {half(left, 'left')}
      {half(right, 'right')}
      <span className="absolute inset-y-0 left-1/2 w-px bg-white" />
    </div>
  )
}
