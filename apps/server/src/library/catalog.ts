import { Readable } from 'node:stream'
import {
  creditsFor,
  either,
  type Model,
  type Offer,
  offersFor,
  parametersOf,
  type Price,
  type Range,
  rangesFor,
  styles,
} from '@krya/catalog'
import { type ModelView, type OperationId, operationId, type StyleView } from '@krya/contracts'
import type { Bytes } from '@krya/provider-kit'
import sharp from 'sharp'
import { ownPrefix } from '../providers/own-models.ts'
import type { Storage } from '../storage/storage.ts'
import { version } from '../version.ts'

/** What every style's thumbnail shows, so that styles can be compared. */
const sample = { prompt: 'a lighthouse on a cliff by the sea at sunset, a sailboat', seed: 7 }
const drawn = { width: 512, height: 384 }
const kept = { width: 384, height: 288 }

/** Draws the sample in a style. */
export type DrawSample = (
  style: string,
  sample: { prompt: string; seed: number; width: number; height: number },
) => Promise<Bytes>

/** How an offer stands here. */
export interface Standing {
  isUsable(offer: Offer): boolean
  priceOf(offer: Offer): Price
}

/** Which models there are, and which of their offers can be used now. */
interface Shelf extends Standing {
  models(): readonly Model[]
}

/** What can be chosen from. */
export function createCatalog({ models, ...standing }: Shelf, storage: Storage, draw: DrawSample) {
  const drawing = new Map<string, Promise<Uint8Array>>()

  async function thumbnail(id: string): Promise<Uint8Array> {
    const { bytes } = await draw(id, { ...sample, ...drawn })
    const webp = await sharp(bytes).resize(kept).webp({ quality: 82 }).toBuffer()
    await storage.put(thumbnailKey(id), webp, { mediaType: 'image/webp' })
    return webp
  }

  return {
    models(operation?: OperationId): ModelView[] {
      const operations = operation === undefined ? operationId.options : [operation]
      return models()
        .filter((model) => operations.some((one) => offersFor(model, one).length > 0))
        .map((model) => viewModel(model, operations, standing))
    },

    styles: (): StyleView[] =>
      styles.map(({ id, name, group, description }) => ({
        id,
        name,
        group,
        description,
        thumbnail_url: `/api/styles/${id}/thumbnail?v=${version}`,
      })),

    async styleThumbnail(id: string): Promise<Readable | null> {
      if (!styles.some((style) => style.id === id)) return null
      const before = await storage.get(thumbnailKey(id))
      if (before !== null) return before.stream
      let bytes = drawing.get(id)
      if (bytes === undefined) {
        bytes = thumbnail(id).finally(() => drawing.delete(id))
        drawing.set(id, bytes)
      }
      return Readable.from(await bytes, { objectMode: false })
    },
  }
}

/** A model as it is shown, for some operations of it. */
export function viewModel(model: Model, operations: readonly OperationId[], standing: Standing): ModelView {
  return {
    id: model.id,
    name: model.name,
    group: model.group,
    description: model.description,
    operations: operationId.options.filter((one) => offersFor(model, one).length > 0),
    parameters: parametersFor(model, operations),
    abilities: [...model.abilities],
    reads: model.reads?.only ?? null,
    seconds: model.seconds,
    credits: priceOf(model, operations, standing),
    sizes: model.sizes ?? null,
    ranges: rangesOf(model, operations, standing),
    clips: model.clips ?? null,
    extra: model.extra ?? null,
    max_batch: 4,
    available: model.offers.some((offer) => standing.isUsable(offer)),
    providers: [...new Set(model.offers.map(({ provider }) => provider))],
    quality: model.quality,
    own: model.id.startsWith(ownPrefix),
  }
}

/** What one output costs with the first provider that is set up, or would with the first of all. */
function priceOf(model: Model, operations: readonly OperationId[], standing: Standing): number {
  const offers = model.offers.filter(({ operation }) => operations.includes(operation))
  const offer = offers.find((one) => standing.isUsable(one)) ?? offers[0]
  return offer === undefined ? 0 : creditsFor(standing.priceOf(offer), {})
}

/** Every input field that some offer of a model knows. */
function parametersFor(model: Model, operations: readonly OperationId[]): string[] {
  const offers = model.offers.filter(({ operation }) => operations.includes(operation))
  return [...new Set(offers.flatMap((offer) => [...parametersOf(model, offer)]))]
}

/** What some offer that can be used takes, or would where none can; a field that one takes without bounds has none. */
function rangesOf(
  model: Model,
  operations: readonly OperationId[],
  standing: Standing,
): Record<string, Range> {
  const offers = model.offers.filter(({ operation }) => operations.includes(operation))
  const usable = offers.filter((offer) => standing.isUsable(offer))
  const counted = (usable.length > 0 ? usable : offers).map((offer) => ({
    takes: parametersOf(model, offer),
    ranges: rangesFor(offer),
  }))
  const fields = new Set(counted.flatMap(({ ranges }) => [...ranges.keys()]))
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const range = counted
        .filter(({ takes }) => takes.has(field))
        .map(({ ranges }) => ranges.get(field) ?? {})
        .reduce(either)
      return range.min === undefined && range.max === undefined ? [] : [[field, range]]
    }),
  )
}

/** A new version may draw differently. */
const thumbnailKey = (id: string): string => `styles/${version}/${id}.webp`
