import type { Surface } from '../geometry/surface.ts'

/** A picture file that a material is covered with. */
export interface Texture {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/png' | 'image/jpeg'
}

/** How a part looks: metallic-roughness, as in glTF. */
export interface Material {
  readonly name: string
  /** `#rrggbb`, multiplied with the texture. */
  readonly colour: string
  readonly metalness: number
  readonly roughness: number
  /** Below 1 it is seen through. */
  readonly opacity?: number
  /** `#rrggbb` of the light it gives. */
  readonly glow?: string
  readonly texture?: Texture
}

interface Part {
  readonly name: string
  readonly surface: Surface
  readonly material: Material
}

/** A thing of closed parts, each with its own material. */
export interface Model {
  readonly parts: readonly Part[]
}

/** From the lowest to the highest of each axis. */
export interface Bounds {
  readonly least: readonly [number, number, number]
  readonly most: readonly [number, number, number]
}

export function boundsOf(surfaces: readonly { readonly positions: Float32Array }[]): Bounds {
  const least: [number, number, number] = [Infinity, Infinity, Infinity]
  const most: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (const { positions } of surfaces)
    for (let at = 0; at < positions.length; at += 3)
      for (const axis of [0, 1, 2] as const) {
        const one = positions[at + axis] ?? 0
        least[axis] = Math.min(least[axis], one)
        most[axis] = Math.max(most[axis], one)
      }
  return { least, most }
}

/** The model with its parts larger by `scale`, then moved. */
export const placed = (
  { parts }: Model,
  scale: number,
  [dx, dy, dz]: readonly [number, number, number],
): Model => ({
  parts: parts.map((part) => {
    const positions = new Float32Array(part.surface.positions.length)
    for (let at = 0; at < positions.length; at += 3) {
      positions[at] = (part.surface.positions[at] ?? 0) * scale + dx
      positions[at + 1] = (part.surface.positions[at + 1] ?? 0) * scale + dy
      positions[at + 2] = (part.surface.positions[at + 2] ?? 0) * scale + dz
    }
    return { ...part, surface: { ...part.surface, positions } }
  }),
})

/** One metre at its longest, standing on the middle of its bottom. */
export function standing(model: Model): Model {
  const { least, most } = boundsOf(model.parts.map(({ surface }) => surface))
  const longest = Math.max(most[0] - least[0], most[1] - least[1], most[2] - least[2])
  const scale = longest > 0 ? 1 / longest : 1
  return placed(model, scale, [
    (-(least[0] + most[0]) / 2) * scale,
    -least[1] * scale,
    (-(least[2] + most[2]) / 2) * scale,
  ])
}

export const trianglesOf = ({ parts }: Model): number =>
  parts.reduce((sum, { surface }) => sum + surface.indices.length / 3, 0)
