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
 * Sets inputs of nodes by the nodes’ titles or ids: `{ Prompt: { text: … } }`, `{ '3.steps': 20 }`. What the graph
 * has no node for is left out.
 */
export function bindWorkflow(graph: Graph, values: BodyTree): Graph {
  for (const [id, { inputs, _meta }] of Object.entries(graph))
    for (const name of Object.keys(inputs)) {
      const value =
        values[`${id}.${name}`] ?? within(values[id], name) ?? within(values[_meta?.title ?? ''], name)
      if (value !== undefined) inputs[name] = z.json().parse(toJson(value))
    }
  return graph
}

const within = (own: BodyValue | undefined, name: string): BodyValue | undefined =>
  typeof own === 'object' && own !== null && !Array.isArray(own) && !(own instanceof Blob)
    ? Object.entries(own).find(([key]) => key === name)?.[1]
    : undefined

/** A node that loads a file of the server, and the input that names it. */
interface Loader {
  readonly node: string
  readonly input: string
  /** The parameter by which a request chooses the file. */
  readonly parameter: string
  readonly title: string
  /** Which files suit a workflow. */
  readonly suits: (endpoint: string) => RegExp
}
const loaders: readonly Loader[] = [
  {
    node: 'CheckpointLoaderSimple',
    input: 'ckpt_name',
    parameter: 'checkpoint',
    title: 'Checkpoint',
    suits: familyOf,
  },
  {
    node: 'UpscaleModelLoader',
    input: 'model_name',
    parameter: 'upscale_model',
    title: 'Upscaling model',
    suits: () => /4x|x4|esrgan|ultrasharp/i,
  },
  {
    node: 'UNETLoader',
    input: 'unet_name',
    parameter: 'diffusion_model',
    title: 'Diffusion model',
    suits: familyOf,
  },
  {
    node: 'CLIPLoader',
    input: 'clip_name',
    parameter: 'text_encoder',
    title: 'Text encoder',
    suits: () => /umt5/i,
  },
  { node: 'VAELoader', input: 'vae_name', parameter: 'vae', title: 'VAE', suits: familyOf },
  {
    node: 'ControlNetLoader',
    input: 'control_net_name',
    parameter: 'control_net',
    title: 'ControlNet',
    suits: () => /canny|union/i,
  },
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

/** The files that a request asks for by name, and the checkpoint that is taken where it names none. */
export interface Wanted {
  readonly parameters: unknown
  readonly checkpoint: string | undefined
}

/**
 * Chooses the files that a workflow loads from those the server has.
 * @throws ProviderError rejected (it has none of the name asked for), unauthorised (it is not set up for this),
 * naming what is missing
 */
export async function chooseFiles(
  graph: Graph,
  endpoint: string,
  filesOf: FilesOf,
  wanted: Wanted,
): Promise<void> {
  const names = z.record(z.string(), z.unknown()).safeParse(wanted.parameters).data ?? {}
  for (const { loader, node } of loadersIn(graph)) {
    const files = await filesOf(loader.node, loader.input)
    const name = names[loader.parameter]
    if (name !== undefined && !files.some((file) => file === name))
      throw new ProviderError('rejected', `ComfyUI has no ${loader.title} “${String(name)}”.`, {
        billed: 'no',
      })
    const usual = loader.parameter === 'checkpoint' ? wanted.checkpoint : undefined
    const chosen =
      files.find((file) => file === (name ?? usual)) ??
      files.find((file) => loader.suits(endpoint).test(file))
    if (chosen === undefined)
      throw new ProviderError(
        'unauthorised',
        `ComfyUI has no file for ${loader.node} that suits ${endpoint}.`,
        { billed: 'no' },
      )
    node.inputs[loader.input] = chosen
  }
}

/** JSON Schema of the files that a request may choose, out of those the server has. */
export async function choosable(graph: Graph, filesOf: FilesOf): Promise<Record<string, Json>> {
  const properties: Record<string, Json> = {}
  for (const { loader } of loadersIn(graph))
    properties[loader.parameter] = {
      type: 'string',
      title: loader.title,
      description: 'A file of your ComfyUI. Left out: the first that suits.',
      enum: [...(await filesOf(loader.node, loader.input))],
    }
  return { type: 'object', properties }
}

const loadersIn = (graph: Graph) =>
  loaders.flatMap((loader) =>
    Object.values(graph)
      .filter(({ class_type }) => class_type === loader.node)
      .map((node) => ({ loader, node })),
  )
