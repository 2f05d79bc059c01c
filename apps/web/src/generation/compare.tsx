import { Search } from 'lucide-react'
import { type PointerEvent, useRef, useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { type Picture, shownUrl } from './pictures.ts'
import { useZoom } from './use-zoom.ts'

interface CompareProps {
  readonly left: Picture
  readonly right: Picture
  readonly names: readonly [string, string]
}

/** Two pictures in one place, a line between them that can be moved; nearer by the wheel or two fingers, or under a loupe. */
export function Compare({ left, right, names: [leftName, rightName] }: CompareProps) {
  const [share, setShare] = useState(50)
  const [isLoupe, setLoupe] = useState(false)
  const [under, setUnder] = useState<Spot | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const { view, transform, handlers } = useZoom()
  // Fingers belong to the place around the pictures once they are down, so that is where they are followed.
  const look = (event: PointerEvent<HTMLElement>): void => {
    if (isLoupe && frame.current !== null) setUnder(spotOf(event, frame.current))
  }
  return (
    <div
      className="absolute inset-3 grid touch-none place-items-center [container-type:size]"
      {...handlers}
      onPointerDown={(event) => {
        handlers.onPointerDown(event)
        look(event)
      }}
      onPointerMove={(event) => {
        handlers.onPointerMove(event)
        look(event)
      }}
      onPointerLeave={() => setUnder(null)}
    >
      <div
        ref={frame}
        className="relative"
        style={{
          aspectRatio: `${left.width} / ${left.height}`,
          width: `min(100cqw, ${left.width / left.height} * 100cqh)`,
        }}
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
      <div className="absolute right-1 bottom-1" onPointerDown={(event) => event.stopPropagation()}>
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
  /** Where the loupe’s middle is: on it, or beside the finger that would hide it. */
  readonly shownAt: { readonly x: number; readonly y: number }
}

const loupeSide = 220
const magnified = 3
const besideFinger = loupeSide / 2 + 36

/** null: beside the pictures. */
function spotOf(event: PointerEvent<HTMLElement>, frame: HTMLElement): Spot | null {
  const { left, top, width, height } = frame.getBoundingClientRect()
  const around = event.currentTarget.getBoundingClientRect()
  const [x, y] = [event.clientX - left, event.clientY - top]
  if (x < 0 || y < 0 || x > width || y > height) return null
  if (event.pointerType !== 'touch') return { x, y, width, height, shownAt: { x, y } }
  const hasRoomAbove = event.clientY - around.top > besideFinger + loupeSide / 2
  const [first, last] = [around.left - left + loupeSide / 2, around.right - left - loupeSide / 2]
  return {
    x,
    y,
    width,
    height,
    shownAt: {
      x: Math.max(first, Math.min(last, x)),
      y: hasRoomAbove ? y - besideFinger : y + besideFinger,
    },
  }
}

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
        left: spot.shownAt.x - loupeSide / 2,
        top: spot.shownAt.y - loupeSide / 2,
      }}
    >
      {half(left, 'left')}
      {half(right, 'right')}
      <span className="absolute inset-y-0 left-1/2 w-px bg-white" />
    </div>
  )
}
