import { useState, type WheelEvent } from 'react'
import { type Picture, shownUrl } from './pictures.ts'
import { useFingers } from './use-fingers.ts'

const [smallest, usual, largest] = [40, 240, 1600]

/** A tile laid over the whole place: the wheel, two fingers or the slider change its size, a drag moves it. */
export function RepeatStage({ picture }: { readonly picture: Picture }) {
  const [size, setSize] = useState(usual)
  const [place, setPlace] = useState({ x: 0, y: 0 })
  const resize = (by: number): void => setSize((before) => Math.min(largest, Math.max(smallest, before * by)))
  const fingers = useFingers({
    onDrag: (x, y) => setPlace((before) => ({ x: before.x + x, y: before.y + y })),
    onPinch: resize,
  })
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
        {...fingers}
        onWheel={(event: WheelEvent) => resize(Math.exp(-event.deltaY / 400))}
      />
      <label className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-3 rounded-xl border border-line bg-raised px-4 py-2 text-[13px] whitespace-nowrap text-soft">
        Tile size
        <input
          type="range"
          min={Math.log(smallest)}
          max={Math.log(largest)}
          step={0.01}
          value={Math.log(size)}
          onChange={(event) => setSize(Math.exp(Number(event.target.value)))}
          className="h-6 w-44 accent-(--color-accent)"
        />
      </label>
    </div>
  )
}
