import { Download, Images } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { flat } from '../../canvas/compose/flat.ts'
import type { Scene } from '../../canvas/document/layer.ts'
import { upload } from '../../data/actions.ts'
import { download } from '../../data/download.ts'
import { notify } from '../../data/news.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { inputLook, Segments } from '../../ui/field.tsx'
import { Popover } from '../../ui/overlay.tsx'
import { PercentSlider } from '../../drawing/number-slider.tsx'
import { refuse, useEditor, useEditorState, useSession } from '../../drawing/use-editor.ts'

const formats = ['png', 'jpeg', 'webp', 'avif', 'psd'] as const
type Format = (typeof formats)[number]
const scales = [0.25, 0.5, 1, 2] as const
/** The most pixels that browsers draw at once. */
const mostPixels = 16_384 * 16_384

/** The document as a file, or as a picture of the library. */
export function ExportMenu() {
  const editor = useEditor()
  const session = useSession()
  const name = useStore(session.state, (state) => state.name)
  const width = useEditorState(({ scene }) => scene.width)
  const height = useEditorState(({ scene }) => scene.height)
  const [format, setFormat] = useState<Format>('png')
  const [scale, setScale] = useState<number>(1)
  const [quality, setQuality] = useState(0.9)
  const [busy, setBusy] = useState(false)
  const isPsd = format === 'psd'
  const size = isPsd ? 1 : scale

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      refuse(error)
    }
    setBusy(false)
  }
  const save = (): Promise<void> =>
    run(async () => {
      const blob = await fileOf(editor.scene, format, size, quality)
      const url = URL.createObjectURL(blob)
      download(url, `${name}.${format === 'jpeg' ? 'jpg' : format}`)
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    })
  const keep = (): Promise<void> =>
    run(async () => {
      const blob = await fileOf(editor.scene, 'png', size, 1)
      await upload(new File([blob], name, { type: 'image/png' }))
      notify('It is in the library')
    })
  return (
    <Popover
      className="w-72 p-3"
      trigger={
        <Button look="primary" size="small" className="ml-1">
          <Download className="size-4" /> Export
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Segments
          label="Format"
          value={format}
          options={formats.map((one) => ({ value: one, label: one.toUpperCase() }))}
          onChange={setFormat}
        />
        {!isPsd && (
          <>
            <Segments
              label="Scale"
              value={scale}
              options={scales.map((one) => ({ value: one, label: `${one} ×` }))}
              onChange={setScale}
            />
            <label className="flex items-center justify-between gap-3 text-[12.5px] text-soft">
              Width in pixels
              <input
                type="number"
                min={1}
                max={16384}
                value={Math.round(width * scale) || ''}
                onChange={(event) => setScale(Math.min(16_384, Number(event.target.value)) / width)}
                className={cn(inputLook, 'h-8 w-24 px-2 tabular-nums')}
              />
            </label>
          </>
        )}
        {(format === 'jpeg' || format === 'webp' || format === 'avif') && (
          <PercentSlider label="Quality" min={0.3} value={quality} onChange={setQuality} />
        )}
        <p className="text-[12.5px] text-faint tabular-nums">
          {isPsd ? 'With its layers and masks, ' : ''}
          {Math.round(width * size)} × {Math.round(height * size)} pixels
        </p>
        <Button look="primary" disabled={busy || size <= 0} onClick={() => void save()}>
          <Download className="size-4" /> Save file
        </Button>
        <Button disabled={busy || size <= 0} onClick={() => void keep()}>
          <Images className="size-4" /> Put into the library
        </Button>
      </div>
    </Popover>
  )
}

/** The scene as a file. @throws Error, ApiError */
async function fileOf(scene: Scene, format: Format, scale: number, quality: number): Promise<Blob> {
  if (format === 'psd') {
    const { psdOf } = await import('../../canvas/export/write-psd.ts')
    return psdOf(scene)
  }
  if (scene.width * scene.height * scale * scale > mostPixels)
    throw new Error(
      'That is more than a browser draws at once. Choose a smaller scale, and upscale the result.',
    )
  const drawn = await flat(scene, undefined, scale)
  if (format === 'avif') return avifOf(await drawn.png(), quality)
  if (format === 'jpeg') {
    // JPEG has no alpha: what is clear is white.
    drawn.pen.globalCompositeOperation = 'destination-over'
    drawn.pen.fillStyle = '#ffffff'
    drawn.pen.fillRect(0, 0, drawn.width, drawn.height)
  }
  return drawn.canvas.convertToBlob({ type: `image/${format}`, quality })
}

/** Browsers write no AVIF; the server does. */
async function avifOf(png: Blob, quality: number): Promise<Blob> {
  const { url } = await upload(new File([png], 'export.png', { type: 'image/png' }), false)
  const response = await fetch(`${url}?format=avif&recipe=strip&q=${Math.round(quality * 100)}`)
  if (!response.ok) throw new Error('The server could not write it as AVIF.')
  return response.blob()
}
