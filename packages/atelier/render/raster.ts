import { Resvg } from '@resvg/resvg-js'
import type { Drawing } from '../scene/layer.ts'
import type { Raster } from '../style/raster.ts'
import { svgOf } from './svg.ts'

interface Sheet {
  /** In pixels; left out: as the drawing says. */
  readonly width?: number
  /** Left out: it is clear. */
  readonly background?: string
}

const drawn = (svg: string, { width, background }: Sheet) =>
  new Resvg(svg, {
    ...(width === undefined ? {} : { fitTo: { mode: 'width', value: width } }),
    ...(background === undefined ? {} : { background }),
    font: { loadSystemFonts: false },
    shapeRendering: 2,
    logLevel: 'off',
  }).render()

/** Draws SVG in pixels, their alpha multiplied in. */
export function rasterOf(svg: string, sheet: Sheet = {}): Raster {
  const { width, height, pixels } = drawn(svg, sheet)
  return { width, height, data: new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength) }
}

/** Draws SVG as a PNG file. */
export const pngOf = (svg: string, sheet: Sheet = {}): Uint8Array => drawn(svg, sheet).asPng()

/** Draws a drawing in pixels, `scale` times its size. Everything is opaque: alpha is left as it is. */
export const rasterise = (drawing: Drawing, scale = 1): Raster =>
  rasterOf(svgOf(drawing), {
    width: Math.max(1, Math.round(drawing.scene.width * scale)),
    background: drawing.palette.skyLow,
  })
