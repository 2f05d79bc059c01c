import { readFileSync } from 'node:fs'
import { type Json, ProviderError } from '@krya/provider-kit'
import type { BodyTree, BodyValue } from '@krya/provider-kit/wire'
import { toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'

const node = z.object({
  class_type: z.string(),
  inputs: z.record(z.string(), z.json()),
  _meta: z.object({ title: z.string() }).optional(),
})
/** A graph in ComfyUI’s API format: nodes by id, an input being a value or `[node, output]`. */
export const graphSchema = z.record(z.string(), node)
export type Graph = z.infer<typeof graphSchema>

const loaded = new Map<string, Graph>()

/** The workflow of an endpoint, e.g. `sdxl.text-to-image`. @throws ProviderError rejected */
export function workflowOf(endpoint: string): Graph {
  const before = loaded.get(endpoint)
  if (before !== undefined) return structuredClone(before)
  if (!/^[a-z0-9.-]+$/.test(endpoint)) throw unknown(endpoint)
  try {
    const text = readFileSync(new URL(`workflows/${endpoint}.json`, import.meta.url), 'utf8')
    const graph = graphSchema.parse(JSON.parse(text))
    loaded.set(endpoint, graph)
    return structuredClone(graph)
  } catch (error) {
    throw unknown(endpoint, error)
  }
}

const unknown = (endpoint: string, cause?: unknown) =>
  new ProviderError('rejected', `There is no ComfyUI workflow “${endpoint}”.`, { billed: 'no', cause })

/**
 * Sets inputs of nodes by the nodes’ titles or ids: `{ Prompt: { text: … } }`, `{ '3.steps': 20 }`,
 * `{ 'LoRA.lora_name': … }`. What the graph has no node for is left out.
 */
export function bindWorkflow(graph: Graph, values: BodyTree): Graph {
  for (const [id, { inputs, _meta }] of Object.entries(graph))
    for (const name of Object.keys(inputs)) {
      const value =
        values[`${id}.${name}`] ??
        values[`${_meta?.title ?? id}.${name}`] ??
        within(values[id], name) ??
        within(values[_meta?.title ?? ''], name)
      if (value !== undefined) inputs[name] = z.json().parse(toJson(value))
    }
  return graph
}

/** What a LoRA node gives, in order, is what it got under these names, changed. */
const passed = ['model', 'clip']

/** Takes out LoRA nodes that no file was chosen for: what hangs on them gets what they got. */
export function withoutUnused(graph: Graph): Graph {
  const unused = Object.entries(graph).filter(
    ([, { class_type, inputs }]) => class_type === 'LoraLoader' && inputs['lora_name'] === '',
  )
  for (const [id, { inputs: got }] of unused) {
    delete graph[id]
    for (const { inputs } of Object.values(graph))
      for (const [name, value] of Object.entries(inputs)) {
        const [from, output]: readonly unknown[] = Array.isArray(value) ? value : []
        const before = from === id && typeof output === 'number' ? got[passed[output] ?? ''] : undefined
        if (before !== undefined) inputs[name] = before
      }
  }
  return graph
}

const within = (own: BodyValue | undefined, name: string): BodyValue | undefined =>
  typeof own === 'object' && own !== null && !Array.isArray(own) && !(own instanceof Blob)
    ? Object.entries(own).find(([key]) => key === name)?.[1]
    : undefined

/** The node that loads a checkpoint. */
export const checkpointLoader = 'CheckpointLoaderSimple'

/** Nodes that load a file of the server, the input that names it, and which files suit a workflow. */
const loaders: readonly {
  readonly node: string
  readonly input: string
  readonly suits: (endpoint: string) => RegExp
}[] = [
  { node: checkpointLoader, input: 'ckpt_name', suits: familyOf },
  { node: 'UpscaleModelLoader', input: 'model_name', suits: () => /4x|x4|esrgan|ultrasharp/i },
  { node: 'UNETLoader', input: 'unet_name', suits: familyOf },
  { node: 'CLIPLoader', input: 'clip_name', suits: () => /umt5/i },
  { node: 'VAELoader', input: 'vae_name', suits: familyOf },
  { node: 'ControlNetLoader', input: 'control_net_name', suits: () => /canny|union/i },
]

function familyOf(endpoint: string): RegExp {
  if (endpoint.startsWith('flux')) return /flux/i
  // Checkpoints that need a few steps only say so in their names.
  if (endpoint.startsWith('turbo')) return /turbo|lightning|hyper|lcm/i
  if (endpoint.startsWith('wan')) return /wan2?[._]?2/i
  return endpoint.startsWith('sd35') ? /sd[_-]?3\.?5/i : /xl|pony|illustrious|juggernaut/i
}

/** Asks which files a server has for a node’s input. */
export type FilesOf = (node: string, input: string) => Promise<readonly string[]>

/**
 * Chooses the files that a workflow loads from those the server has.
 * @throws ProviderError unauthorised (it is not set up for this), naming what is missing
 */
export async function chooseFiles(
  graph: Graph,
  endpoint: string,
  filesOf: FilesOf,
  wanted: string | undefined,
): Promise<void> {
  for (const { node: type, input, suits } of loaders)
    for (const found of Object.values(graph).filter(({ class_type }) => class_type === type)) {
      const files = await filesOf(type, input)
      const named = type === checkpointLoader ? files.find((file) => file === wanted) : undefined
      const chosen = named ?? files.find((file) => suits(endpoint).test(file))
      if (chosen === undefined)
        throw new ProviderError('unauthorised', `ComfyUI has no file for ${type} that suits ${endpoint}.`, {
          billed: 'no',
        })
      found.inputs[input] = chosen
    }
}

const combo = z.object({ options: z.array(z.json()) })
const objectInfo = z.record(
  z.string(),
  z.object({ input: z.object({ required: z.record(z.string(), z.array(z.json())).optional() }) }),
)

/** The choices that `/object_info/<node>` gives for an input. */
export function choicesIn(answer: unknown, type: string, input: string): readonly string[] {
  const [choices, more] = objectInfo.safeParse(answer).data?.[type]?.input.required?.[input] ?? []
  // Nodes of the newer kind say `["COMBO", { options }]`.
  const list = Array.isArray(choices) ? choices : combo.safeParse(more).data?.options
  return (list ?? []).filter((choice: Json): choice is string => typeof choice === 'string')
}
