import type { TemplateView } from '@krya/contracts'
import { type PointerEvent, type WheelEvent, useRef, useState } from 'react'
import { type Picture, shownUrl } from './pictures.ts'

interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

const whole: View = { scale: 1, x: 0, y: 0 }
const largest = 12

/** A picture fitted to its place; the wheel, two fingers or a double click bring it nearer, a drag moves it. */
export function ZoomStage({
  picture,
  zone,
}: {
  readonly picture: Picture
  /** Where it is shown, and what may be hidden there. */
  readonly zone?: TemplateView | undefined
}) {
  const [view, setView] = useState(whole)
  const pointers = useRef(new Map<number, { x: number; y: number }>())

  function zoomAt(clientX: number, clientY: number, box: DOMRect, factor: number): void {
    setView((before) => {
      const scale = Math.min(largest, Math.max(1, before.scale * factor))
      if (scale === 1) return whole
      const px = clientX - box.left - box.width / 2
      const py = clientY - box.top - box.height / 2
      const ratio = scale / before.scale
      return { scale, x: px - (px - before.x) * ratio, y: py - (py - before.y) * ratio }
    })
  }

  function onWheel(event: WheelEvent<HTMLDivElement>): void {
    zoomAt(
      event.clientX,
      event.clientY,
      event.currentTarget.getBoundingClientRect(),
      Math.exp(-event.deltaY / 300),
    )
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const before = pointers.current.get(event.pointerId)
    if (before === undefined) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    pointers.current.set(event.pointerId, now)
    if (other !== undefined) {
      const ratio =
        Math.hypot(now.x - other.x, now.y - other.y) /
        Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
      zoomAt((now.x + other.x) / 2, (now.y + other.y) / 2, event.currentTarget.getBoundingClientRect(), ratio)
    } else if (view.scale > 1)
      setView({ ...view, x: view.x + now.x - before.x, y: view.y + now.y - before.y })
  }

  const release = (event: PointerEvent<HTMLDivElement>): void => void pointers.current.delete(event.pointerId)
  return (
    <div
      className="absolute inset-0 touch-none overflow-hidden"
      style={{ cursor: view.scale > 1 ? 'grab' : 'zoom-in' }}
      onWheel={onWheel}
      onDoubleClick={(event) =>
        view.scale > 1
          ? setView(whole)
          : zoomAt(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect(), 3)
      }
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      }}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <img
        src={shownUrl(picture)}
        alt={picture.prompt}
        draggable={false}
        className="absolute inset-0 m-auto max-h-[calc(100%-24px)] max-w-[calc(100%-24px)] rounded-md object-contain select-none"
        style={{
          transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
          backgroundImage: `url(${picture.thumbnailUrl})`,
          backgroundSize: '100% 100%',
        }}
      />
      {zone !== undefined && <SafeZone {...zone} view={view} />}
    </div>
  )
}

/** What may be hidden is dimmed; it lies over the picture wherever that was moved to. */
function SafeZone({ width, height, safe, view }: TemplateView & { readonly view: View }) {
  const inner = `M${safe.left} ${safe.top}H${width - safe.right}V${height - safe.bottom}H${safe.left}Z`
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      className="pointer-events-none absolute inset-0 m-auto h-[calc(100%-24px)] w-[calc(100%-24px)]"
      style={{
        maxWidth: width,
        maxHeight: height,
        transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
      }}
    >
      <path d={`M0 0H${width}V${height}H0Z${inner}`} fillRule="evenodd" className="fill-black/55" />
      <path d={inner} fill="none" stroke="#fff" strokeWidth={width / 400} strokeDasharray={width / 60} />
    </svg>
  )
}
