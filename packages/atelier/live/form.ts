import type { Part } from '../style/finish.ts'
import type { Raster } from '../style/raster.ts'
import { apart, colourAt, samePaint } from './cells.ts'
import { isBackground } from './kinds.ts'
import { type Look, lightColour, packed } from './looks.ts'
import type { Reading } from './reading.ts'
import { surfaceOf } from './surface.ts'
import type { Frame, Sheet } from './task.ts'
import { at as textured, textureOf } from './texture.ts'
import { arrived, type Sprite } from './things.ts'

/** How far a hand’s edges wander, in hundredths of the shorter side. */
const wander = 0.34

/** How far from a pixel of the guide its form is changed by it, in pixels. */
export const formReach = (side: number, { width, height }: Sheet): number =>
  3 * side + Math.ceil((wander * Math.min(width, height)) / 100) + 1

/** Paints a part of what was drawn as forms in the light of the scene. */
export function paintForm(frame: Frame, reading: Reading, to: Raster, part: Part): void {
  const { guide, scenery, strength, colour, seed, scale = 1 } = frame
  const { cells, fields, looks, rows } = reading
  const { width, height, data } = guide
  const { side, across, down } = cells
  const unit = Math.min(width, height) / 100
  const wobble = textureOf(unit * scale * 3, unit * scale * 3, 11)
  const amount = wander * unit * Math.min(1, 2 * strength)
  const light = lightColour(scenery)
  const surface = surfaceOf({ unit, scenery, strength, seed, scale })
  const standing = reading.standing.filter((sprite) => meet(sprite, part))
  const arriving = arrived(strength)
  const rgb = new Float32Array(3)
  const front = new Float32Array(3)
  const shadow = packed(scenery.palette.shadow)
  const sun = packed(scenery.palette.light)
  for (let y = part.top; y < part.top + part.height; y += 1)
    for (let x = part.left; x < part.left + part.width; x += 1) {
      const sx = clamped(Math.round(x + textured(wobble, x * scale + seed, y * scale) * amount), width)
      const sy = clamped(Math.round(y + textured(wobble, x * scale, y * scale + seed + 201) * amount), height)
      const pixel = colourAt(data, (sy * width + sx) * 4)
      const cell = cellOf(Math.floor(sy / side) * across + Math.floor(sx / side), pixel)
      const look = looks[fields.looks[cell] ?? 0]
      if (look === undefined) continue
      const u = Math.max(0, (sx + 0.5) / side - 0.5)
      const v = Math.max(0, (sy + 0.5) / side - 0.5)
      const left = Math.floor(u)
      const upper = Math.floor(v)
      const first = upper * across + left
      const over = left < across - 1 ? 1 : 0
      const below = upper < down - 1 ? across : 0
      const s = u - left
      const t = v - upper
      const own = look.own !== look.target && apart(pixel, look.own) < samePaint * 1.4 ? pixel : look.own
      paint(look, own, x, y, between(fields.lit, first, over, below, s, t))
      const shade =
        look.kind === 'line' ? 0 : 0.5 * strength * between(fields.shade, first, over, below, s, t)
      const glow = look.kind === 'sun' ? 0 : 0.75 * strength * between(fields.glow, first, over, below, s, t)
      const gives = fields.behind[cell] ?? -1
      // A list that is asked for what lies before its first looks for a name instead, which is slow.
      const behind = gives === -1 || arriving === 0 ? undefined : looks[gives]
      if (behind !== undefined) {
        front.set(rgb)
        paint(behind, behind.own, x, y, 0)
        for (let channel = 0; channel < 3; channel += 1) {
          const own = front[channel] ?? 0
          rgb[channel] = own + ((rgb[channel] ?? 0) - own) * arriving
        }
      }
      const target = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel += 1) {
        const shift = 16 - 8 * channel
        const lamp = (((sun >> shift) & 255) + (light[channel] ?? 0)) / 2
        const shaded = (rgb[channel] ?? 0) * (1 - shade * (1 - (0.6 * ((shadow >> shift) & 255)) / 255))
        to.data[target + channel] = shaded + (lamp - shaded) * glow
      }
      to.data[target + 3] = 255
    }
  for (const sprite of reading.drawn) lay(sprite, to, part, arriving)

  /** What a look is at a pixel, into `rgb`. */
  function paint(look: Look, own: number, x: number, y: number, lit: number): void {
    if (look.kind === 'paper') background(x, y)
    else {
      const keep = look.kind === 'plain' ? 1 : colour
      for (let channel = 0; channel < 3; channel += 1) {
        const shift = 16 - 8 * channel
        const drawn = (own >> shift) & 255
        rgb[channel] = drawn + (((look.target >> shift) & 255) - drawn) * (1 - keep)
      }
      surface(look, x, y, lit, rgb)
    }
    if (standing.length === 0 || !isBackground(look.kind)) return
    for (const { left, top, width: wide, height: high, data: pixels } of standing) {
      if (x < left || y < top || x >= left + wide || y >= top + high) continue
      const at = ((y - top) * wide + x - left) * 4
      const clear = 1 - (pixels[at + 3] ?? 0) / 255
      for (let channel = 0; channel < 3; channel += 1)
        rgb[channel] = (pixels[at + channel] ?? 0) + (rgb[channel] ?? 0) * clear
    }
  }

  function background(x: number, y: number): void {
    const row = rows[y] ?? y
    const above = Math.floor(row)
    const share = row - above
    const { data: ground } = scenery.ground
    const at = (above * width + x) * 4
    const next = (Math.min(height - 1, above + 1) * width + x) * 4
    for (let channel = 0; channel < 3; channel += 1) {
      const first = ground[at + channel] ?? 0
      rgb[channel] = first + ((ground[next + channel] ?? 0) - first) * share
    }
  }

  /** Where paints meet, the pixel itself says whose it is. */
  function cellOf(cell: number, pixel: number): number {
    if (fields.meets[cell] !== 1 || cells.colours[cell] === pixel) return cell
    const column = cell % across
    const row = (cell - column) / across
    let best = cell
    let least = Infinity
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        if (column + dx < 0 || row + dy < 0 || column + dx >= across || row + dy >= down) continue
        const near = cell + dy * across + dx
        const far = apart(cells.colours[near] ?? 0, pixel) + (dx === 0 && dy === 0 ? 0 : 1)
        if (far >= least) continue
        least = far
        best = near
      }
    return best
  }
}

