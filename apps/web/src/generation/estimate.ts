import { operationId, operations } from '@krya/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'

/** What decides on the way and the price of a request; what else is in the form does not. */
const deciding: ReadonlySet<string> = new Set([
  'model',
  'style',
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
/** Words that every operation asks for are no matter of price. */
const standIns = { prompt: 'estimate', trigger: 'estimate', search: 'estimate' }

/** What a form’s request would cost and who would carry it out, as it is edited. */
export function useEstimate(operation: string, values: Values) {
  const known = operationId.safeParse(operation)
  const fields = known.success ? Object.keys(operations[known.data].input.shape) : []
  const files = known.success ? operations[known.data].files : []
  const relevant = new Set([...deciding, ...files.map(({ name }) => name)])
  const chosen = Object.entries(values).filter(
    ([name, value]) => value !== undefined && value !== '' && relevant.has(name),
  )
  const input = {
    ...Object.fromEntries(Object.entries(standIns).filter(([name]) => fields.includes(name))),
    ...Object.fromEntries(chosen),
  }
  // Before the file is there nothing can be said.
  const isReady = known.success && files.every(({ name, isRequired }) => !isRequired || name in input)
  return useQuery({
    ...queries.estimate(known.data ?? 'text-to-image', input),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
}
