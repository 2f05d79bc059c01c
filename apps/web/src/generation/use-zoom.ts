import { type MouseEvent, type WheelEvent, useState } from 'react'
import { useFingers } from './use-fingers.ts'

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

  const fingers = useFingers({
    onDrag: (x, y) =>
      setView((before) => (before.scale > 1 ? { ...before, x: before.x + x, y: before.y + y } : before)),
    onPinch: (ratio, place, box) => zoomAt(place.x, place.y, box, ratio),
  })
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
      onDoubleClick: (event: MouseEvent<HTMLElement>): void =>
        view.scale > 1
          ? setView(whole)
          : zoomAt(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect(), near),
      ...fingers,
    },
  }
}
