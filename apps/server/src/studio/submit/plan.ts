import { randomInt } from 'node:crypto'
import { defaultModel, findModel, type Model, type Offer, offersFor, styles } from '@krya/catalog'
import { KryaError, type OperationId, operations, type WarningView } from '@krya/contracts'
import { type Json, jsonRecord } from '@krya/provider-kit'
import { seedCount } from '../seeds.ts'
import { assertAllowed } from './policy.ts'

/** Everything that is decided about a request before it is written down. */
export interface Plan {
  readonly operation: OperationId
  readonly model: string
  /** Defaults filled in, seed resolved. */
  readonly input: Record<string, Json>
  readonly text: string
  readonly outputs: number
  /** Of the first output; null where the operation has no chance in it. */
  readonly seed: number | null
  readonly chain: Offer[]
  /** First output and count of each provider call. */
  readonly parts: readonly { readonly first: number; readonly count: number }[]
  /** Millicredits; the dearest of the chain, so that a fall-back is always covered. */
  readonly price: number
  readonly warnings: WarningView[]
}

/**
 * Decides how a request will be carried out.
 * @throws KryaError invalid_input, unknown_model, unknown_style, content_refused
 */
export function plan(operation: OperationId, value: unknown): Plan {
  const reading = operations[operation].read(value)
  assertAllowed(reading.text)
  const model = chooseModel(operation, reading.input['model'])
  assertStyle(reading.input['style'])
  const { input, warnings } = fit(operation, model, reading.input)
  const seed = reading.seed === -1 ? randomInt(seedCount) : reading.seed
  const chain = offersFor(model, operation)
  const dearest = Math.max(...chain.map((offer) => offer.credits))
  return {
    operation,
    model: model.id,
    input: { ...input, model: model.id, ...(seed === null ? {} : { seed }) },
    text: reading.text,
    outputs: reading.outputs,
    seed,
    chain,
    parts: partition(reading.outputs, Math.min(...chain.map((offer) => offer.batch))),
    price: Math.round(dearest * 1000) * reading.outputs,
    warnings,
  }
}

function partition(outputs: number, largest: number): { first: number; count: number }[] {
  const calls = Math.ceil(outputs / largest)
  return Array.from({ length: calls }, (_, call) => ({
    first: call * largest,
    count: Math.min(largest, outputs - call * largest),
  }))
}

function chooseModel(operation: OperationId, wanted: unknown): Model {
  const model = typeof wanted === 'string' ? findModel(wanted, operation) : defaultModel(operation)
  if (model === undefined)
    throw new KryaError('unknown_model', `There is no model “${String(wanted)}” for ${operation} here.`, {
      details: [{ field: 'model', message: 'choose an id from GET /api/models' }],
    })
  return model
}

function assertStyle(wanted: unknown): void {
  if (wanted === undefined || styles.some(({ id }) => id === wanted)) return
  throw new KryaError('unknown_style', `There is no style “${String(wanted)}”.`, {
    details: [{ field: 'style', message: 'choose an id from GET /api/styles' }],
  })
}

/** Leaves out what the model does not have, and says so; refuses sizes it cannot make. */
function fit(operation: OperationId, model: Model, given: Readonly<Record<string, unknown>>) {
  const warnings: WarningView[] = []
  const input: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(operations[operation].input.shape)) {
    const value = given[name]
    if (value === undefined) continue
    const lacking = schema.meta()?.['x-model-parameter'] === true && !model.parameters.includes(name)
    if (!lacking) input[name] = value
    else if (value !== schema.safeParse(undefined).data)
      warnings.push({
        code: 'parameter-ignored',
        field: name,
        message: `${model.name} has no “${name}”, so it was left out.`,
      })
  }
  assertSize(model, input)
  return { input: jsonRecord.parse(input), warnings }
}

function assertSize(model: Model, { width, height }: Readonly<Record<string, unknown>>): void {
  if (typeof width !== 'number' || typeof height !== 'number') return
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
