import { count, dark, ideogramLike, image, prompt, seed31 } from '../wires/index.ts'
import type { Offer } from './model.ts'

/** What Ideogram’s own 3.0 endpoints do with a picture; each costs what making one from words costs. */
export function ideogram3Edits(speed: 'TURBO' | 'DEFAULT' | 'QUALITY', usd: number): readonly Offer[] {
  const every = {
    provider: 'ideogram',
    price: { usd, per: 'output' },
    batch: 4,
  } as const
  const words = {
    image,
    prompt,
    num_images: count,
    seed: seed31,
    rendering_speed: { as: 'constant', value: speed },
  } as const
  return [
    {
      ...every,
      endpoint: 'v1/ideogram-v3/remix',
      operation: 'image-to-image',
      // It crops to the shape asked for, which is a square where none is.
      wire: {
        ...words,
        aspect_ratio: ideogramLike,
        image_weight: likeness,
        negative_prompt: 'negative_prompt',
      },
    },
    { ...every, endpoint: 'v1/ideogram-v3/inpaint', operation: 'inpaint', wire: { ...words, mask: dark } },
    {
      ...every,
      endpoint: 'v1/ideogram-v3/replace-background',
      operation: 'replace-background',
      wire: words,
    },
  ]
}

/** How close a remix stays to its picture, 1–100: what our strength leaves of it. */
export const likeness = {
  as: 'scaled',
  field: 'strength',
  times: -100,
  plus: 100,
  whole: true,
  min: 1,
  max: 100,
} as const
