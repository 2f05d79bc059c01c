import type { z } from 'zod'
import { type AssetKind, assetKinds } from '../media.ts'

/** A field of an operation's input that names files of the library. */
export interface AssetField {
  readonly name: string
  /** What the file is to the result: `input`, `mask`, `reference`. */
  readonly role: string
  readonly kind: AssetKind
  readonly isRequired: boolean
}

/** The fields of an input that name files, by their own words (see field.ts). */
export function assetFieldsOf(input: z.ZodObject): AssetField[] {
  return Object.entries(input.shape).flatMap(([name, schema]) => {
    const { 'x-asset': role, 'x-asset-kind': wanted } = schema.meta() ?? {}
    const kind = assetKinds.find((one) => one === wanted)
    if (typeof role !== 'string' || kind === undefined) return []
    return [{ name, role, kind, isRequired: !schema.safeParse(undefined).success }]
  })
}

/** The fields that only some models know and without which a request is another one: all files, and what says so. */
export const decisiveFieldsOf = (input: z.ZodObject): string[] =>
  Object.entries(input.shape).flatMap(([name, schema]) => {
    const { 'x-asset': role, 'x-model-parameter': some, 'x-decisive': decisive } = schema.meta() ?? {}
    return some === true && (role !== undefined || decisive === true) ? [name] : []
  })
