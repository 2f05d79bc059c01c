import {
  foregroundOf,
  imageOf,
  type Made,
  matteOf,
  type Picture,
  planeOf,
  type Tool,
  Unworkable,
  within,
} from '@krya/darkroom'
import { z } from 'zod'
import { type Model, standing, trianglesOf } from './gltf/model.ts'
import { writeGlb } from './gltf/write.ts'
import { reliefOf } from './inflate/relief.ts'
import { longestMask, thingOf } from './inflate/thing.ts'

/** What is used where nothing was said. */
const usual = { faces: 20_000, textureSize: 1024 }
/** More triangles are not made: a picture does not hold more. */
const mostFaces = 400_000

const input = z.object({
  faces: z.number().default(usual.faces),
  texture_size: z.enum(['512', '1024', '2048']).optional(),
})

/** `image-to-3d`: what is opaque, else what the picture is about, as a body; a picture of no thing as a relief. */
export const imageTo3d: Tool = async (work, told) => {
  const { faces, texture_size: size } = input.parse(work.input)
  const picture = await within(await imageOf(work), longestMask)
  const inflating = { faces: Math.min(faces, mostFaces), textureSize: Number(size ?? usual.textureSize) }
  const cutOut = await cutOutOf(picture)
  told(0.4)
  const thing = cutOut === null ? null : await thingOf(cutOut, inflating)
  const model = standing(thing ?? (await reliefOf(picture, inflating)))
  told(0.9)
  const notes: Made['notes'] = [
    thing === null
      ? {
          field: 'image',
          message:
            'No single thing was found in the picture, so it became a relief: how deep it is, is a guess.',
        }
      : {
          field: 'image',
          message:
            'The picture shows one side only: depth is a guess from its outline and shading, the back goes on with the colours of the outline.',
        },
    ...(faces > mostFaces
      ? [{ field: 'faces', message: `Atelier makes ${mostFaces.toLocaleString('en')} triangles at most.` }]
      : []),
  ]
  return glb(model, 'Model', notes)
}

/** A model as a tool gives it. */
export async function glb(model: Model, name: string, notes: Made['notes']): Promise<Made> {
  if (model.parts.length === 0) throw new Unworkable('There was nothing to make a model of.')
  const { parts } = model
  return {
    bytes: await writeGlb(model, name),
    mediaType: 'model/gltf-binary',
    notes,
    metadata: { model: { triangles: trianglesOf(model), parts: parts.map((part) => part.name) } },
  }
}

/** Alpha counts where at least this share of the picture is clear, and this share of it is not. */
const clear = { least: 0.02, opaque: 0.002 }
/** What fills less or more of a picture than this, or is less sharply apart from the rest, is no thing in it. */
const thing = { least: 0.012, most: 0.9, vague: 0.34 }

/** The picture with alpha for what it is about; null where it is about no thing. */
async function cutOutOf(picture: Picture): Promise<Picture | null> {
  const count = picture.width * picture.height
  let [opaque, through] = [0, 0]
  for (let at = 3; at < picture.data.length; at += 4)
    if ((picture.data[at] ?? 0) >= 128) opaque += 1
    else through += 1
  if (opaque < clear.opaque * count)
    throw new Unworkable('The picture is clear all over. Choose one that shows a thing.')
  if (through > clear.least * count) return picture
  const matte = await matteOf(picture)
  const seen = planeOf(matte.width, matte.height)
  seen.data.set(matte.data)
  const sum = matte.data.reduce((total, one) => total + (one > 0.5 ? 1 : 0), 0)
  const vague = matte.data.reduce((total, one) => total + (one > 0.15 && one < 0.85 ? 1 : 0), 0)
  if (sum < thing.least * count || sum > thing.most * count || vague > thing.vague * sum) return null
  return foregroundOf(picture, matte)
}
