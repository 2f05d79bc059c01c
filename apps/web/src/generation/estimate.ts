import { operationId } from '@krya/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'

/** What decides on the way and the price of a request; what else is in the form does not. */
const deciding = ['model', 'prefer', 'allow_other_models', 'width', 'height', 'batch_size'] as const

/** What a form’s request would cost and who would carry it out, as it is edited. */
export function useEstimate(operation: string, values: Values) {
  const known = operationId.safeParse(operation)
  const input = Object.fromEntries(
    deciding.flatMap((name) => {
      const value = values[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  return useQuery({
    ...queries.estimate(known.data ?? 'text-to-image', { prompt: 'estimate', ...input }),
    enabled: known.success,
    placeholderData: keepPreviousData,
  })
}
