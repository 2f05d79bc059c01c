import type { Asset, Generation } from '@krya/contracts'

/** A picture wherever it is shown: in results, in the library, in the viewer. */
export interface Picture {
  readonly id: string
  readonly url: string
  readonly thumbnailUrl: string
  readonly thumbhash: string | null
  readonly width: number
  readonly height: number
  readonly prompt: string
  readonly seed: number | null
  readonly favourite: boolean
  readonly generationId: string | null
}

export const promptOf = ({ input }: Generation): string =>
  typeof input['prompt'] === 'string' ? input['prompt'] : ''

export const picturesOf = (generation: Generation): Picture[] =>
  generation.images.map((image) => ({
    id: image.id,
    url: image.url,
    thumbnailUrl: image.thumbnail_url,
    thumbhash: image.thumbhash,
    width: image.width,
    height: image.height,
    prompt: promptOf(generation),
    seed: image.seed,
    favourite: image.favourite,
    generationId: generation.id,
  }))

export const pictureOf = (asset: Asset): Picture => ({
  id: asset.id,
  url: asset.url,
  thumbnailUrl: asset.thumbnail_url,
  thumbhash: asset.thumbhash,
  width: asset.width ?? 1,
  height: asset.height ?? 1,
  prompt: asset.prompt,
  seed: asset.seed,
  favourite: asset.favourite,
  generationId: asset.generation_id,
})
