import { type PointerEvent, type WheelEvent, useRef, useState } from 'react'

/** How much larger than its place, and how far moved from its middle in CSS pixels. */
interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

const whole: View = { scale: 1, x: 0, y: 0 }
const largest = 12
/** A double click brings it so much nearer. */
const near = 3

/** What follows the wheel, two fingers, a double click and, once nearer, a drag. */
export function useZoom() {
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

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
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

  const release = (event: PointerEvent<HTMLElement>): void => void pointers.current.delete(event.pointerId)
  return {
    view,
    /** As CSS has it, for what is shown. */
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
    /** For the element that it is shown in. */
    handlers: {
      onWheel: (event: WheelEvent<HTMLElement>): void =>
        zoomAt(
          event.clientX,
          event.clientY,
          event.currentTarget.getBoundingClientRect(),
          Math.exp(-event.deltaY / 300),
        ),
      onDoubleClick: (event: React.MouseEvent<HTMLElement>): void =>
        view.scale > 1
          ? setView(whole)
          : zoomAt(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect(), near),
      onPointerDown: (event: PointerEvent<HTMLElement>): void => {
        event.currentTarget.setPointerCapture(event.pointerId)
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      },
      onPointerMove,
      onPointerUp: release,
      onPointerCancel: release,
    },
  }
}
