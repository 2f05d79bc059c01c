import { type Layer as PsdLayer, writePsdUint8Array } from 'ag-psd'
import { drawnIn, extentOf } from '../compose/draw-layer.ts'
import { flat } from '../compose/flat.ts'
import { isShown } from '../document/chosen.ts'
import { type Branch, treeOf } from '../document/group.ts'
import type { Layer, Mask, Scene } from '../document/layer.ts'
import type { Surface } from '../document/surface.ts'
import { psdBlendOf } from './psd-blend.ts'

/**
 * The scene as a Photoshop file: layers as pixels, in their groups, with names, places, blending and masks. Adjustments, which
 * Photoshop reckons in ways of its own, lie in a picture of the whole on top of the others, hidden.
 */
export async function psdOf(scene: Scene): Promise<Blob> {
  const isAdjusted = scene.layers.some((layer) => layer.kind === 'adjustment' && isShown(scene.layers, layer))
  const merged = pixelsOf(await flat(scene))
  const bytes = writePsdUint8Array({
    width: scene.width,
    height: scene.height,
    imageData: merged,
    children: [
      ...treeOf(scene.layers).flatMap(layerOf),
      ...(isAdjusted ? [{ name: 'With adjustments', imageData: merged, left: 0, top: 0, hidden: true }] : []),
    ],
  })
  return new Blob([Uint8Array.from(bytes)], { type: 'image/vnd.adobe.photoshop' })
}

function layerOf({ layer, inner }: Branch<Layer>): PsdLayer[] {
  if (layer.kind === 'adjustment') return []
  const own = {
    name: layer.name,
    opacity: layer.opacity,
    hidden: !layer.visible,
    blendMode: psdBlendOf(layer.blend),
    ...(layer.locked ? { protected: { composite: true, position: true } } : {}),
    ...(layer.mask === null ? {} : { mask: maskOf(layer.mask) }),
  }
  if (layer.kind === 'group') return [{ ...own, opened: !layer.collapsed, children: inner.flatMap(layerOf) }]
  const box = extentOf(layer)
  return [{ ...own, left: box.x, top: box.y, imageData: pixelsOf(drawnIn(layer, box)) }]
}

/** Photoshop's masks are grey: white shows. */
function maskOf({ surface, x, y, enabled }: Mask) {
  const pixels = pixelsOf(surface)
  for (let at = 0; at < pixels.data.length; at += 4) {
    pixels.data.fill(pixels.data[at + 3] ?? 0, at, at + 3)
    pixels.data[at + 3] = 255
  }
  return { left: x, top: y, imageData: pixels, defaultColor: 0, disabled: !enabled }
}

const pixelsOf = ({ pen, width, height }: Surface): ImageData => pen.getImageData(0, 0, width, height)
