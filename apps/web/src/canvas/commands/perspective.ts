import { type Corners, perspectiveOf, spreadSize } from '@krya/adjust'
import { transfer } from 'comlink'
import { type Layer, type Mask, onPage, pageFor, pageOf } from '../document/layer.ts'
import { Surface } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import { Unpaintable } from '../document/chosen.ts'
import { pixelWork } from '../work/pixel-work.ts'
import { asPixels } from './layers.ts'

/** What lies between four corners becomes the page: every layer and mask is spread out. @throws Unpaintable */
export async function putRight(editor: Editor, corners: Corners): Promise<void> {
  if (perspectiveOf(corners) === null)
    throw new Unpaintable('The corners cross. Drag them so that they go around.')
  const before = editor.scene
  const { width, height } = pageFor(spreadSize(corners))
  const spread = async (surface: Surface): Promise<Surface> => {
    const pixels = surface.pen.getImageData(0, 0, surface.width, surface.height)
    const made = await pixelWork().spreadOut(transfer(pixels, [pixels.data.buffer]), corners, width, height)
    const result = new Surface(width, height)
    result.pen.putImageData(made, 0, 0)
    return result
  }
  const maskOf = async (mask: Mask | null): Promise<Mask | null> =>
    mask && { ...mask, x: 0, y: 0, surface: await spread(onPage(before, mask)) }
  const layers: Layer[] = []
  for (const layer of before.layers) {
    const mask = await maskOf(layer.mask)
    const flat = asPixels(layer, pageOf(before))
    if (flat.kind !== 'pixels') layers.push({ ...flat, mask })
    else layers.push({ ...flat, mask, x: 0, y: 0, surface: await spread(onPage(before, flat)) })
  }
  if (editor.scene !== before) return
  editor.commit('Perspective', before, { ...before, width, height, layers, selection: null })
  editor.set({ tool: 'move', corners: null })
}
