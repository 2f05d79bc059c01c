import { WebIO } from '@gltf-transform/core'
import { type Soundness, soundnessOf } from './geometry/soundness.ts'

/** A GLB file as another reader of glTF sees it: all its triangles, and what it says of itself. */
export async function seenGlb(bytes: Uint8Array) {
  const root = (await new WebIO().readBinary(bytes)).getRoot()
  const primitives = root.listMeshes().flatMap((mesh) => mesh.listPrimitives())
  const positions: number[] = []
  const indices: number[] = []
  for (const primitive of primitives) {
    const first = positions.length / 3
    for (const one of primitive.getAttribute('POSITION')?.getArray() ?? []) positions.push(one)
    for (const one of primitive.getIndices()?.getArray() ?? []) indices.push(one + first)
  }
  const sound: Soundness = soundnessOf(Float32Array.from(positions), Uint32Array.from(indices))
  const axis = (at: number): { least: number; most: number } => {
    const own = positions.filter((_, one) => one % 3 === at)
    return {
      least: own.reduce((least, one) => Math.min(least, one), Infinity),
      most: own.reduce((most, one) => Math.max(most, one), -Infinity),
    }
  }
  return {
    sound,
    triangles: indices.length / 3,
    points: positions.length / 3,
    bounds: [axis(0), axis(1), axis(2)] as const,
    /** Vertices − edges + faces: 2 for a ball, 0 for a ring. */
    euler: eulerOf(positions, indices),
    materials: root.listMaterials(),
    textures: root.listTextures().map((texture) => texture.getSize()),
    attributes: primitives.map((primitive) => primitive.listSemantics()),
    generator: root.getAsset().generator,
  }
}

function eulerOf(positions: readonly number[], indices: readonly number[]): number {
  const points = new Map<string, number>()
  const name = (at: number): number => {
    const key = positions.slice(at * 3, at * 3 + 3).join(' ')
    const known = points.get(key) ?? points.size
    points.set(key, known)
    return known
  }
  const names = indices.map(name)
  const edges = new Set<string>()
  for (let at = 0; at < names.length; at += 3)
    for (const [from = 0, to = 0] of [
      [names[at], names[at + 1]],
      [names[at + 1], names[at + 2]],
      [names[at + 2], names[at]],
    ])
      edges.add(`${Math.min(from, to)} ${Math.max(from, to)}`)
  return points.size - edges.size + names.length / 3
}
