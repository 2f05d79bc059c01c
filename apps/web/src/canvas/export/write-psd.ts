import type { BlendMode } from '@krya/contracts'
import { type BlendMode as PsdBlendMode, type Layer as PsdLayer, writePsdUint8Array } from 'ag-psd'
import { drawnIn, extentOf } from '../compose/draw-layer.ts'
import { flat } from '../compose/flat.ts'
import type { Layer, Mask, Scene } from '../document/layer.ts'
import type { Surface } from '../document/surface.ts'

const spaced: Readonly<Partial<Record<BlendMode, PsdBlendMode>>> = {
  'color-burn': 'color burn',
  'color-dodge': 'color dodge',
  'soft-light': 'soft light',
  'hard-light': 'hard light',
}

/**
 * The scene as a Photoshop file: layers as pixels with their names, places, blending and masks. Adjustments, which
 * Photoshop reckons in ways of its own, lie in a picture of the whole on top of the others, hidden.
 */
export async function psdOf(scene: Scene): Promise<Blob> {
  const isAdjusted = scene.layers.some(({ kind, visible }) => kind === 'adjustment' && visible)
  const merged = pixelsOf(await flat(scene))
  const bytes = writePsdUint8Array({
    width: scene.width,
    height: scene.height,
    imageData: merged,
    children: [
      ...scene.layers.flatMap(layerOf),
      ...(isAdjusted ? [{ name: 'With adjustments', imageData: merged, left: 0, top: 0, hidden: true }] : []),
    ],
  })
  return new Blob([Uint8Array.from(bytes)], { type: 'image/vnd.adobe.photoshop' })
}

function layerOf(layer: Layer): PsdLayer[] {
  if (layer.kind === 'adjustment') return []
  const box = extentOf(layer)
  return [
    {
      name: layer.name,
      left: box.x,
      top: box.y,
      imageData: pixelsOf(drawnIn(layer, box)),
      opacity: layer.opacity,
      hidden: !layer.visible,
      blendMode: spaced[layer.blend] ?? plain(layer.blend),
      ...(layer.locked ? { protected: { composite: true, position: true } } : {}),
      ...(layer.mask === null ? {} : { mask: maskOf(layer.mask) }),
    },
  ]
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

/** Names of one word are the same there. */
function plain(blend: BlendMode): PsdBlendMode {
  switch (blend) {
    case 'darken':
    case 'multiply':
    case 'lighten':
    case 'screen':
    case 'overlay':
    case 'difference':
    case 'exclusion':
    case 'hue':
    case 'saturation':
    case 'color':
    case 'luminosity':
      return blend
    default:
      return 'normal'
  }
}
