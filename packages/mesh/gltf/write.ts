import { type Accessor, Document, type Texture as GltfTexture, WebIO } from '@gltf-transform/core'
import type { Surface } from '../geometry/surface.ts'
import { linearOf } from './colour.ts'
import type { Material, Model, Texture } from './model.ts'

/**
 * A model as GLB. Neither quantised nor compressed: it is small already, and opens wherever glTF 2.0 is read.
 * @param name what the thing is called in the file
 */
export async function writeGlb({ parts }: Model, name: string): Promise<Uint8Array> {
  const document = new Document()
  document.getRoot().getAsset().generator = 'Krya Atelier'
  const buffer = document.createBuffer()
  const textures = new Map<Texture, GltfTexture>()
  const materials = new Map<Material, ReturnType<typeof materialOf>>()

  const textureOf = (texture: Texture): GltfTexture => {
    const before = textures.get(texture)
    if (before !== undefined) return before
    const made = document.createTexture('colour').setImage(texture.bytes).setMimeType(texture.mediaType)
    textures.set(texture, made)
    return made
  }
  const materialOf = (material: Material) => {
    const made = document
      .createMaterial(material.name)
      .setBaseColorFactor([...linearOf(material.colour), material.opacity ?? 1])
      .setMetallicFactor(material.metalness)
      .setRoughnessFactor(material.roughness)
    if (material.opacity !== undefined && material.opacity < 1) made.setAlphaMode('BLEND')
    if (material.glow !== undefined) made.setEmissiveFactor([...linearOf(material.glow)])
    if (material.texture !== undefined) made.setBaseColorTexture(textureOf(material.texture))
    return made
  }
  const accessor = (
    values: Float32Array | Uint32Array | Uint16Array,
    type: 'VEC2' | 'VEC3' | 'SCALAR',
  ): Accessor => document.createAccessor().setArray(values.slice()).setType(type).setBuffer(buffer)
  const primitiveOf = (surface: Surface, material: Material) => {
    const made = materials.get(material) ?? materialOf(material)
    materials.set(material, made)
    const count = surface.positions.length / 3
    const indices = count < 65_536 ? Uint16Array.from(surface.indices) : surface.indices
    const primitive = document
      .createPrimitive()
      .setMaterial(made)
      .setAttribute('POSITION', accessor(surface.positions, 'VEC3'))
      .setAttribute('NORMAL', accessor(surface.normals, 'VEC3'))
      .setIndices(accessor(indices, 'SCALAR'))
    if (material.texture !== undefined) primitive.setAttribute('TEXCOORD_0', accessor(surface.places, 'VEC2'))
    if (surface.tints !== undefined) primitive.setAttribute('COLOR_0', accessor(surface.tints, 'VEC3'))
    return primitive
  }

  const whole = document.createNode(name)
  for (const { name: called, surface, material } of parts) {
    const mesh = document.createMesh(called).addPrimitive(primitiveOf(surface, material))
    whole.addChild(document.createNode(called).setMesh(mesh))
  }
  const scene = document.createScene(name).addChild(whole)
  document.getRoot().setDefaultScene(scene)
  return new WebIO().writeBinary(document)
}