/** A field between the middles of four cells. */
function between(
  field: Float32Array,
  first: number,
  over: number,
  below: number,
  s: number,
  t: number,
): number {
  const upper = (field[first] ?? 0) * (1 - s) + (field[first + over] ?? 0) * s
  const lower = (field[first + below] ?? 0) * (1 - s) + (field[first + below + over] ?? 0) * s
  return upper * (1 - t) + lower * t
}

const clamped = (value: number, beyond: number): number => Math.max(0, Math.min(beyond - 1, value))

const meet = (a: Part, b: Part): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height

/** Lays a sprite over a part of a picture. */
function lay({ left, top, width, height, data }: Sprite, to: Raster, part: Part, share: number): void {
  const right = Math.min(left + width, part.left + part.width)
  const bottom = Math.min(top + height, part.top + part.height)
  for (let y = Math.max(top, part.top); y < bottom; y += 1)
    for (let x = Math.max(left, part.left); x < right; x += 1) {
      const from = ((y - top) * width + x - left) * 4
      const alpha = data[from + 3] ?? 0
      if (alpha === 0) continue
      const target = (y * to.width + x) * 4
      for (let channel = target; channel < target + 3; channel += 1) {
        const own = to.data[channel] ?? 0
        to.data[channel] = own + ((data[from + channel - target] ?? 0) - (own * alpha) / 255) * share
      }
    }
}
