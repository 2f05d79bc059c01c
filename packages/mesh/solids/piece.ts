import type { Point, Shell } from '../geometry/shell.ts'
import { surfaceOf, type Tint } from '../geometry/surface.ts'
import type { Material, Model } from '../gltf/model.ts'
import { grainOf } from './grain.ts'
import type { Stuff, Wanted } from './stuff.ts'

/** A part of a thing before it is made ready: a closed shell of one stuff. */
export interface Piece {
  readonly name: string
  readonly shell: Shell
  readonly stuff: Stuff
  /** Degrees beyond which an edge is sharp. */
  readonly crease: number
  readonly tint?: (point: Point, normal: Point) => Tint
}

/** Builds a thing, standing on the ground about the y axis, its front towards z. */
export type Build = (wanted: Wanted) => readonly Piece[]

export const piece = (
  name: string,
  shell: Shell,
  stuff: Stuff,
  { crease = 38, tint }: { readonly crease?: number; readonly tint?: Piece['tint'] } = {},
): Piece => ({ name, shell, stuff, crease, ...(tint === undefined ? {} : { tint }) })

/** Pieces with their normals, materials and textures. */
export async function modelOf(pieces: readonly Piece[]): Promise<Model> {
  const materials = new Map<string, Promise<Material>>()
  const parts = pieces.map(async ({ name, shell, stuff, crease, tint }) => {
    const key = JSON.stringify(stuff)
    const material = materials.get(key) ?? materialOf(name, stuff)
    materials.set(key, material)
    return { name, surface: surfaceOf(shell, crease, tint), material: await material }
  })
  return { parts: await Promise.all(parts) }
}

async function materialOf(
  name: string,
  { grain, metalness = 0, roughness = 0.6, ...stuff }: Stuff,
): Promise<Material> {
  const texture = grain === undefined ? {} : { texture: await grainOf(grain) }
  return { name, metalness, roughness, ...stuff, ...texture }
}
