import type { z } from 'zod'
import { invalidInput } from '../errors.ts'
import type { AssetKind } from '../media.ts'
import { type AssetField, assetFieldsOf, decisiveFieldsOf } from './asset-fields.ts'

/**
 * One thing the studio can do. Endpoint, form, workflow node, batch column, CLI verb, docs and permission
 * check are all made from it.
 */
export interface Operation<Id extends string = string, Input extends z.ZodObject = z.ZodObject> {
  readonly id: Id
  readonly title: string
  readonly summary: string
  readonly group: 'image' | 'video' | 'audio' | '3d' | 'training' | 'language'
  /** Closed: a field that is not in it is refused by name. Field metadata (see field.ts) makes the form. */
  readonly input: Input
  readonly output: AssetKind
  /** What this input makes, where that differs from one to another; left out: always `output`. */
  outputFor?(input: z.infer<Input>): AssetKind
  /** How many outputs this input asks for. */
  outputs(input: z.infer<Input>): number
  /** The seed asked for; -1 = a random one. Null where the operation has no chance in it. */
  seed(input: z.infer<Input>): number | null
  /** The text a person would search it by. */
  text(input: z.infer<Input>): string
  /** Seconds after which one call for it is given up. */
  readonly timeLimitSeconds: number
}

/** What an input says to those who do not know its operation. */
export interface Reading {
  /** Defaults filled in. */
  readonly input: Readonly<Record<string, unknown>>
  readonly outputs: number
  /** -1: a random one. Null where the operation has no chance in it. */
  readonly seed: number | null
  readonly text: string
}

/** An operation whose input type is not known where it is used: it reads any value. */
export interface ReadableOperation<Id extends string, Input extends z.ZodObject> extends Operation<
  Id,
  Input
> {
  /** The fields that name files of the library. */
  readonly files: readonly AssetField[]
  /** The fields that a model must know where they are given. */
  readonly decisive: readonly string[]
  /** @throws KryaError invalid_input, naming the fields, when the value is no input of this operation. */
  read(value: unknown): Reading
  /** What it makes of an input; of one that is not understood any more, what it usually makes. */
  kindFor(value: unknown): AssetKind
}

/** Declares an operation, keeping its literal id and input type. */
export function operation<Id extends string, Input extends z.ZodObject>(
  declared: Operation<Id, Input>,
): ReadableOperation<Id, Input> {
  return {
    ...declared,
    files: assetFieldsOf(declared.input),
    decisive: decisiveFieldsOf(declared.input),
    read(value) {
      const parsed = declared.input.safeParse(value)
      if (!parsed.success) throw invalidInput(parsed.error, 'body')
      const input = parsed.data
      return {
        input,
        outputs: declared.outputs(input),
        seed: declared.seed(input),
        text: declared.text(input),
      }
    },
    kindFor(value) {
      const { data } = declared.input.safeParse(value)
      return data === undefined ? declared.output : (declared.outputFor?.(data) ?? declared.output)
    },
  }
}
