import { type AssetKind, assetKinds, type OperationId, operations } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'

/** A file of the library that an input names. */
export interface AssetUse {
  readonly id: string
  readonly field: string
  /** What it is to the result: `input`, `mask`, `reference`. */
  readonly role: string
  readonly kind: AssetKind
}

/** The files that an input names, by the fields' own word. */
export function assetsIn(operation: OperationId, input: Readonly<Record<string, Json>>): AssetUse[] {
  return Object.entries(operations[operation].input.shape).flatMap(([field, schema]) => {
    const { 'x-asset': role, 'x-asset-kind': kind } = schema.meta() ?? {}
    const value = input[field]
    const wanted = assetKinds.find((one) => one === kind)
    if (typeof role !== 'string' || wanted === undefined || value === undefined || value === null) return []
    const ids = Array.isArray(value) ? value : [value]
    return ids.flatMap((id) => (typeof id === 'string' ? [{ id, field, role, kind: wanted }] : []))
  })
}
