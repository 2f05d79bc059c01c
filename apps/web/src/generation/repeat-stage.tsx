import { type PointerEvent, useState, type WheelEvent } from 'react'
import { type Picture, shownUrl } from './pictures.ts'

const [smallest, usual, largest] = [40, 240, 1600]

/** A tile laid over the whole place: the wheel or the slider changes its size, a drag moves it. */
export function RepeatStage({ picture }: { readonly picture: Picture }) {
  const [size, setSize] = useState(usual)
  const [place, setPlace] = useState({ x: 0, y: 0 })
  const resize = (to: number): void => setSize(Math.min(largest, Math.max(smallest, to)))
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 1) setPlace({ x: place.x + event.movementX, y: place.y + event.movementY })
  }
  return (
    <div className="absolute inset-0 overflow-hidden">
      <div
        role="img"
        aria-label={`${picture.prompt}, repeated`}
        className="absolute inset-0 cursor-grab touch-none active:cursor-grabbing"
        style={{
          backgroundImage: `url(${shownUrl(picture)})`,
          backgroundSize: `${size}px auto`,
          backgroundPosition: `${place.x}px ${place.y}px`,
        }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onWheel={(event: WheelEvent) => resize(size * Math.exp(-event.deltaY / 400))}
      />
      <label className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-3 rounded-xl border border-line bg-raised px-4 py-2 text-[13px] text-soft">
        Tile size
        <input
          type="range"
          min={Math.log(smallest)}
          max={Math.log(largest)}
          step={0.01}
          value={Math.log(size)}
          onChange={(event) => resize(Math.exp(Number(event.target.value)))}
          className="w-44 accent-(--color-accent)"
        />
      </label>
    </div>
  )
}
