import type { z } from 'zod'
import { type AssetKind, assetKinds } from '../media.ts'

/** A field of an operation's input that names files of the library. */
export interface AssetField {
  readonly name: string
  /** What the file is to the result: `input`, `mask`, `reference`. */
  readonly role: string
  readonly kind: AssetKind
  readonly isRequired: boolean
  /** Whether only some models make something of it. */
  readonly isModelParameter: boolean
}

/** The fields of an input that name files, by their own words (see field.ts). */
export function assetFieldsOf(input: z.ZodObject): AssetField[] {
  return Object.entries(input.shape).flatMap(([name, schema]) => {
    const { 'x-asset': role, 'x-asset-kind': wanted, 'x-model-parameter': some } = schema.meta() ?? {}
    const kind = assetKinds.find((one) => one === wanted)
    if (typeof role !== 'string' || kind === undefined) return []
    return [
      { name, role, kind, isRequired: !schema.safeParse(undefined).success, isModelParameter: some === true },
    ]
  })
}
