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

/** Puts a picture onto the page as a layer. @throws Error in words */
export async function place(editor: Editor, file: Blob, name: string): Promise<void> {
  const bitmap = await bitmapOf(file)
  const surface = Surface.from(bitmap, bitmap)
  bitmap.close()
  const { width, height } = editor.scene
  const scale = Math.min(1, width / surface.width, height / surface.height)
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
