import { pixelLayer, type PixelLayer, withLayer } from '../canvas/document/layer.ts'
import { Surface } from '../canvas/document/surface.ts'
import type { Editor } from '../canvas/editor.ts'
import { generate } from './generate.ts'
import { assetFile, bitmapOf } from './open.ts'

/** Takes the background off a layer's own pixels, as one step. @throws ApiError; Error in words where it failed */
export async function cutOut(editor: Editor, { id, surface }: PixelLayer): Promise<void> {
  const { width, height, version } = surface
  const alone = pixelLayer('Layer', surface)
  const scene = { width, height, layers: [alone], activeId: alone.id, selection: null }
  const { signal } = new AbortController()
  const made = await generate({ operation: 'remove-background', values: {}, scene, signal })
  const [image] = made.images
  if (image === undefined) throw new Error('Nothing came back.')
  const bitmap = await bitmapOf(await assetFile(image.id))
  const cut = Surface.from(bitmap, { width, height })
  bitmap.close()
  if (surface.version !== version) throw new Error('The layer was painted on meanwhile; try it again.')
  editor.change('Remove background', (now) =>
    withLayer(now, id, (layer) => (layer.kind === 'pixels' ? { ...layer, surface: cut } : layer)),
  )
}
