import { largestDocumentSide, mostLayers } from '@krya/contracts'
import { initializeCanvas, type Layer as PsdLayer, type PixelData, readPsd } from 'ag-psd'
import {
  boundsOf,
  groupLayer,
  type Layer,
  type Mask,
  pageOf,
  pixelLayer,
  type Scene,
  storable,
} from '../document/layer.ts'
import { tidied } from '../document/regroup.ts'
import { type Rect, Surface } from '../document/surface.ts'
import { blendOfPsd } from './psd-blend.ts'

/**
 * A Photoshop file as a scene: each layer's pixels, in its group, with name, place, blending and mask. What has no
 * pixels (adjustments, effects) is left out, and groups that lie deeper in each other than can be kept are lifted out.
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
  const found = (psd.children ?? []).flatMap((layer) => layersOf(layer, null))
  const layers = tidied(found.slice(0, mostLayers)).map((layer) => cut(layer, page))
  if (!layers.some(({ kind }) => kind === 'pixels')) {
    if (psd.imageData === undefined) throw new Error('This file holds no pixels that could be opened.')
    layers.push(pixelLayer('Background', surfaceOf(psd.imageData)))
  }
  return { width, height, layers, activeId: layers.at(-1)?.id ?? null, selection: null }
}

/** Of pixels that reach farther than can be stored, those on the page. */
function cut(layer: Layer, page: Rect): Layer {
  const fit = <Part extends { surface: Surface; x: number; y: number }>(part: Part): Part => {
    const { surface, x, y } = part
    const whole = boundsOf(part)
    const box = storable(whole, page)
    if (box === whole) return part
    return { ...part, x: box.x, y: box.y, surface: surface.part({ ...box, x: box.x - x, y: box.y - y }) }
  }
  const mask = layer.mask && fit(layer.mask)
  return layer.kind === 'pixels' ? { ...fit(layer), mask } : { ...layer, mask }
}

function read(bytes: ArrayBuffer) {
  try {
    return readPsd(bytes, { useImageData: true, skipThumbnail: true })
  } catch (error) {
    throw new Error('This file cannot be read as a PSD of 8 bits and RGB.', { cause: error })
  }
}

/** A layer, or a group with what is in it below; from the bottom up. */
function layersOf(layer: PsdLayer, group: string | null): Layer[] {
  const blend = blendOfPsd(layer.blendMode)
  const name = (layer.name ?? (layer.children === undefined ? 'Layer' : 'Group')).slice(0, 200)
  const own = {
    group,
    opacity: layer.opacity ?? 1,
    visible: layer.hidden !== true,
    locked: layer.protected?.composite === true && layer.protected.position === true,
    mask: maskOf(layer),
  }
  if (layer.children !== undefined) {
    const made = groupLayer(name, { ...own, blend, collapsed: layer.opened === false })
    return [...layer.children.flatMap((inner) => layersOf(inner, made.id)), made]
  }
  if (layer.imageData === undefined || layer.imageData.width === 0) return []
  return [
    pixelLayer(name, surfaceOf(layer.imageData), {
      ...own,
      x: layer.left ?? 0,
      y: layer.top ?? 0,
      blend: blend === 'pass-through' ? 'normal' : blend,
    }),
  ]
}

function maskOf({ mask }: PsdLayer): Mask | null {
  if (mask?.imageData === undefined || mask.imageData.width === 0) return null
  const surface = surfaceOf(mask.imageData, true)
  return { surface, x: mask.left ?? 0, y: mask.top ?? 0, enabled: mask.disabled !== true }
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
