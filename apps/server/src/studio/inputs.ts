import { type AssetKind, type OperationId, operations } from '@krya/contracts'
import { type Json, type Trained, trained } from '@krya/provider-kit'
import { z } from 'zod'

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
  return operations[operation].files.flatMap(({ name, role, kind }) => {
    const ids = [input[name] ?? []].flat()
    return ids.flatMap((id) => (typeof id === 'string' ? [{ id, field: name, role, kind }] : []))
  })
}

const kept = z.object({ trained })

/** What a service calls an asset that it trained, as it was kept with the asset. */
export function trainedIn(metadata: unknown): { readonly trained?: Trained } {
  return kept.safeParse(metadata).data ?? {}
}
