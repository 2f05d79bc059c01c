import { z } from 'zod'

const combo = z
  .tuple([z.literal('COMBO'), z.looseObject({ options: z.array(z.unknown()) })])
  .rest(z.unknown())
const listed = z.tuple([z.array(z.unknown())]).rest(z.unknown())
const spec = z.array(z.unknown())
const objectInfo = z.record(
  z.string(),
  z.object({
    input: z.object({
      required: z.record(z.string(), spec).optional(),
      optional: z.record(z.string(), spec).optional(),
    }),
  }),
)

/**
 * The values that an input may have; undefined: it is no choice, or its values are listed elsewhere. Nodes in the old
 * way list them in place of the type, those that are defined by a schema beside it (comfy_api/latest/_io.py).
 */
export function choicesOf(input: readonly unknown[]): readonly unknown[] | undefined {
  return listed.safeParse(input).data?.[0] ?? combo.safeParse(input).data?.[1].options
}

/** The choices that `/object_info/<node>` gives for an input: names of files, mostly. */
export function choicesIn(answer: unknown, type: string, input: string): readonly string[] {
  const inputs = objectInfo.safeParse(answer).data?.[type]?.input
  const choices = choicesOf(inputs?.required?.[input] ?? inputs?.optional?.[input] ?? []) ?? []
  return choices.filter((choice) => typeof choice === 'string')
}
