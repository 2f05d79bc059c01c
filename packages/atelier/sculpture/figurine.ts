import { type Picture, type Plane, planeOf, resizedPlane } from '@krya/darkroom'
import { type Model, type Raised, thingOf } from '@krya/mesh'
import type { Art } from '../draw/subject/art.ts'
import { n } from '../draw/svg.ts'
import { rasterOf } from '../render/raster.ts'

/** Longer side of the drawing it is made from, and of the masks of its parts, in pixels. */
const side = { picture: 1024, mask: 256 }
/** Space around the drawing, as a share of its longer side. */
const margin = 0.06
/** What covers less of the drawing than this is no part, and what covers more is the body itself. */
const part = { least: 0.0006, most: 0.55 }
/** How far a part stands out: a small one, like an eye, is rounder for its size. */
const stands = { small: 0.62, large: 0.34, from: 0.02 }
const mostParts = 48

/**
 * A drawing as a soft figure: its outline inflated, each of its shapes puffed up on what it lies on. From behind it
 * has what reaches its outline, and no face.
 */
export async function figurineOf(
  art: Art,
  { faces, textureSize }: { readonly faces: number; readonly textureSize: number },
): Promise<Model | null> {
  const picture = straight(rasterOf(svgOf(art, art.body, side.picture)))
  const outline = maskOf(straight(rasterOf(svgOf(art, art.body, side.mask))))
  const whole = countOf(outline)
  if (whole === 0) return null
  const shapes = shapesOf(art.body).slice(0, mostParts * 2)
  const seen = shapes.map((shape) => {
    const mask = maskOf(straight(rasterOf(svgOf(art, shape.alone, side.mask))))
    const share = countOf(mask) / whole
    return { ...shape, mask, share, isOutside: share > part.most || reachesRim(mask, outline) }
  })
  const raised = seen
    .filter(({ share }) => share > part.least && share < part.most)
    .slice(0, mostParts)
    .map(({ mask, share }): Raised => ({
      mask: resizedPlane(mask, picture.width, picture.height),
      by: share < stands.from ? stands.small : stands.large,
    }))
  const behind = seen.filter(({ isOutside }) => isOutside).map(({ alone }) => alone)
  return thingOf(picture, {
    faces,
    textureSize,
    raised,
    ...(behind.length === 0
      ? {}
      : { behind: straight(rasterOf(svgOf(art, withOnly(art.body, seen), side.picture))) }),
  })
}

function svgOf({ box }: Art, body: string, longest: number): string {
  const room = Math.max(box.width, box.height) * margin
  const [width, height] = [box.width + 2 * room, box.height + 2 * room]
  const scale = longest / Math.max(width, height)
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${Math.round(width * scale)}" height="${Math.round(height * scale)}" viewBox="${n(box.x - room)} ${n(box.y - room)} ${n(width)} ${n(height)}">${body}</svg>`
}

/** What is not drawn by itself. */
const unseen = /<(defs|clipPath|mask|linearGradient|radialGradient|filter)\b[\s\S]*?<\/\1>/g
const leaf = /<(path|circle|ellipse|rect|polygon|polyline|line)\b[^>]*?(?:\/>|>\s*<\/\1>)/g

interface Shape {
  /** The drawing with this shape and no other. */
  readonly alone: string
  readonly start: number
}

/** Shapes of a drawing, from the lowest up. */
function shapesOf(body: string): Shape[] {
  const spots = leavesOf(body)
  return spots.map(({ start }) => ({ start, alone: only(body, (one) => one === start) }))
}

/** Where shapes stand in a drawing, but for those that only cut or colour others. */
function leavesOf(body: string): { readonly start: number; readonly end: number }[] {
  const hidden = [...body.matchAll(unseen)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  )
  return [...body.matchAll(leaf)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => !hidden.some(([from, to]) => start >= from && start < to))
}

function only(body: string, isKept: (start: number) => boolean): string {
  let [out, at] = ['', 0]
  for (const { start, end } of leavesOf(body)) {
    out += body.slice(at, isKept(start) ? end : start)
    at = end
  }
  return out + body.slice(at)
}

const withOnly = (body: string, shapes: readonly (Shape & { readonly isOutside: boolean })[]): string => {
  const kept = new Set(shapes.filter(({ isOutside }) => isOutside).map(({ start }) => start))
  return only(body, (start) => kept.has(start))
}

/** Colours that were multiplied with their alpha, as they are. */
function straight({ width, height, data }: Picture): Picture {
  const out = Uint8ClampedArray.from(data)
  for (let at = 0; at < out.length; at += 4) {
    const alpha = out[at + 3] ?? 0
    if (alpha === 0 || alpha === 255) continue
    for (let channel = 0; channel < 3; channel += 1)
      out[at + channel] = ((out[at + channel] ?? 0) * 255) / alpha
  }
  return { width, height, data: out }
}

function maskOf({ width, height, data }: Picture): Plane {
  const mask = planeOf(width, height)
  for (let at = 0; at < mask.data.length; at += 1) mask.data[at] = (data[at * 4 + 3] ?? 0) / 255
  return mask
}

const countOf = ({ data }: Plane): number => data.reduce((sum, one) => sum + (one >= 0.5 ? 1 : 0), 0)

/** A share of a shape that lies at the outline, from which on it goes on behind. */
const atRim = 0.05

function reachesRim(mask: Plane, outline: Plane): boolean {
  const { width, height, data } = outline
  const reach = 3
  let rim = 0
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((mask.data[y * width + x] ?? 0) < 0.5) continue
      const near = [
        [x - reach, y],
        [x + reach, y],
        [x, y - reach],
        [x, y + reach],
      ] as const
      if (
        near.some(([a, b]) => a < 0 || b < 0 || a >= width || b >= height || (data[b * width + a] ?? 0) < 0.5)
      )
        rim += 1
    }
  return rim > atRim * countOf(mask)
}
