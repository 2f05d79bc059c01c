import { type Material, type Node, type Primitive, type Texture, WebIO } from '@gltf-transform/core'
import sharp from 'sharp'
import { z } from 'zod'
import { toLinear } from '../gltf/colour.ts'
import { smoothNormals } from '../geometry/surface.ts'
import { extensions } from './extensions.ts'

/** Pixels of a texture in linear light, and how much is seen through. */
export interface Cover {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

interface Look {
  readonly colour: readonly [number, number, number, number]
  readonly glow: readonly [number, number, number]
  readonly metalness: number
  readonly roughness: number
  readonly cover: Cover | null
  readonly alpha: 'OPAQUE' | 'MASK' | 'BLEND'
  readonly cutoff: number
}

/** Triangles as they stand in the scene. */
export interface Piece {
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly places: Float32Array | null
  readonly tints: Float32Array | null
  readonly indices: Uint32Array
  readonly look: Look
}

/** More than this is not looked at: it would take longer than a picture of it is worth. */
const most = {
  triangles: 4_000_000,
  pieces: 5_000,
  texturePixels: 100_000_000,
  elements: 60_000_000,
  depth: 500,
}
const textureSide = 1024

/** All triangles of a GLB file’s scene. @throws where it cannot be read, or has too many */
export async function readScene(glb: Uint8Array): Promise<Piece[]> {
  assertModest(glb)
  const document = await new WebIO().registerExtensions(extensions).readBinary(glb)
  const scene = document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0]
  if (scene === undefined) return []
  const lookOf = looks()
  const pieces: Piece[] = []
  let triangles = 0
  for (const node of nodesUnder(scene.listChildren()))
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const piece = pieceOf(primitive, node, await lookOf(primitive.getMaterial()))
      if (piece === null) continue
      triangles += piece.indices.length / 3
      pieces.push(piece)
      if (triangles > most.triangles || pieces.length > most.pieces) throw new Error('It is too large.')
    }
  return pieces
}

const claims = z.object({
  accessors: z.array(z.object({ count: z.number().nonnegative() })).default([]),
})
/** Where the length of GLB’s JSON stands, and where that begins (glTF 2.0, 4.4). */
const chunk = { length: 12, content: 20 }

/** A few bytes may ask for any amount of memory: that is seen before it is given. @throws where it is too much */
function assertModest(glb: Uint8Array): void {
  const length = new DataView(glb.buffer, glb.byteOffset, glb.byteLength).getUint32(chunk.length, true)
  const json: unknown = JSON.parse(
    new TextDecoder().decode(glb.subarray(chunk.content, chunk.content + length)),
  )
  const elements = claims.parse(json).accessors.reduce((sum, { count }) => sum + count, 0)
  if (elements > most.elements) throw new Error('It is too large.')
}

/** Where a node stands; a circle of nodes has no end to go up to. @throws */
function matrixOf(node: Node): readonly number[] {
  let [above, steps] = [node.getParentNode(), 0]
  for (; above !== null; above = above.getParentNode(), steps += 1)
    if (steps > most.depth) throw new Error('Its nodes go round in a circle.')
  return node.getWorldMatrix()
}

/** Nodes and all that hang from them; each once, however they are linked. */
function nodesUnder(top: readonly Node[]): Node[] {
  const seen = new Set<Node>(top)
  for (const node of seen) for (const child of node.listChildren()) seen.add(child)
  return [...seen]
}

