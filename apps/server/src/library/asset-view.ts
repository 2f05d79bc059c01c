import type { Asset, GeneratedImage, Recipe } from '@krya/contracts'
import type { AssetRow } from '../db/schema/index.ts'

/** Width of the picture that lists show. */
export const thumbnailWidth = 512

const assetUrl = (id: string): string => `/api/assets/${id}`
export const thumbnailUrl = (id: string): string =>
  `/api/assets/${id}?w=${thumbnailWidth}&format=webp&recipe=strip`

/** The words that something was made from; null: it was made without any, or elsewhere. */
export function promptIn(recipe: Recipe | null): string | null {
  const prompt = recipe?.input['prompt']
  return typeof prompt === 'string' && prompt !== '' ? prompt : null
}

const secondsOf = ({ durationMs }: Pick<AssetRow, 'durationMs'>): number | null =>
  durationMs === null ? null : durationMs / 1000

/** An asset as the library shows it. */
export function viewAsset(row: AssetRow): Asset {
  return {
    id: row.id,
    kind: row.kind,
    media_type: row.mediaType,
    width: row.width,
    height: row.height,
    duration_seconds: secondsOf(row),
    bytes: row.bytes,
    url: assetUrl(row.id),
    thumbnail_url: thumbnailUrl(row.id),
    thumbhash: row.thumbhash,
    favourite: row.favourite,
    generation_id: row.generationId,
    project: row.projectId,
    index: row.index,
    prompt: row.text,
    model: row.model,
    seed: row.seed,
    created_at: row.createdAt.toISOString(),
    deleted_at: row.deletedAt?.toISOString() ?? null,
  }
}

type ImageFacts = Pick<
  AssetRow,
  | 'id'
  | 'kind'
  | 'index'
  | 'durationMs'
  | 'width'
  | 'height'
  | 'mediaType'
  | 'seed'
  | 'thumbhash'
  | 'favourite'
  | 'text'
>

/** An asset as one of its generation's pictures. */
export function viewImage(row: ImageFacts): GeneratedImage {
  return {
    id: row.id,
    kind: row.kind,
    index: row.index,
    url: assetUrl(row.id),
    thumbnail_url: thumbnailUrl(row.id),
    width: row.width ?? 0,
    height: row.height ?? 0,
    duration_seconds: secondsOf(row),
    media_type: row.mediaType,
    seed: row.seed,
    thumbhash: row.thumbhash,
    favourite: row.favourite,
    text: row.mediaType === 'text/plain' ? row.text : null,
  }
}
