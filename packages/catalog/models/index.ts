import type { OperationId } from '@krya/contracts'
import { all } from './all.ts'
import type { Model, Offer } from './model.ts'

export {
  type Clips,
  type Model,
  modelSchema,
  type Offer,
  offerSchema,
  parametersOf,
  rangesFor,
  type Sizes,
} from './model.ts'
export {
  type Counted,
  countedSchema,
  creditsFor,
  creditsPerUsd,
  type Measure,
  type Price,
  priceSchema,
  usdCounted,
} from './price.ts'
export { either, type Range, rangeInWords, within } from './range.ts'
export { fieldsOf, linkedFieldsOf, trainedFieldsOf, type Wire, wireSchema, type WireWord } from './wire.ts'

/** Every model that Krya knows by itself, the best first in each group. */
export const models: readonly Model[] = all

/** The one of these models with that id, if it can do the operation. */
export function findModel(among: readonly Model[], id: string, operation: OperationId): Model | undefined {
  return among.find((model) => model.id === id && offersFor(model, operation).length > 0)
}

/** A model's offers for one operation, in the order a request falls through them. */
export function offersFor(model: Model, operation: OperationId): Offer[] {
  return model.offers.filter((offer) => offer.operation === operation)
}
