import { Resvg } from '@resvg/resvg-js'
import type { Drawing } from '../scene/layer.ts'
import type { Raster } from '../style/raster.ts'
import { svgOf } from './svg.ts'

/** Draws a drawing in pixels, `scale` times its size. Everything is opaque: alpha is left as it is. */
export function rasterise(drawing: Drawing, scale = 1): Raster {
  const width = Math.max(1, Math.round(drawing.scene.width * scale))
  const picture = new Resvg(svgOf(drawing), {
    fitTo: { mode: 'width', value: width },
    background: drawing.palette.skyLow,
    font: { loadSystemFonts: false },
    shapeRendering: 2,
    logLevel: 'off',
  })
  const { width: w, height: h, pixels } = picture.render()
  return {
    width: w,
    height: h,
    data: new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength),
  }
}
