import type { LivePainting } from '@krya/contracts'
import { pixelLayer, type Scene } from '../../canvas/document/layer.ts'
import { blank } from '../../canvas/editor.ts'
import { Surface } from '../../canvas/document/surface.ts'
import { anySeed } from './seed.ts'

/** What a new canvas is painted with. */
export const usualPainting = (prompt = ''): LivePainting => ({
  prompt,
  strength: 0.7,
  colour: 0.7,
  seed: anySeed(),
  style: null,
  model: null,
})

/** A white sheet with an empty layer to draw on. */
export const sheet = (width: number, height: number): Scene => drawnOver(blank(width, height))

/** What there is, with an empty layer above it to draw on. */
export function drawnOver(scene: Scene): Scene {
  const layer = pixelLayer('Drawing', new Surface(scene.width, scene.height))
  return { ...scene, layers: [...scene.layers, layer], activeId: layer.id }
}
