import { type RefObject, useEffect, useRef, useState } from 'react'
import { useEditor, useEditorState } from '../../../drawing/use-editor.ts'
import { colourOf } from './person-look.ts'
import { useLine, useLineState } from './use-line.ts'

/** How the page lies on what the pointers are shown on. */
interface Lie {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Where the others point on the drawing; and tells them where one points oneself. */
export function DrawingCursors() {
  const place = useRef<HTMLDivElement>(null)
  const line = useLine()
  const editor = useEditor()
  const view = useEditorState((state) => state.view)
  useEffect(() => {
    const around = place.current?.parentElement
    if (line === null || around === null || around === undefined) return undefined
    const onMove = (event: PointerEvent): void => {
      const { left, top } = around.getBoundingClientRect()
      const { view: now, tool, settings } = editor.state.getState()
      line.point({
        x: Math.round((event.clientX - left - now.x) / now.scale),
        y: Math.round((event.clientY - top - now.y) / now.scale),
        tool,
        colour: settings.front,
      })
    }
    const onLeave = (): void => line.point(null)
    around.addEventListener('pointermove', onMove)
    around.addEventListener('pointerleave', onLeave)
    return () => {
      around.removeEventListener('pointermove', onMove)
      around.removeEventListener('pointerleave', onLeave)
      line.point(null)
    }
  }, [line, editor])
  return <Pointers place={place} lie={view} />
}

/** The same on what is painted, which fills its place in its own shape. */
export function ResultCursors() {
  const place = useRef<HTMLDivElement>(null)
  const { width, height } = useEditorState(({ scene }) => scene)
  const size = useSize(place)
  const scale = Math.min(size.width / width, size.height / height)
  const lie = { scale, x: (size.width - width * scale) / 2, y: (size.height - height * scale) / 2 }
  return <Pointers place={place} lie={lie} />
}

function useSize(place: RefObject<HTMLDivElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const { current } = place
    if (current === null) return undefined
    const sizes = new ResizeObserver(() =>
      setSize({ width: current.clientWidth, height: current.clientHeight }),
    )
    sizes.observe(current)
    return () => sizes.disconnect()
  }, [place])
  return size
}

function Pointers({ place, lie }: { readonly place: RefObject<HTMLDivElement | null>; readonly lie: Lie }) {
  const cursors = useLineState((state) => state.cursors)
  const people = useLineState((state) => state.people)
  const me = useLineState((state) => state.me)
  return (
    <div ref={place} aria-hidden className="pointer-events-none absolute inset-0 z-[5] overflow-hidden">
      {people.map(({ id, name, colour }) => {
        const at = id === me ? undefined : cursors.get(id)
        if (at === undefined) return null
        const background = colourOf(colour)
        return (
          <div
            key={id}
            data-testid="cursor"
            className="absolute top-0 left-0 transition-transform duration-75 ease-linear motion-reduce:transition-none"
            style={{ transform: `translate(${at.x * lie.scale + lie.x}px, ${at.y * lie.scale + lie.y}px)` }}
          >
            <svg viewBox="0 0 16 16" className="size-4 drop-shadow">
              <path d="M1 1l5 13 2.2-5.8L14 6z" fill={background} stroke="#fff" strokeWidth="1.2" />
            </svg>
            <span
              className="ml-3 flex max-w-40 items-center gap-1.5 rounded-md px-1.5 py-0.5 text-[12px] leading-4 font-medium whitespace-nowrap text-white shadow"
              style={{ background }}
            >
              <span
                className="size-2 shrink-0 rounded-full border border-white"
                style={{ background: at.colour }}
              />
              <span className="truncate">{name}</span>
            </span>
          </div>
        )
      })}
    </div>
  )
}
