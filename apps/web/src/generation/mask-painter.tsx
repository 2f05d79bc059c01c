import type { Asset } from '@krya/contracts'
import { Brush, Contrast, Eraser, LoaderCircle, Trash2, Undo2 } from 'lucide-react'
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { tell, upload } from '../data/actions.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { Slider } from '../ui/slider.tsx'
import { pictureOf, shownUrl } from './pictures.ts'
import { drawMask, drawStep, maskFile, type MaskStep, type Point } from './mask-strokes.ts'

/** A mask need not be finer than this; it may be of another size than its picture. */
const longest = 2048
const colour = '#8b5cf6'
const smallest = 0.005
const largest = 0.3

/** A picture to paint over, to say where something is to be done. */
export function MaskPainter({
  picture,
  title,
  onDone,
  onClose,
}: {
  readonly picture: Asset
  /** What is painted. */
  readonly title: string
  readonly onDone: (mask: string) => void
  readonly onClose: () => void
}) {
  const [steps, setSteps] = useState<readonly MaskStep[]>([])
  const [tool, setTool] = useState<'paint' | 'erase'>('paint')
  const [size, setSize] = useState(0.06)
  const [saving, setSaving] = useState(false)
  const [pointer, setPointer] = useState<Point>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const stroke = useRef<Point[]>(undefined)
  const ratio = (picture.width ?? 1) / (picture.height ?? 1)
  const scale = Math.min(1, longest / Math.max(picture.width ?? 1, picture.height ?? 1))
  const width = Math.max(1, Math.round((picture.width ?? 1) * scale))
  const height = Math.max(1, Math.round((picture.height ?? 1) * scale))

  useEffect(() => {
    const pen = canvas.current?.getContext('2d') ?? null
    if (pen !== null) drawMask(pen, steps, colour)
  }, [steps])

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent): Point => {
    const box = currentTarget.getBoundingClientRect()
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.width }
  }
  const begin = (event: PointerEvent): void => {
    // A second finger would draw a line between the two.
    if (event.button !== 0 || !event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    stroke.current = [placeOf(event)]
    follow(event)
  }
  const follow = (event: PointerEvent): void => {
    if (!event.isPrimary) return
    const place = placeOf(event)
    setPointer(place)
    const points = stroke.current
    const pen = canvas.current?.getContext('2d') ?? null
    if (points === undefined || pen === null) return
    const last = points.at(-1) ?? place
    points.push(place)
    drawStep(pen, { kind: tool, size, points: [last, place] }, colour)
  }
  const end = (): void => {
    const points = stroke.current
    stroke.current = undefined
    if (points !== undefined) setSteps((before) => [...before, { kind: tool, size, points }])
  }
  const undo = useCallback(() => setSteps((before) => before.slice(0, -1)), [])
  const invert = useCallback(() => setSteps((before) => [...before, { kind: 'invert' }]), [])
  useEffect(() => {
    const resize = (factor: number) => () =>
      setSize((before) => Math.min(largest, Math.max(smallest, before * factor)))
    const keys: Readonly<Record<string, () => void>> = {
      b: () => setTool('paint'),
      e: () => setTool('erase'),
      i: invert,
      '[': resize(1 / 1.2),
      ']': resize(1.2),
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      const isCommand = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      const act = isCommand ? (key === 'z' ? undo : undefined) : keys[key]
      if (act === undefined || event.altKey) return
      act()
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [undo, invert])

  async function save(): Promise<void> {
    setSaving(true)
    try {
      onDone((await upload(await maskFile(steps, width, height), false)).id)
    } catch (error) {
      tell(error)
      setSaving(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Paint: ${title}`}
      className="w-[min(1080px,calc(100vw-24px))]"
    >
      <div className="flex flex-col gap-3">
        <div
          className="relative mx-auto touch-none overflow-hidden rounded-lg bg-raised select-none"
          style={{ aspectRatio: ratio, width: `min(100%, calc(62dvh * ${ratio}))` }}
        >
          <img
            src={shownUrl(pictureOf(picture))}
            alt={picture.prompt}
            draggable={false}
            className="absolute inset-0 size-full"
          />
          <canvas
            ref={canvas}
            width={width}
            height={height}
            data-testid="mask"
            onPointerDown={begin}
            onPointerMove={follow}
            onPointerUp={end}
            onPointerCancel={end}
            onPointerLeave={() => setPointer(undefined)}
            className="absolute inset-0 size-full cursor-none opacity-60"
          />
          {pointer !== undefined && (
            <div
              className="pointer-events-none absolute aspect-square -translate-1/2 rounded-full border border-white shadow-[0_0_0_1px_rgb(0_0_0/0.6)]"
              style={{
                left: `${pointer.x * 100}%`,
                top: `${pointer.y * ratio * 100}%`,
                width: `${size * 100}%`,
              }}
            />
          )}
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          <IconButton label="Brush" shortcut="B" pressed={tool === 'paint'} onClick={() => setTool('paint')}>
            <Brush />
          </IconButton>
          <IconButton label="Eraser" shortcut="E" pressed={tool === 'erase'} onClick={() => setTool('erase')}>
            <Eraser />
          </IconButton>
          <div className="mx-2 w-36 max-sm:order-first max-sm:mx-0 max-sm:mb-1 max-sm:w-full">
            <Slider
              label="Brush size"
              min={smallest}
              max={largest}
              step={0.005}
              value={size}
              onChange={setSize}
            />
          </div>
          <IconButton label="Undo" shortcut="mod+Z" disabled={steps.length === 0} onClick={undo}>
            <Undo2 />
          </IconButton>
          <IconButton label="Invert" shortcut="I" onClick={invert}>
            <Contrast />
          </IconButton>
          <IconButton label="Clear" disabled={steps.length === 0} onClick={() => setSteps([])}>
            <Trash2 />
          </IconButton>
          <Button
            look="primary"
            disabled={steps.length === 0 || saving}
            onClick={() => void save()}
            className="ml-auto"
          >
            {saving && <LoaderCircle className="size-4 animate-spin" />} Use this mask
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
