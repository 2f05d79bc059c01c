import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react'

interface Place {
  readonly x: number
  readonly y: number
}

const ways: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}
/** Pixels by a press of an arrow; left free at the edges. */
const [step, edge] = [24, 12]

/** Something that lies in its parent's lower right corner until it is dragged, or moved by arrows, elsewhere. */
export function useMoved(box: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<Place>({ x: edge, y: edge })
  const put = ({ x, y }: Place): void => {
    const own = box.current
    const room = own?.parentElement
    if (own === null || room === null || room === undefined) return
    const within = (value: number, free: number): number => Math.max(edge, Math.min(value, free - edge))
    setPlace({
      x: within(x, room.clientWidth - own.offsetWidth),
      y: within(y, room.clientHeight - own.offsetHeight),
    })
  }
  return {
    /** From the right and from below. */
    place,
    handle: {
      onPointerDown: (event: PointerEvent<HTMLElement>) =>
        event.currentTarget.setPointerCapture(event.pointerId),
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        put({ x: place.x - event.movementX, y: place.y - event.movementY })
      },
      onKeyDown(event: KeyboardEvent) {
        const way = ways[event.key]
        if (way === undefined) return
        event.preventDefault()
        put({ x: place.x + way.x * step, y: place.y + way.y * step })
      },
    },
  }
}
