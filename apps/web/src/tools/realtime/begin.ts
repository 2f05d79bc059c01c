import type { LivePainting } from '@krya/contracts'
import { pixelLayer, type Scene } from '../../canvas/document/layer.ts'
import { blank } from '../../canvas/editor.ts'
import { Surface } from '../../canvas/document/surface.ts'

/** What a new canvas is painted with. */
export const usualPainting = (prompt = ''): LivePainting => ({
  prompt,
  strength: 0.7,
  colour: 0.7,
  seed: Math.floor(Math.random() * 2 ** 32),
  style: null,
  model: null,
})

/** A white sheet with an empty layer to draw on. */
export function sheet(width: number, height: number): Scene {
  const scene = blank(width, height)
  const layer = pixelLayer('Drawing', new Surface(width, height))
  return { ...scene, layers: [...scene.layers, layer], activeId: layer.id }
}
