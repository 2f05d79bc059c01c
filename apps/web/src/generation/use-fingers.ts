import { type PointerEvent, useRef } from 'react'

interface Point {
  readonly x: number
  readonly y: number
}

/** What two fingers, or a drag by one finger or a mouse, do to what lies under them. */
interface Moves {
  /** In CSS pixels, since the last time. */
  readonly onDrag: (x: number, y: number) => void
  /** @param ratio how much further apart the fingers are than the last time; the place is between them, in the window */
  readonly onPinch: (ratio: number, place: Point, box: DOMRect) => void
}

/** The handlers of an element that is dragged and pinched; it must be `touch-none`, else the browser takes the fingers. */
export function useFingers({ onDrag, onPinch }: Moves) {
  const fingers = useRef(new Map<number, Point>())
  const release = (event: PointerEvent<HTMLElement>): void => void fingers.current.delete(event.pointerId)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const before = fingers.current.get(event.pointerId)
      if (before === undefined) return
      const now = { x: event.clientX, y: event.clientY }
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
      fingers.current.set(event.pointerId, now)
      if (other === undefined) return onDrag(now.x - before.x, now.y - before.y)
      const ratio =
        Math.hypot(now.x - other.x, now.y - other.y) /
        Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
      const place = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      onPinch(ratio, place, event.currentTarget.getBoundingClientRect())
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}
