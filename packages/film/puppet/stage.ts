import { boxMean, type Picture, type Plane, planeOf } from '@krya/darkroom'
import { type Layer, placed } from './mesh.ts'
import type { Stance } from './motion.ts'
import { drawLayer, layOver, type Sheet, sheetOf } from './raster.ts'

/** Shadows are reckoned in squares of so many pixels, and are this dark at most. */
const square = 8
const darkest = 0.22

/** What puppets are drawn on; draws one frame after the other. */
export function stageOf(backdrop: Picture, layers: readonly Layer[]): (stance: Stance) => Picture {
  const { width, height } = backdrop
  const whole = sheetOf(width, height)
  const sheet = sheetOf(width, height)
  const draw = (placesOf: (layer: Layer) => Float32Array): void => {
    whole.data.fill(0)
    for (const layer of layers) {
      sheet.data.fill(0)
      drawLayer(layer, placesOf(layer), sheet)
      layOver(sheet, whole)
    }
  }
  draw(({ corners }) => corners)
  const atRest = shadeOf(whole)
  return (stance) => {
    draw((layer) => placed(layer, stance))
    return shown(backdrop, whole, shadeOf(whole), atRest)
  }
}

/** How near the puppet is, softly and a little below it. */
function shadeOf({ width, height, data }: Sheet): Plane {
  const small = planeOf(Math.ceil(width / square), Math.ceil(height / square))
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1) {
      const row = y * square - Math.round(height / 90)
      const [u, v] = [Math.min(width - 1, x * square + 4), Math.min(height - 1, Math.max(0, row + 4))]
      small.data[y * small.width + x] = (data[(v * width + u) * 4 + 3] ?? 0) / 255
    }
  const reach = Math.max(1, Math.round(Math.min(width, height) / 45 / square))
  return boxMean(boxMean(small, reach), reach)
}

/** The puppet before its backdrop, which is darker where its shadow has gone. */
function shown(backdrop: Picture, figure: Sheet, shade: Plane, atRest: Plane): Picture {
  const { width, height } = backdrop
  const data = new Uint8ClampedArray(backdrop.data.length)
  const cast = shade.data.map((value, at) => Math.max(0, value - (atRest.data[at] ?? 0)))
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(shade.height - 1.001, Math.max(0, (y - square / 2) / square))
    const above = Math.floor(row)
    const below = row - above
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const alpha = figure.data[at + 3] ?? 0
      let dark = 0
      if (alpha < 255) {
        const column = Math.min(shade.width - 1.001, Math.max(0, (x - square / 2) / square))
        const left = Math.floor(column)
        const right = column - left
        const first = above * shade.width + left
        const upper = (cast[first] ?? 0) * (1 - right) + (cast[first + 1] ?? 0) * right
        const lower =
          (cast[first + shade.width] ?? 0) * (1 - right) + (cast[first + shade.width + 1] ?? 0) * right
        dark = upper * (1 - below) + lower * below
      }
      const rest = (1 - alpha / 255) * (1 - darkest * dark)
      data[at] = (figure.data[at] ?? 0) + rest * (backdrop.data[at] ?? 0)
      data[at + 1] = (figure.data[at + 1] ?? 0) + rest * (backdrop.data[at + 1] ?? 0)
      data[at + 2] = (figure.data[at + 2] ?? 0) + rest * (backdrop.data[at + 2] ?? 0)
      data[at + 3] = 255
    }
  }
  return { width, height, data }
}
