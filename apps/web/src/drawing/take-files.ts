import { pixelLayer } from '../canvas/document/layer.ts'
import { Surface } from '../canvas/document/surface.ts'
import type { Editor } from '../canvas/editor.ts'
import { bitmapOf } from './open.ts'
import { refuse } from './use-editor.ts'

/** Puts pictures onto the page as layers, in its middle and no larger than it. */
export async function takeFiles(editor: Editor, files: readonly File[]): Promise<void> {
  for (const file of files)
    try {
      await place(editor, file, file.name.replace(/\.\w+$/, '') || 'Picture')
    } catch (error) {
      refuse(error)
    }
}

/**
 * Puts a picture onto the page as a layer.
 * @param share of the page that it takes, whatever its size; left out: its own size, where that fits
 * @throws Error in words
 */
export async function place(editor: Editor, file: Blob, name: string, share?: number): Promise<void> {
  const bitmap = await bitmapOf(file)
  const surface = Surface.from(bitmap, bitmap)
  bitmap.close()
  const { width, height } = editor.scene
  const fitting = Math.min(width / surface.width, height / surface.height)
  const scale = share === undefined ? Math.min(1, fitting) : fitting * share
  editor.add(
    'Place picture',
    pixelLayer(name.slice(0, 200), surface, {
      x: Math.round((width - surface.width * scale) / 2),
      y: Math.round((height - surface.height * scale) / 2),
      scale_x: scale,
      scale_y: scale,
    }),
  )
  editor.set({ tool: 'move' })
}
