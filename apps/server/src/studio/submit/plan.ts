import { randomInt } from 'node:crypto'
import { type Model, type Offer, styles } from '@krya/catalog'
import { invalidFields, KryaError, type OperationId, operations, type WarningView } from '@krya/contracts'
import { type Json, jsonRecord } from '@krya/provider-kit'
import type { Step } from '../../db/schema/index.ts'
import { fit, outside } from '../fit.ts'
import { seedCount } from '../seeds.ts'
import { type AssetUse, assetsIn } from '../inputs.ts'
import { chooseChain, type Market, stepOf } from './chain.ts'
import type { Known } from './measure.ts'
import { assertAllowed } from './policy.ts'

/** Everything that is decided about a request before it is written down. */
export interface Plan {
  readonly operation: OperationId
  /** The one that is tried first. */
  readonly model: string
  /** Defaults filled in, seed resolved. */
  readonly input: Record<string, Json>
  readonly text: string
  readonly outputs: number
  /** Of the first output; null where the operation has no chance in it. */
  readonly seed: number | null
  readonly chain: readonly Step[]
  /** First output and count of each provider call. */
  readonly parts: readonly { readonly first: number; readonly count: number }[]
  /** Millicredits for all outputs, by the first of the chain. */
  readonly price: number
  /** Millicredits held back: by the dearest of the chain, so that a fall-back is always covered. */
  readonly reserve: number
  readonly warnings: readonly WarningView[]
  /** The files it works on. */
  readonly assets: readonly AssetUse[]
}

/**
 * Decides how a request will be carried out.
 * @param known of the files that it works on
 * @throws KryaError invalid_input, unknown_model, provider_not_set_up, unknown_style, content_refused
 */
export function plan(market: Market, operation: OperationId, value: unknown, known: Known = {}): Plan {
  const reading = operations[operation].read(value)
  assertAllowed(reading.text)
  assertStyle(reading.input['style'])
  const ways = chooseChain(market, operation, reading.input, known)
  const [{ model, offer }] = ways
  if (isChosen(reading.input['model'])) {
    assertSize(model, reading.input)
    assertNumbers(model, offer, reading.input)
  }
  const seed = reading.seed === -1 ? randomInt(seedCount) : reading.seed
  const input = {
    ...jsonRecord.parse(reading.input),
    ...(isChosen(reading.input['model']) ? {} : { model: 'auto' }),
    ...(seed === null ? {} : { seed }),
  }
  const chain = ways.map(stepOf)
  const millicredits = (credits: number): number => Math.round(credits * 1000) * reading.outputs
  return {
    operation,
    model: model.id,
    input,
    text: reading.text,
    outputs: reading.outputs,
    seed,
    chain,
    parts: partition(reading.outputs, Math.min(...chain.map(({ batch }) => batch))),
    price: millicredits(ways[0].credits),
    reserve: millicredits(Math.max(...chain.map(({ credits }) => credits))),
    warnings: fit(model, offer, input).warnings,
    assets: assetsIn(operation, input),
  }
}

const isChosen = (wanted: unknown): boolean => wanted !== undefined && wanted !== 'auto'

function partition(outputs: number, largest: number): { first: number; count: number }[] {
  const calls = Math.ceil(outputs / largest)
  return Array.from({ length: calls }, (_, call) => ({
    first: call * largest,
    count: Math.min(largest, outputs - call * largest),
  }))
}

function assertStyle(wanted: unknown): void {
  if (wanted === undefined || styles.some(({ id }) => id === wanted)) return
  throw new KryaError('unknown_style', `There is no style “${String(wanted)}”.`, {
    details: [{ field: 'style', message: 'choose an id from GET /api/styles' }],
  })
}

/** Refuses sizes that a model which a person chose cannot make; for one that we choose they are adjusted. */
function assertSize(model: Model, { width, height }: Readonly<Record<string, unknown>>): void {
  if (model.sizes === undefined || typeof width !== 'number' || typeof height !== 'number') return
  const { min, max, megapixels, multiple } = model.sizes
  const details = Object.entries({ width, height }).flatMap(([field, side]) => {
    if (side < min || side > max)
      return [{ field, message: `${model.name} takes ${min} to ${max} pixels; this is ${side}` }]
    if (side % multiple !== 0)
      return [{ field, message: `${model.name} takes multiples of ${multiple}; this is ${side}` }]
    return []
  })
  const tooMany = width * height > megapixels * 1_000_000
  if (tooMany && details.length === 0)
    details.push({
      field: 'width',
      message: `width × height is more than ${model.name}’s ${megapixels} megapixels`,
    })
  if (details.length > 0)
    throw new KryaError('invalid_input', `${model.name} cannot make this size.`, { details })
}

/** Likewise of its numbers. The offer is the first of its chain: where that does not take them, none does. */
function assertNumbers(model: Model, offer: Offer, input: Readonly<Record<string, unknown>>): void {
  const details = outside(offer, input).map(({ field, value, range }) => ({
    field,
    message: `${model.name} takes ${range}; this is ${value}`,
  }))
  if (details.length > 0) throw invalidFields(details)
}
