import type { Values } from '../preferences/store.ts'
import { useEstimate } from './estimate.ts'
import { price } from './model-picker.tsx'

/** What a form’s request will cost; nothing is said of what is free. */
export function Price({ operation, values }: { readonly operation: string; readonly values: Values }) {
  const { data: estimate } = useEstimate(operation, values)
  if (estimate === undefined || estimate.credits_at_most === 0) return null
  const isCertain = estimate.credits === estimate.credits_at_most
  return (
    <span className="rounded-md bg-black/25 px-1.5 py-0.5 text-[13px] font-normal tabular-nums">
      {isCertain ? '' : '≈ '}
      {price(estimate.credits)}
    </span>
  )
}
