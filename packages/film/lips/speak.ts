import type { FaceMesh, Picture } from '@krya/darkroom'
import { sampleInto } from '../sample.ts'
import { lowerFaceOf } from './geometry.ts'
import { interiorOf } from './interior.ts'
import { motionOf, reachOf } from './motion.ts'
import type { Mouth } from './vowels.ts'

/** A face with its mouth in another shape; nothing but the lower face is touched. */
export function speaking(picture: Picture, mesh: FaceMesh, mouth: Mouth): Picture {
  const { width, height } = picture
  const face = lowerFaceOf(mesh)
  const data = Uint8ClampedArray.from(picture.data)
  const move = motionOf(face, mouth)
  const interior = interiorOf(picture, mesh, face)
  const { x, y, cos, sin } = face
  const reach = reachOf(face)
  const corners = [reach.left, reach.right].flatMap((u) =>
    [reach.top, reach.bottom].map((v) => [x + u * cos - v * sin, y + u * sin + v * cos] as const),
  )
  const [xs, ys] = [corners.map(([one]) => one), corners.map(([, one]) => one)]
  const colour: [number, number, number] = [0, 0, 0]
  const inside: [number, number, number] = [0, 0, 0]
  for (
    let row = Math.max(0, Math.floor(Math.min(...ys)));
    row <= Math.min(height - 1, Math.max(...ys));
    row += 1
  )
    for (
      let column = Math.max(0, Math.floor(Math.min(...xs)));
      column <= Math.min(width - 1, Math.max(...xs));
      column += 1
    ) {
      const [u, v] = [(column - x) * cos + (row - y) * sin, (row - y) * cos - (column - x) * sin]
      if (u <= reach.left || u >= reach.right || v <= reach.top || v >= reach.bottom) continue
      const part = move(u, v)
      const place = part.source(v)
      const at = (row * width + column) * 4
      // How far it is between the lips, with a soft edge of a pixel.
      const gap = part.to.lower - part.to.upper
      const within =
        gap < 0.5 ? 0 : Math.min(1, Math.max(0, Math.min(v - part.to.upper, part.to.lower - v) + 0.5))
      const isStill = place !== null && Math.abs(place - v) < 0.01 && Math.abs(part.u - u) < 0.01
      if (isStill && within === 0) continue
      // Lips are what is nearest to a spot between them.
      const edge = v - part.to.upper < part.to.lower - v ? part.from.upper : part.from.lower
      taken(colour, part.u, place ?? edge)
      if (within > 0) {
        const below = v - part.to.upper
        const seen = part.from.upper + below
        // What is seen of the teeth stays where it is: lips move, the skull does not.
        const own = isOpen(part.from)
          ? Math.min(1, Math.max(0, (part.from.lower - seen) / (0.025 * face.eyes)))
          : 0
        const [r, g, b] = interior.colour(part.share, below, gap)
        if (own > 0) taken(inside, part.u, seen)
        for (const [channel, made] of [r, g, b].entries()) {
          const deep = made + ((inside[channel] ?? 0) - made) * own
          colour[channel] = (colour[channel] ?? 0) + (deep - (colour[channel] ?? 0)) * within
        }
      }
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = colour[channel] ?? 0
    }
  return { width, height, data }

  /** Whether the mouth was open before, so far that something is seen in it. */
  function isOpen({ upper, lower }: { readonly upper: number; readonly lower: number }): boolean {
    return lower - upper > 0.03 * face.eyes
  }
  function taken(into: [number, number, number], u: number, v: number): void {
    sampleInto(picture, x + u * cos - v * sin, y + u * sin + v * cos, into)
  }
}
