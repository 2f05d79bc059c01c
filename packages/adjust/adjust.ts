import type { Adjustment, AreaAdjustment, ColourAdjustment } from '@krya/contracts'
import { overArea } from './area.ts'
import { type Recolour, recolourOf } from './colour.ts'
import { clamp, type Tone, toneOf } from './tone.ts'

/** RGBA of sRGB, alpha not multiplied in; changed in place. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Where pixels are in their picture. What follows from it is the same at every size and however it is cut. */
export interface Place {
  /** Of the first pixel, in these pixels. */
  readonly x: number
  readonly y: number
  /** How many of these pixels make one of the whole picture. */
  readonly scale: number
  /** The whole picture. */
  readonly width: number
  readonly height: number
}

/** Whether it needs the pixels around. */
export const hasArea = (asked: Adjustment): asked is AreaAdjustment =>
  asked.kind === 'blur' || asked.kind === 'sharpen'

const isColour = (asked: Adjustment): asked is ColourAdjustment => !hasArea(asked)

/**
 * Adjusts pixels, one adjustment after the other.
 * @param asked never changed afterwards: what is made ready for a list is kept with it
 * @param place left out: they are the whole picture
 */
export function adjust(pixels: Pixels, asked: readonly Adjustment[], place?: Place): void {
  const where = place ?? { x: 0, y: 0, scale: 1, width: pixels.width, height: pixels.height }
  if (asked.every(isColour)) return overColours(pixels, asked, where)
  let colours: ColourAdjustment[] = []
  for (const one of asked) {
    if (isColour(one)) {
      colours.push(one)
      continue
    }
    overColours(pixels, colours, where)
    colours = []
    overArea(pixels, one, where.scale)
  }
  overColours(pixels, colours, where)
}

/** What each byte becomes, by channel. */
type Table<Values> = readonly [red: Values, green: Values, blue: Values]

/** Steps that each take all pixels' colours on; neighbouring tones become one table. */
interface Plan {
  /** What the first tones make of each byte; where there are none, what it stands for. */
  readonly table: Table<Float64Array>
  /** The same as bytes, where nothing comes after them. */
  readonly bytes: Table<Uint8ClampedArray> | undefined
  readonly rest: readonly Recolour[]
}

function overColours(pixels: Pixels, asked: readonly ColourAdjustment[], where: Place): void {
  if (asked.length === 0) return
  const plan = planOf(asked, where)
  if (plan.bytes !== undefined) return lookUp(pixels.data, plan.bytes)
  const { width, height, data } = pixels
  const { rest } = plan
  const [red, green, blue] = plan.table
  const rgb = new Float64Array(3)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4) {
      if (data[at + 3] === 0) continue
      rgb[0] = red[data[at] ?? 0] ?? 0
      rgb[1] = green[data[at + 1] ?? 0] ?? 0
      rgb[2] = blue[data[at + 2] ?? 0] ?? 0
      for (let step = 0; step < rest.length; step += 1)
        rest[step]?.(rgb, (where.x + x) / where.scale, (where.y + y) / where.scale)
      data[at] = (rgb[0] ?? 0) * 255
      data[at + 1] = (rgb[1] ?? 0) * 255
      data[at + 2] = (rgb[2] ?? 0) * 255
    }
}

function lookUp(data: Uint8ClampedArray, [red, green, blue]: Table<Uint8ClampedArray>): void {
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue
    data[at] = red[data[at] ?? 0] ?? 0
    data[at + 1] = green[data[at + 1] ?? 0] ?? 0
    data[at + 2] = blue[data[at + 2] ?? 0] ?? 0
  }
}

/** A brush under an adjustment asks for the same at every frame. */
const plans = new WeakMap<readonly ColourAdjustment[], Plan & Pick<Place, 'width' | 'height'>>()

function planOf(asked: readonly ColourAdjustment[], { width, height }: Place): Plan {
  const kept = plans.get(asked)
  if (kept?.width === width && kept.height === height) return kept
  const plan = { ...plannedFor(asked, width, height), width, height }
  plans.set(asked, plan)
  return plan
}

function plannedFor(asked: readonly ColourAdjustment[], width: number, height: number): Plan {
  const tones: Tone[] = []
  const rest: Recolour[] = []
  for (const one of asked) {
    const tone = toneOf(one)
    if (tone !== undefined && rest.length === 0) {
      tones.push(tone)
      continue
    }
    const recolour = tone === undefined ? recolourOf(one, width, height) : tonedLater(tone)
    if (recolour !== undefined) rest.push(recolour)
  }
  const values = (channel: 0 | 1 | 2): Float64Array =>
    Float64Array.from({ length: 256 }, (_, byte) =>
      tones.reduce((value, tone) => clamp(tone(value, channel)), byte / 255),
    )
  const bytes = (from: Float64Array): Uint8ClampedArray => Uint8ClampedArray.from(from, (one) => one * 255)
  const table = [values(0), values(1), values(2)] as const
  const [red, green, blue] = table
  return { table, bytes: rest.length > 0 ? undefined : [bytes(red), bytes(green), bytes(blue)], rest }
}

/** As fine as a byte sees. */
const fine = 4095

function tonedLater(tone: Tone): Recolour {
  const tables = ([0, 1, 2] as const).map((channel) =>
    Float64Array.from({ length: fine + 1 }, (_, at) => clamp(tone(at / fine, channel))),
  )
  return (rgb) => {
    for (let c = 0; c < 3; c += 1) rgb[c] = tables[c]?.[Math.round(clamp(rgb[c] ?? 0) * fine)] ?? 0
  }
}
