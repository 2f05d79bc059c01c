import { linkedFieldsOf, type Model, type Offer, parametersOf, trainedFieldsOf } from '@krya/catalog'
import { type OperationId, operations } from '@krya/contracts'
import type { Known } from './measure.ts'

/** A field that stands in the way, and why. */
export interface Obstacle {
  readonly field: string
  readonly message: string
}

/** What judging a way needs to know of the house. */
export interface House {
  models(): readonly Model[]
  /** Whether services can fetch files from here. */
  readonly reachable?: boolean
}

/** A request, with what is known of its files. */
interface Asked {
  readonly operation: OperationId
  readonly input: Readonly<Record<string, unknown>>
  readonly known: Known
}
interface Entry {
  readonly model: Model
  readonly offer: Offer
}

/**
 * Why a way cannot be gone with this input, field by field. A file that was given is what the request is about,
 * as is what a field calls decisive: what makes nothing of it would make something else.
 */
export function obstaclesTo(house: House, { model, offer }: Entry, asked: Asked): Obstacle[] {
  const takes = parametersOf(model, offer)
  const isGiven = (field: string): boolean =>
    ![undefined, null, '', false].some((one) => asked.input[field] === one)
  const { decisive, files } = operations[asked.operation]
  const given = decisive.filter(isGiven)
  const brought = [...new Set([...given, ...files.map(({ name }) => name).filter(isGiven)])]
  const missing = (offer.needs ?? []).filter((field) => !isGiven(field))
  return [
    ...given
      .filter((field) => !takes.has(field))
      .map((field) => ({ field, message: `${model.name} makes nothing of it; take it out` })),
    ...missing.map((field) => ({ field, message: `${model.name} needs it` })),
    ...brought.flatMap((field) =>
      takes.has(field) ? (obstacleOfFile(house, { model, offer }, field, asked.known) ?? []) : [],
    ),
  ]
}

/** Why a way cannot take just this file: taught for another base, kept by another service, or out of its reach. */
function obstacleOfFile(
  house: House,
  { model, offer: { provider, wire = {} } }: Entry,
  field: string,
  { lora }: Known,
): Obstacle | undefined {
  const teacher = field === 'lora' ? house.models().find(({ id }) => id === lora?.model) : undefined
  if (teacher?.base !== undefined && model.base !== undefined && teacher.base !== model.base)
    return { field, message: `${teacher.name} taught it for another base than ${model.name} has` }
  if (trainedFieldsOf(wire).includes(field) && lora?.trained?.provider !== provider)
    return { field, message: `${provider} did not train it, so it has no name there` }
  if (linkedFieldsOf(wire).includes(field) && house.reachable !== true)
    return {
      field,
      message: `${provider} fetches it from this server and cannot reach it; set KRYA_PUBLIC_URL, or use another provider`,
    }
  return undefined
}
