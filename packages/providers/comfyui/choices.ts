import { type Context, type Json, ProviderError, type Published } from '@krya/provider-kit'
import type { BodyTree } from '@krya/provider-kit/wire'
import { filesOn } from './server.ts'
import type { ComfySettings } from './settings.ts'
import { type Graph, workflowOf } from './workflow.ts'

/** What a person may choose of what the servers have: an input of a node by the node’s title. */
interface Choice {
  readonly node: string
  readonly input: string
  readonly title: string
  /** A file of the server; what stands for none of them. */
  readonly without?: string
}
const choices: readonly Choice[] = [
  { node: 'LoRA', input: 'lora_name', title: 'LoRA on the server', without: 'None' },
  { node: 'Checkpoint', input: 'ckpt_name', title: 'Checkpoint', without: 'The first that fits' },
  { node: 'Sampler', input: 'sampler_name', title: 'Sampler' },
  { node: 'Sampler', input: 'scheduler', title: 'Scheduler' },
]
const lora = 'LoRA.lora_name'
const strength = 'LoRA.strength_model'

const keyOf = ({ node, input }: Choice): string => `${node}.${input}`
const nodeOf = (graph: Graph, { node, input }: Choice) =>
  Object.values(graph).find(({ inputs, _meta }) => _meta?.title === node && input in inputs)

/** A workflow of ours with what its servers have for it: LoRAs, checkpoints, samplers. @throws ProviderError */
export async function describeWorkflow(
  endpoint: string,
  context: Context<ComfySettings>,
): Promise<Published | undefined> {
  const graph = known(endpoint)
  if (graph === undefined) return undefined
  const fields = await Promise.all(choices.map((choice) => fieldOf(choice, graph, context)))
  return {
    endpoint,
    name: endpoint,
    description: '',
    input: {
      type: 'object',
      properties: Object.fromEntries(fields.flat()),
      // Every other input of its nodes may be set, too.
      additionalProperties: true,
    },
  }
}

const strengthField: Json = {
  type: 'number',
  title: 'LoRA strength',
  minimum: -2,
  maximum: 2,
  default: 1,
  'x-step': 0.05,
}

function known(endpoint: string): Graph | undefined {
  try {
    return workflowOf(endpoint)
  } catch (error) {
    if (error instanceof ProviderError) return undefined
    throw error
  }
}

async function fieldOf(
  choice: Choice,
  graph: Graph,
  context: Context<ComfySettings>,
): Promise<[string, Json][]> {
  const node = nodeOf(graph, choice)
  if (node === undefined) return []
  const { servers } = context.settings
  const asked = await Promise.allSettled(
    servers.map((server) => filesOn(context, server)(node.class_type, choice.input)),
  )
  const failed = asked.find((one) => one.status === 'rejected')
  if (failed !== undefined && asked.length === 1) throw failed.reason
  const names = [...new Set(asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])))]
  if (names.length === 0) return []
  const { title, without, input } = choice
  const field =
    without === undefined
      ? { enum: names, default: node.inputs[input] ?? null, 'x-names': namesOf(names) }
      : { enum: ['', ...names], default: '', 'x-names': { '': without, ...namesOf(names) } }
  const key = keyOf(choice)
  const chosen: [string, Json] = [key, { type: 'string', title, ...field }]
  return key === lora ? [chosen, [strength, strengthField]] : [chosen]
}

/** What is there is called as it is there, files without their ending. */
const namesOf = (files: readonly string[]) =>
  Object.fromEntries(files.map((file) => [file, file.replace(/\.safetensors$/i, '')]))

/** The files that parameters name, by the node that loads each. */
export function chosenFiles(graph: Graph, parameters: unknown) {
  const given = new Map(
    typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [],
  )
  return choices.flatMap((choice) => {
    const file: unknown = given.get(keyOf(choice))
    const type = nodeOf(graph, choice)?.class_type
    const isFile = choice.without !== undefined && typeof file === 'string' && file !== ''
    return isFile && type !== undefined ? [{ type, input: choice.input, file }] : []
  })
}

/** Passes over a server that lacks one of these files. @throws ProviderError rejected, naming it */
export const having =
  (context: Context<ComfySettings>, files: ReturnType<typeof chosenFiles>) =>
  async (server: string): Promise<void> => {
    for (const { type, input, file } of files)
      if (!(await filesOn(context, server)(type, input)).includes(file))
        throw new ProviderError('rejected', `ComfyUI has no file “${file}” (any longer).`, { billed: 'no' })
  }

/** A body without what a person left to us; a LoRA is as strong on the words as on the picture. */
export function settled(body: BodyTree): BodyTree {
  const blank = new Set(choices.filter(({ without }) => without !== undefined).map(keyOf))
  const said = Object.entries(body).filter(([key, value]) => !(blank.has(key) && value === ''))
  const onWords = body[strength]
  return {
    ...(onWords === undefined ? {} : { 'LoRA.strength_clip': onWords }),
    ...Object.fromEntries(said),
  }
}
