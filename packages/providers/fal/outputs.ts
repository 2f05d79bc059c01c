import { z } from 'zod'

const file = z.object({ url: z.string() })
const result = z.object({
  images: z.array(file).nullish(),
  image: file.nullish(),
  video: file.nullish(),
  model_mesh: file.nullish(),
  model_glb: file.nullish(),
  diffusers_lora_file: file.nullish(),
  seed: z.unknown().optional(),
  has_nsfw_concepts: z.array(z.boolean()).nullish().catch(undefined),
})

/**
 * The files of a model's result: the fields that fal's models use for them. Undefined: there is nothing in it that
 * can be read.
 */
export function outputsOf(body: unknown) {
  const parsed = result.safeParse(body)
  if (!parsed.success) return undefined
  const { seed, images, has_nsfw_concepts: unsafe, ...single } = parsed.data
  const one =
    single.image ?? single.video ?? single.model_mesh ?? single.model_glb ?? single.diffusers_lora_file
  const files = images ?? (one ? [one] : [])
  // One seed is given for all pictures of a batch: it is the seed of none that is made again alone.
  const known = files.length === 1 && isSeed(seed) ? { seed } : {}
  // The checker blackens what it does not let pass, and still gives it as a result.
  const passed = files.filter((_, at) => unsafe?.[at] !== true)
  return {
    blackened: files.length - passed.length,
    outputs: passed.map(({ url }) => ({ url, ...known })),
  }
}

const isSeed = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
