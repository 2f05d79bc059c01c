import { z } from 'zod'
import { choicesOf } from './object-info.ts'
import type { Graph } from './workflow.ts'

const limits = z.looseObject({
  min: z.number().optional(),
  max: z.number().optional(),
  image_upload: z.boolean().optional(),
  video_upload: z.boolean().optional(),
})
const input = z.array(z.unknown()).min(1)
const nodes = z.record(
  z.string(),
  z.object({
    input: z.object({
      required: z.record(z.string(), input),
      optional: z.record(z.string(), input).optional(),
    }),
    output: z.array(z.string()),
  }),
)

/**
 * What is wrong with a graph by a server’s `/object_info`: unknown nodes, missing or surplus inputs, links of
 * the wrong type, values out of range or not on offer. The same rules as execution.py’s validate_inputs.
 */
export function validateGraph(graph: Graph, objectInfo: unknown): string[] {
  const known = nodes.parse(objectInfo)
  return Object.entries(graph).flatMap(([id, { class_type, inputs }]) => {
    const info = known[class_type]
    if (info === undefined) return [`${id}: there is no node ${class_type}`]
    const all = { ...info.input.required, ...info.input.optional }
    return [
      ...Object.keys(info.input.required)
        .filter((name) => !(name in inputs))
        .map((name) => `${class_type}: ${name} is missing`),
      ...Object.entries(inputs).flatMap(([name, value]) => {
        const wanted = all[name]
        const problem = wanted === undefined ? 'is no input of it' : problemOf(value, wanted, graph, known)
        return problem === undefined ? [] : [`${class_type}: ${name} ${problem}`]
      }),
    ]
  })
}

function problemOf(
  value: unknown,
  wanted: readonly unknown[],
  graph: Graph,
  known: z.infer<typeof nodes>,
): string | undefined {
  const [type, more] = wanted
  if (Array.isArray(value)) {
    const [from, output]: readonly unknown[] = value
    const source = typeof from === 'string' ? graph[from] : undefined
    const given = source && typeof output === 'number' ? known[source.class_type]?.output[output] : undefined
    return given === type ? undefined : `gets ${given ?? 'nothing'} instead of ${String(type)}`
  }
  const { min, max, image_upload = false, video_upload = false } = limits.safeParse(more).data ?? {}
  const choices = choicesOf(wanted)
  if (choices !== undefined)
    return image_upload || video_upload || choices.includes(value)
      ? undefined
      : `is not on offer: ${String(value)}`
  if (type === 'BOOLEAN') return typeof value === 'boolean' ? undefined : 'is neither true nor false'
  if (type === 'STRING') return typeof value === 'string' ? undefined : 'is no text'
  if (type !== 'INT' && type !== 'FLOAT') return `must be linked to a ${String(type)}`
  if (typeof value !== 'number' || (type === 'INT' && !Number.isInteger(value))) return 'is no such number'
  if (min !== undefined && value < min) return `is below ${min}`
  return max !== undefined && value > max ? `is above ${max}` : undefined
}
