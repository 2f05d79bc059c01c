import { type Json, type OperationId, operationId, resolutions } from '@krya/contracts'
import { z } from 'zod'
import { type Price, priceSchema } from './price.ts'
import { type Range, rangesOf } from './range.ts'
import { fieldsOf, type Wire, wireSchema } from './wire.ts'

/** One way to run a model: a provider's endpoint, its price, and how it wants the input. */
export const offerSchema = z.strictObject({
  provider: z.string(),
  endpoint: z.string(),
  operation: operationId,
  price: priceSchema,
  /** How many outputs one call can make. */
  batch: z.int().min(1),
  /** Fields that are a person’s choice, without which this way cannot be gone. */
  needs: z.array(z.string()).optional(),
  /** Left out: the engine reads our input itself. */
  wire: wireSchema.optional(),
  /** What the provider itself needs to run it: a workflow of the person’s own. */
  document: z.json().optional(),
})
export interface Offer {
  readonly provider: string
  readonly endpoint: string
  readonly operation: OperationId
  readonly price: Price
  readonly batch: number
  readonly needs?: readonly string[]
  readonly wire?: Wire
  readonly document?: Json
}

/** A catalog entry: what a model does, within which ranges, and who offers it. */
export const modelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  group: z.string(),
  description: z.string(),
  /** Optional input fields it has where its offers do not say so by their wires. */
  parameters: z.array(z.string()).optional(),
  /** JSON Schema of what may stand in the input’s `parameters`; left out: what the service publishes. */
  extra: z.record(z.string(), z.json()).optional(),
  abilities: z.array(z.string()),
  /** The one language that its prompts are understood in; left out: several, or nobody says. */
  reads: z.strictObject({ only: z.literal('English'), date: z.iso.date(), from: z.string() }).optional(),
  /** 1–5, for `prefer: best`; the catalog's own judgement. */
  quality: z.int().min(1).max(5),
  /** Typical seconds for one output of one megapixel. */
  seconds: z.number().positive(),
  /** Left out: it takes its size from its input. */
  sizes: z
    .strictObject({
      min: z.int().positive(),
      max: z.int().positive(),
      megapixels: z.number().positive(),
      /** Both sides must be a multiple of this. */
      multiple: z.int().positive(),
    })
    .optional(),
  /** What its LoRAs are made for: of a trainer those it makes, of all others those it takes. */
  base: z.string().optional(),
  /** Left out: it makes no clips, or takes their length and size from its input. */
  clips: z
    .strictObject({
      /** The lengths it makes, in seconds, shortest first. */
      seconds: z.array(z.number().positive()).min(1),
      resolutions: z.array(z.enum(resolutions)).min(1),
    })
    .optional(),
  offers: z.array(offerSchema).min(1),
  /** Where the facts come from, and when they were read. */
  source: z.strictObject({ date: z.iso.date(), from: z.string() }),
})
export type Sizes = NonNullable<z.infer<typeof modelSchema>['sizes']>
export type Clips = NonNullable<z.infer<typeof modelSchema>['clips']>
export interface Model {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly description: string
  readonly parameters?: readonly string[]
  readonly extra?: Readonly<Record<string, Json>>
  readonly abilities: readonly string[]
  readonly reads?: { readonly only: 'English'; readonly date: string; readonly from: string }
  readonly quality: number
  readonly seconds: number
  readonly sizes?: Sizes
  readonly base?: string
  readonly clips?: Clips
  readonly offers: readonly Offer[]
  readonly source: { readonly date: string; readonly from: string }
}

/** The input fields that a model makes something of when it is run by this offer. */
export function parametersOf(model: Model, offer: Offer): ReadonlySet<string> {
  return offer.wire === undefined ? new Set(model.parameters ?? []) : fieldsOf(offer.wire)
}

/** The ranges of the numbers that this offer takes, by input field; one that is not there has none that is known. */
export const rangesFor = ({ wire }: Offer): ReadonlyMap<string, Range> => rangesOf(wire ?? {})
