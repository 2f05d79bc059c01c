import { z } from 'zod'

const file = z.object({ url: z.string() })
const result = z.object({
  images: z.array(file).optional(),
  image: file.nullish(),
  video: file.nullish(),
  model_mesh: file.nullish(),
  model_glb: file.nullish(),
  diffusers_lora_file: file.nullish(),
  seed: z.number().nullish(),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
})

/** The files of a model's result: the fields that fal's models use for them. */
export function outputsOf(body: unknown) {
  const { seed, images, has_nsfw_concepts: unsafe, ...single } = result.parse(body)
  const one =
    single.image ?? single.video ?? single.model_mesh ?? single.model_glb ?? single.diffusers_lora_file
  const files = images ?? (one ? [one] : [])
  return {
    // The checker blackens what it does not let pass, and still gives it as a result.
    isBlackened: files.length > 0 && unsafe?.length !== 0 && unsafe?.every(Boolean) === true,
    outputs: files.map(({ url }, at) => ({
      url,
      ...(typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 ? { seed: seed + at } : {}),
    })),
  }
}
