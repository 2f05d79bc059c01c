import type { Model } from './model.ts'

type Reads = NonNullable<Model['reads']>

/** What makers say of the languages that their models read. */
export const englishByStability: Reads = {
  only: 'English',
  date: '2026-11-27',
  from: 'Stability’s OpenAPI, error invalid_language: “English is the only supported language for this service.”',
}
export const englishByFluxCard: Reads = {
  only: 'English',
  date: '2026-11-27',
  from: 'huggingface.co/black-forest-labs/FLUX.1-schnell and FLUX.1-dev, whose cards name English alone',
}
export const englishByClip: Reads = {
  only: 'English',
  date: '2026-11-27',
  from: 'github.com/openai/CLIP model-card.md, of its text encoder: “its use should be limited to English language use cases”',
}
export const englishByStableDiffusionCard: Reads = {
  only: 'English',
  date: '2026-11-27',
  from: 'the model card of Stable Diffusion v2, which SD-Turbo is made from: “Language(s): English”',
}
