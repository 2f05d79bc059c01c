import { blendModes, largestDocumentSide, mostLayers } from '@krya/contracts'
import { initializeCanvas, type Layer as PsdLayer, type PixelData, readPsd } from 'ag-psd'
import { boundsOf, pageOf, type PixelLayer, pixelLayer, type Scene, storable } from '../document/layer.ts'
import { type Rect, Surface } from '../document/surface.ts'

/**
 * A Photoshop file as a scene: each layer's pixels, with name, place, blending and mask. Groups are taken apart, and
 * what has no pixels (adjustments, effects) is left out.
 * @throws Error in words
 */
export function sceneOfPsd(bytes: ArrayBuffer): Scene {
  initializeCanvas(
    () => {
      throw new Error('pixels are read, not canvases')
    },
    (width, height) => new ImageData(width, height),
  )
  const psd = read(bytes)
  const { width, height } = psd
  if (Math.max(width, height) > largestDocumentSide)
    throw new Error(
      `This file is ${width} × ${height}; up to ${largestDocumentSide} pixels on a side can be opened.`,
    )
  const page = pageOf(psd)
  const layers = (psd.children ?? [])
    .flatMap((layer) => layersOf(layer, true))
    .slice(0, mostLayers)
    .map((layer) => cut(layer, page))
  if (layers.length === 0 && psd.imageData !== undefined)
    layers.push(pixelLayer('Background', surfaceOf(psd.imageData)))
  if (layers.length === 0) throw new Error('This file holds no pixels that could be opened.')
  return { width, height, layers, activeId: layers.at(-1)?.id ?? null, selection: null }
}

/** Of pixels that reach farther than can be stored, those on the page. */
function cut(layer: PixelLayer, page: Rect): PixelLayer {
  const fit = <Part extends { surface: Surface; x: number; y: number }>(part: Part): Part => {
    const { surface, x, y } = part
    const whole = boundsOf(part)
    const box = storable(whole, page)
    if (box === whole) return part
    return { ...part, x: box.x, y: box.y, surface: surface.part({ ...box, x: box.x - x, y: box.y - y }) }
  }
  return { ...fit(layer), mask: layer.mask && fit(layer.mask) }
}

function read(bytes: ArrayBuffer) {
  try {
    return readPsd(bytes, { useImageData: true, skipThumbnail: true })
  } catch (error) {
    throw new Error('This file cannot be read as a PSD of 8 bits and RGB.', { cause: error })
  }
}

function layersOf(layer: PsdLayer, isShown: boolean): PixelLayer[] {
  const visible = isShown && layer.hidden !== true
  if (layer.children !== undefined) return layer.children.flatMap((inner) => layersOf(inner, visible))
  if (layer.imageData === undefined || layer.imageData.width === 0) return []
  const blend = blendModes.find((mode) => mode === layer.blendMode?.replace(' ', '-')) ?? 'normal'
  const { mask } = layer
  return [
    pixelLayer((layer.name ?? 'Layer').slice(0, 200), surfaceOf(layer.imageData), {
      x: layer.left ?? 0,
      y: layer.top ?? 0,
      opacity: layer.opacity ?? 1,
      visible,
      blend,
      mask:
        mask?.imageData === undefined || mask.imageData.width === 0
          ? null
          : {
              surface: surfaceOf(mask.imageData, true),
              x: mask.left ?? 0,
              y: mask.top ?? 0,
              enabled: mask.disabled !== true,
            },
    }),
  ]
}

/** @param isMask its grey is what is opaque */
function surfaceOf({ width, height, data }: PixelData, isMask = false): Surface {
  const pixels = new ImageData(width, height)
  pixels.data.set(data)
  if (isMask) for (let at = 0; at < data.length; at += 4) pixels.data[at + 3] = data[at] ?? 0
  const surface = new Surface(width, height)
  surface.pen.putImageData(pixels, 0, 0)
  return surface
}
