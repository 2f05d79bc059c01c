import { type Asset, type AssetKind, type Generation, operations } from '@krya/contracts'

/** A picture, a clip, a model … wherever it is shown: in results, in the library, in the viewer. */
export interface Picture {
  readonly id: string
  readonly kind: AssetKind
  readonly mediaType: string
  /** Of a clip or a recording. */
  readonly seconds: number | null
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

/** More pixels than a browser shows whole. */
const mostShown = 64_000_000

type Shown = Pick<Picture, 'url' | 'mediaType' | 'width' | 'height'>

/** Whether a browser cannot show it whole. */
export const isVast = ({ width, height }: Pick<Picture, 'width' | 'height'>): boolean =>
  width * height > mostShown

/** Where a picture is shown from: itself, or at a size and in a format that a browser can show. */
export function shownUrl(picture: Shown): string {
  if (isVast(picture)) return `${picture.url}?w=4096&h=4096&format=jpeg&recipe=strip`
  return picture.mediaType === 'image/tiff' ? `${picture.url}?format=webp&recipe=strip` : picture.url
}

/** A square of it at one of its sizes, as DeepZoom counts them. */
export const tileUrl = ({ id }: Pick<Picture, 'id'>, level: number, column: number, row: number): string =>
  `/api/assets/${id}/tiles/${level}/${column}_${row}`

/** What a person would call it by: its prompt, or what was done. */
export const promptOf = ({ operation, input }: Generation): string =>
  typeof input['prompt'] === 'string' && input['prompt'] !== ''
    ? input['prompt']
    : typeof input['name'] === 'string'
      ? input['name']
      : operations[operation].title

/** How many were to be made. What an older version asked for may not be understood any more. */
export function outputsOf({ operation, input }: Pick<Generation, 'operation' | 'input'>): number {
  try {
    return operations[operation].read(input).outputs
  } catch {
    return 1
  }
}

export const picturesOf = (generation: Generation): Picture[] =>
  generation.images.map((image) => ({
    id: image.id,
    kind: image.kind,
    mediaType: image.media_type,
    seconds: image.duration_seconds,
    url: image.url,
    thumbnailUrl: image.thumbnail_url,
    thumbhash: image.thumbhash,
    // What has no shape of its own gets a square, a text that of a few lines.
    width: image.width || (image.kind === 'text' ? 3 : 1),
    height: image.height || 1,
    prompt: image.text ?? promptOf(generation),
    seed: image.seed,
    favourite: image.favourite,
    generationId: generation.id,
  }))

export const pictureOf = (asset: Asset): Picture => ({
  id: asset.id,
  kind: asset.kind,
  mediaType: asset.media_type,
  seconds: asset.duration_seconds,
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