function looks() {
  const plain: Look = {
    colour: [1, 1, 1, 1],
    glow: [0, 0, 0],
    metalness: 0,
    roughness: 0.9,
    cover: null,
    alpha: 'OPAQUE',
    cutoff: 0.5,
  }
  const known = new Map<Material, Look>()
  const covers = new Map<Texture, Cover | null>()
  return async (material: Material | null): Promise<Look> => {
    if (material === null) return plain
    const before = known.get(material)
    if (before !== undefined) return before
    const texture = material.getBaseColorTexture()
    const seen = texture === null ? null : covers.get(texture)
    const cover = texture !== null && seen === undefined ? await coverOf(texture) : (seen ?? null)
    if (texture !== null) covers.set(texture, cover)
    const [r, g, b, a] = material.getBaseColorFactor()
    const [er, eg, eb] = material.getEmissiveFactor()
    const look: Look = {
      colour: [r, g, b, a],
      glow: material.getEmissiveTexture() === null ? [er, eg, eb] : [0, 0, 0],
      metalness: material.getMetallicRoughnessTexture() === null ? material.getMetallicFactor() : 0,
      roughness: material.getRoughnessFactor(),
      cover,
      alpha: material.getAlphaMode(),
      cutoff: material.getAlphaCutoff(),
    }
    known.set(material, look)
    return look
  }
}

/** Null where it cannot be read: the thing is seen without it. */
async function coverOf(texture: Texture): Promise<Cover | null> {
  const image = texture.getImage()
  if (image === null) return null
  try {
    const { data, info } = await sharp(image, { limitInputPixels: most.texturePixels })
      .resize(textureSide, textureSide, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const linear = Float32Array.from({ length: 256 }, (_, value) => toLinear(value / 255))
    const pixels = new Float32Array(data.length)
    for (const [at, value] of data.entries()) pixels[at] = at % 4 === 3 ? value / 255 : (linear[value] ?? 0)
    return { width: info.width, height: info.height, data: pixels }
  } catch {
    return null
  }
}

const triangleMode = 4

function pieceOf(primitive: Primitive, node: Node, look: Look): Piece | null {
  const position = primitive.getAttribute('POSITION')
  if (primitive.getMode() !== triangleMode || position === null) return null
  const count = position.getCount()
  const listed = primitive.getIndices()
  const length = listed?.getCount() ?? count
  if (length < 3 || length / 3 > most.triangles || count > most.triangles * 3) return null
  const indices = Uint32Array.from({ length: length - (length % 3) }, (_, at) => listed?.getScalar(at) ?? at)
  if (indices.some((one) => one >= count)) return null
  const read = (name: string, size: number): Float32Array | null => {
    const accessor = primitive.getAttribute(name)
    if (accessor === null || accessor.getCount() < count || accessor.getElementSize() < size) return null
    const values = new Float32Array(count * size)
    const element: number[] = []
    for (let at = 0; at < count; at += 1) {
      accessor.getElement(at, element)
      for (let one = 0; one < size; one += 1) values[at * size + one] = element[one] ?? 0
    }
    return values
  }
  const matrix = matrixOf(node)
  const positions = read('POSITION', 3)
  if (positions === null) return null
  const moved = transformed(positions, matrix, 1)
  if (moved.some((one) => !Number.isFinite(one))) return null
  const normals = read('NORMAL', 3)
  return {
    positions: moved,
    normals: normals === null ? smoothNormals(moved, indices) : transformed(normals, matrix, 0),
    places: read(`TEXCOORD_${primitive.getMaterial()?.getBaseColorTextureInfo()?.getTexCoord() ?? 0}`, 2),
    tints: read('COLOR_0', 3),
    indices,
    look,
  }
}

/** Moved by a matrix of four columns. @param w 1 for points, 0 for directions */
function transformed(values: Float32Array, m: readonly number[], w: 0 | 1): Float32Array {
  const out = new Float32Array(values.length)
  for (let at = 0; at < values.length; at += 3)
    for (let axis = 0; axis < 3; axis += 1)
      out[at + axis] =
        (m[axis] ?? 0) * (values[at] ?? 0) +
        (m[4 + axis] ?? 0) * (values[at + 1] ?? 0) +
        (m[8 + axis] ?? 0) * (values[at + 2] ?? 0) +
        w * (m[12 + axis] ?? 0)
  return out
}
