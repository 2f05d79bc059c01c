import { labOf } from '../colour/lab.ts'
import { type Picture, through } from '../picture.ts'
import { besides, boxMean, brightnessOf, negative, type Plane, planeOf } from '../plane.ts'
import { connected } from './segments.ts'

/** A drawing in lines, taken apart. */
export interface Sketch {
  /** How much ink lies on each pixel, 0–1. */
  readonly ink: Plane
  /** The area that each pixel belongs to, the ink shared out among those about it. */
  readonly areas: Int32Array
  /** By number; those the picture’s edge runs through are not closed. */
  readonly list: readonly Area[]
}

interface Area {
  readonly pixels: number
  readonly isClosed: boolean
  /** What it was coloured with, `[red, green, blue]`, 0–255; undefined: left as paper. */
  readonly colour: readonly [number, number, number] | undefined
  /** Its middle, as shares of width and height. */
  readonly x: number
  readonly y: number
}

/** From how much ink on a line keeps areas apart. */
const parting = 0.2
/** Gaps in a line that are closed, as a share of the shorter side. */
const gap = 0.006
/** Chroma in OKLab from which paper counts as coloured. */
const coloured = 0.035

/** Finds lines and the areas between them; light lines on dark are taken as their negative. */
export async function sketchOf(picture: Picture): Promise<Sketch> {
  const { width, height } = picture
  const ink = inkOf(picture)
  const wall = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
    at % 4 === 3 || (ink.data[at >> 2] ?? 0) > parting ? 255 : 0,
  )
  const reach = Math.max(1, Math.round(Math.min(width, height) * gap))
  // Sharp takes what is dark for the object: eroding it widens the walls.
  const closed = await through({ width, height, data: wall }, (pixels) => pixels.erode(reach))
  const isWall = Uint8Array.from({ length: width * height }, (_, at) =>
    (closed.data[at * 4] ?? 0) > 127 ? 1 : 0,
  )
  const parts = connected(isWall, width, height)
  const areas = sharedOut(parts, isWall, width, height)
  return { ink, areas, list: described(picture, parts, isWall) }
}

/** How much darker than the paper about it, which may be shaded or coloured in. */
function inkOf(picture: Picture): Plane {
  const seen = brightnessOf(picture)
  const mean = seen.data.reduce((sum, one) => sum + one, 0) / seen.data.length
  const bright = mean < 0.4 ? negative(seen) : seen
  const reach = Math.max(3, Math.round(Math.min(picture.width, picture.height) / 24))
  const paper = boxMean(bright, reach)
  const ink = planeOf(picture.width, picture.height)
  for (let at = 0; at < ink.data.length; at += 1)
    ink.data[at] = Math.min(1, Math.max(0, 1.5 * ((paper.data[at] ?? 0) - (bright.data[at] ?? 0) - 0.06)))
  return ink
}

/** Gives each pixel of a wall to the nearest area, step by step. */
function sharedOut(parts: Int32Array, isWall: Uint8Array, width: number, height: number): Int32Array {
  const areas = Int32Array.from(parts, (part, at) => (isWall[at] === 1 ? -1 : part))
  let open = [...areas.keys()].filter((at) => areas[at] !== -1)
  while (open.length > 0) {
    const next: number[] = []
    for (const at of open)
      for (const to of besides(at, { width, height })) {
        if (areas[to] !== -1) continue
        areas[to] = areas[at] ?? -1
        next.push(to)
      }
    open = next
  }
  return areas
}

function described({ width, height, data }: Picture, parts: Int32Array, isWall: Uint8Array): Area[] {
  const count = parts.reduce((most, one) => Math.max(most, one), -1) + 1
  const sums = Array.from({ length: count }, () => ({
    pixels: 0,
    edge: false,
    red: 0,
    green: 0,
    blue: 0,
    x: 0,
    y: 0,
  }))
  for (let at = 0; at < parts.length; at += 1) {
    const sum = sums[parts[at] ?? 0]
    if (sum === undefined || isWall[at] === 1) continue
    const x = at % width
    const y = (at - x) / width
    sum.pixels += 1
    sum.edge ||= x === 0 || y === 0 || x === width - 1 || y === height - 1
    sum.red += data[at * 4] ?? 0
    sum.green += data[at * 4 + 1] ?? 0
    sum.blue += data[at * 4 + 2] ?? 0
    sum.x += x / width
    sum.y += y / height
  }
  return sums.map(({ pixels, edge, red, green, blue, x, y }) => {
    const colour = [red / pixels, green / pixels, blue / pixels] as const
    const { a, b } = labOf(...colour)
    return {
      pixels,
      isClosed: pixels > 0 && !edge,
      colour: Math.hypot(a, b) > coloured ? colour : undefined,
      x: x / pixels,
      y: y / pixels,
    }
  })
}
