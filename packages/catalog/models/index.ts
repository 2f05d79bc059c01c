import type { OperationId } from '@krya/contracts'
import { atelierIllustrator } from './atelier-illustrator.ts'
import type { Model, Offer } from './model.ts'

export { modelSchema, offerSchema, type Model, type Offer } from './model.ts'

/** Every model, the best first in each group; the first that can do an operation is its default. */
export const models: readonly Model[] = [atelierIllustrator]

/** The model of that id, if it can do the operation. */
export function findModel(id: string, operation: OperationId): Model | undefined {
  return models.find((model) => model.id === id && offersFor(model, operation).length > 0)
}

/** The model used when none was asked for. */
export function defaultModel(operation: OperationId): Model | undefined {
  return models.find((model) => offersFor(model, operation).length > 0)
}

/** A model's offers for one operation, in the order a request falls through them. */
export function offersFor(model: Model, operation: OperationId): Offer[] {
  return model.offers.filter((offer) => offer.operation === operation)
}
