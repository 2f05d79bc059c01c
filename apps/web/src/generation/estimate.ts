import { type OperationId, operationId, operations } from '@krya/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'

/** What decides on the way and the price of a request; what else is in the form does not. */
const deciding: ReadonlySet<string> = new Set([
  'model',
  'prefer',
  'allow_other_models',
  'width',
  'height',
  'batch_size',
  'duration',
  'resolution',
  'sound',
  'scale',
  'training_steps',
])
/** Files are there or not; which one is only seen when it is. */
const files: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'images', 'mask', 'style_image'])
/** Words that every operation asks for are no matter of price. */
const standIns = { prompt: 'estimate', trigger: 'estimate', search: 'estimate' }

/** What a form’s request would cost and who would carry it out, as it is edited. */
export function useEstimate(operation: string, values: Values) {
  const known = operationId.safeParse(operation)
  const fields = known.success ? Object.keys(operations[known.data].input.shape) : []
  const chosen = Object.entries(values).filter(
    ([name, value]) => value !== undefined && value !== '' && (deciding.has(name) || files.has(name)),
  )
  const input = {
    ...Object.fromEntries(Object.entries(standIns).filter(([name]) => fields.includes(name))),
    ...Object.fromEntries(chosen),
  }
  // Before the file is there nothing can be said.
  const isReady =
    known.success &&
    fields.filter((name) => files.has(name)).every((name) => name in input || isOptional(known.data, name))
  return useQuery({
    ...queries.estimate(known.data ?? 'text-to-image', input),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
}

const isOptional = (operation: OperationId, name: string): boolean => {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    operations[operation].input.shape
  return shape[name]?.safeParse(undefined).success === true
}
