import type { Part } from '../style/finish.ts'
import type { Raster } from '../style/raster.ts'
import { apart, type Cells, colourAt, samePaint } from './cells.ts'
import type { Fields } from './fields.ts'
import { type Look, lightColour, packed } from './looks.ts'
import { surfaceOf } from './surface.ts'
import type { LiveScenery, Sheet } from './task.ts'
import { at as textured, textureOf } from './texture.ts'

/** All that a picture’s form is painted from. */
export interface Forming {
  readonly guide: Sheet
  readonly cells: Cells
  readonly fields: Fields
  readonly looks: readonly Look[]
  readonly scenery: LiveScenery
  /** The scenery, with what stands in it. */
  readonly backdrop: Raster
  readonly strength: number
  readonly colour: number
  readonly seed: number
}

/** How far a hand’s edges wander, in hundredths of the shorter side. */
const wander = 0.55

/** How far from a pixel of the guide its form is changed by it, in pixels. */
export const formReach = (cells: Cells, { width, height }: Sheet): number =>
  3 * cells.side + Math.ceil((wander * Math.min(width, height)) / 100) + 1

/** Paints a part of what was drawn as forms in the light of the scene. */
export function paintForm(forming: Forming, to: Raster, part: Part): void {
  const { guide, cells, fields, looks, scenery, backdrop, strength, colour, seed } = forming
  const { width, height, data } = guide
  const { side, across, down } = cells
  const unit = Math.min(width, height) / 100
  const wobble = textureOf(unit * 2.6, unit * 2.6, 11)
  const amount = wander * unit * strength
  const light = lightColour(scenery)
  const surface = surfaceOf({ unit, height, scenery, strength, seed })
  const rgb = new Float32Array(3)
  const [shadow, sun] = [packed(scenery.palette.shadow), packed(scenery.palette.light)]
  for (let y = part.top; y < part.top + part.height; y += 1)
    for (let x = part.left; x < part.left + part.width; x += 1) {
      const sx = clamped(Math.round(x + textured(wobble, x + seed, y) * amount), width)
      const sy = clamped(Math.round(y + textured(wobble, x, y + seed + 201) * amount), height)
      const from = (sy * width + sx) * 4
      const cell = Math.floor(sy / side) * across + Math.floor(sx / side)
      const pixel = colourAt(data, from)
      const number = fields.meets[cell] === 1 ? nearestLook(cell, pixel) : (fields.looks[cell] ?? 0)
      const look = looks[number]
      const target = (y * width + x) * 4
      if (look === undefined) continue
      if (look.kind === 'paper') {
        rgb[0] = backdrop.data[target] ?? 0
        rgb[1] = backdrop.data[target + 1] ?? 0
        rgb[2] = backdrop.data[target + 2] ?? 0
      } else {
        const own = look.own !== look.target && apart(pixel, look.own) < samePaint * 1.4 ? pixel : look.own
        const keep = look.kind === 'plain' ? 1 : colour
        for (let channel = 0; channel < 3; channel += 1) {
          const shift = 16 - 8 * channel
          const drawn = (own >> shift) & 255
          rgb[channel] = drawn * keep + ((look.target >> shift) & 255) * (1 - keep)
        }
        surface(look, x, y, lightAt(fields.lit, sx, sy), rgb)
      }
      const shade = look.kind === 'line' ? 0 : 0.5 * strength * lightAt(fields.shade, sx, sy)
      const glow = look.kind === 'sun' ? 0 : 0.75 * strength * lightAt(fields.glow, sx, sy)
      for (let channel = 0; channel < 3; channel += 1) {
        const dark = ((shadow >> (16 - 8 * channel)) & 255) / 255
        const lamp = (((sun >> (16 - 8 * channel)) & 255) + (light[channel] ?? 0)) / 2
        const shaded = (rgb[channel] ?? 0) * (1 - shade * (1 - 0.6 * dark))
        to.data[target + channel] = shaded + (lamp - shaded) * glow
      }
      to.data[target + 3] = 255
    }

  /** Where paints meet, the pixel itself says whose it is. */
  function nearestLook(cell: number, pixel: number): number {
    const column = cell % across
    const row = (cell - column) / across
    let [best, least] = [fields.looks[cell] ?? 0, Infinity]
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        if (column + dx < 0 || row + dy < 0 || column + dx >= across || row + dy >= down) continue
        const near = cell + dy * across + dx
        const far = apart(cells.colours[near] ?? 0, pixel) + (dx === 0 && dy === 0 ? 0 : 1)
        if (far >= least) continue
        least = far
        best = fields.looks[near] ?? 0
      }
    return best
  }

  /** A field between the middles of its cells. */
  function lightAt(field: Float32Array, x: number, y: number): number {
    const [u, v] = [(x + 0.5) / side - 0.5, (y + 0.5) / side - 0.5]
    const [left, upper] = [Math.max(0, Math.floor(u)), Math.max(0, Math.floor(v))]
    const [right, lower] = [Math.min(across - 1, left + 1), Math.min(down - 1, upper + 1)]
    const [s, t] = [Math.max(0, u - left), Math.max(0, v - upper)]
    const over = (field[upper * across + left] ?? 0) * (1 - s) + (field[upper * across + right] ?? 0) * s
    const below = (field[lower * across + left] ?? 0) * (1 - s) + (field[lower * across + right] ?? 0) * s
    return over * (1 - t) + below * t
  }
}

const clamped = (value: number, beyond: number): number => Math.max(0, Math.min(beyond - 1, value))
