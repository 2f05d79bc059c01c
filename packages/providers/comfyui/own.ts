import { type Adopted, type Json, ProviderError } from '@krya/provider-kit'
import type { WireWord } from '@krya/catalog'
import type { OperationId } from '@krya/contracts'
import { type Graph, graphSchema } from './workflow.ts'

type Value = Graph[string]['inputs'][string]

/** Nodes that load a picture, a mask; that save pictures, clips. */
const loadsPicture = /^LoadImage(?!Mask)/
const loadsMask = /^LoadImageMask/
const savesPicture = /^(?:SaveImage(?!Websocket)|PreviewImage)/
const savesClip = /^(?:SaveVideo|SaveWEBM|VHS_VideoCombine|SaveAnimatedWEBP)/
/** Every node that loads a file by a name, the input that names it, and of what kind it is. */
const loads: readonly { readonly node: RegExp; readonly input: string; readonly kind: string }[] = [
  { node: /^LoadImage/, input: 'image', kind: 'image' },
  { node: /^LoadVideo$/, input: 'file', kind: 'video' },
  { node: /^VHS_LoadVideo/, input: 'video', kind: 'video' },
  { node: /^(?:LoadAudio|VHS_LoadAudioUpload)$/, input: 'audio', kind: 'audio' },
]
const makesSize = /^Empty.*Latent|Wan\w*ToVideo|LatentVideo/
/** Inputs that name files we give a name to. */
const ours = new Set(['filename_prefix', 'image', 'upload'])

/**
 * Reads a workflow in ComfyUI’s API format as a model: what its nodes say is asked of a person becomes our
 * fields, every other plain value a parameter with the value it has as its default.
 * @throws ProviderError rejected, saying what to do about it
 */
export function adoptWorkflow(document: Json): Adopted {
  const graph = read(document)
  const nodes = Object.entries(graph)
  const bound = new Map<string, WireWord>()
  const bind = (id: string, input: string, word: WireWord): void => {
    if (graph[id]?.inputs[input] !== undefined) bound.set(`${id}.${input}`, word)
  }
  const idsOf = (type: RegExp): string[] =>
    nodes.filter(([, node]) => type.test(node.class_type)).map(([id]) => id)

  const sampler = nodes.find(([, { inputs }]) => isLink(inputs['positive']) || isLink(inputs['guider']))?.[1]
  const positive = wordsBefore(graph, sampler?.inputs['positive'] ?? sampler?.inputs['guider'])
  const negative = wordsBefore(graph, sampler?.inputs['negative'])
  if (positive !== undefined) bind(positive.id, positive.input, { as: 'prompt' })
  if (negative !== undefined && negative.id !== positive?.id)
    bind(negative.id, negative.input, 'negative_prompt')
  for (const [id] of nodes)
    for (const input of ['seed', 'noise_seed'])
      if (isPlain(graph[id]?.inputs[input])) bind(id, input, { as: 'seed' })
  const [picture, second] = idsOf(loadsPicture)
  const [mask] = idsOf(loadsMask)
  const isClip = idsOf(savesClip).length > 0
  if (!isClip && idsOf(savesPicture).length === 0)
    throw rejected('It saves nothing: add a Save Image or a Save Video node.')
  const operation = operationOf(isClip, picture !== undefined, mask !== undefined)
  if (picture !== undefined) bind(picture, 'image', { as: 'file', field: 'image' })
  if (mask !== undefined) bind(mask, 'image', { as: 'file', field: 'mask' })
  if (isClip && second !== undefined) bind(second, 'image', { as: 'file', field: 'end_image' })
  let batch = 1
  for (const id of idsOf(makesSize)) {
    const side = (name: 'width' | 'height'): WireWord =>
      isClip ? { as: 'pixels', side: name, multiple: 16 } : name
    bind(id, 'width', side('width'))
    bind(id, 'height', side('height'))
    if (!isClip && isPlain(graph[id]?.inputs['batch_size'])) {
      bind(id, 'batch_size', { as: 'count' })
      batch = 4
    }
  }
  if (operation !== 'upscale-image' && positive === undefined)
    throw rejected('It takes no words: link a text node to the sampler’s positive input.')
  return { operation, wire: Object.fromEntries(bound), extra: extraOf(graph, bound), batch }
}

function read(document: Json): Graph {
  if (typeof document === 'object' && document !== null && 'nodes' in document)
    throw rejected('This is the editor’s own format; save it with “Export (API)”.')
  const parsed = graphSchema.safeParse(document)
  if (parsed.success && Object.keys(parsed.data).length > 0) return parsed.data
  throw rejected('It is no ComfyUI workflow: save it with “Export (API)”.')
}

function operationOf(isClip: boolean, hasPicture: boolean, hasMask: boolean): OperationId {
  if (isClip) return hasPicture ? 'image-to-video' : 'text-to-video'
  if (hasMask) return 'inpaint'
  return hasPicture ? 'image-to-image' : 'text-to-image'
}

/** The text that a conditioning begins with: upstream through whatever lies between. */
function wordsBefore(
  graph: Graph,
  link: Value | undefined,
  seen = new Set<string>(),
): { readonly id: string; readonly input: string } | undefined {
  if (!isLink(link)) return undefined
  const id = String(link[0])
  const node = graph[id]
  if (node === undefined || seen.has(id)) return undefined
  seen.add(id)
  const input = ['text', 'prompt', 'value', 'string', 't5xxl'].find(
    (name) => typeof node.inputs[name] === 'string',
  )
  if (input !== undefined) return { id, input }
  for (const further of Object.values(node.inputs)) {
    const found = wordsBefore(graph, further, seen)
    if (found !== undefined) return found
  }
  return undefined
}

function extraOf(graph: Graph, bound: ReadonlyMap<string, WireWord>): Record<string, Json> {
  const properties = Object.entries(graph).flatMap(([id, { class_type, inputs, _meta }]) =>
    Object.entries(inputs).flatMap(([input, value]) => {
      const name = `${id}.${input}`
      if (!isPlain(value) || bound.has(name)) return []
      const loaded = loads.find(({ node, input: its }) => node.test(class_type) && its === input)
      if (loaded !== undefined)
        return [[name, fileField(_meta?.title ?? class_type, loaded.kind, String(value))] as const]
      if (ours.has(input)) return []
      const type = typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value
      // A whole number that stands for a fraction would refuse 7.5.
      const loose = type === 'integer' && /cfg|denoise|strength|shift|guidance|fps|scale/.test(input)
      const title = `${_meta?.title ?? class_type}: ${input.replaceAll('_', ' ')}`
      return [[name, { type: loose ? 'number' : type, title, default: value }] as const]
    }),
  )
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}

/** A file of the library as a parameter (contracts/operations/asset-parameter.ts); the workflow’s own stays without it. */
const fileField = (title: string, kind: string, named: string): Json => ({
  type: 'string',
  title,
  description: `Left out: “${named}”, as the workflow has it.`,
  'x-control': 'asset',
  'x-asset': 'reference',
  'x-asset-kind': kind,
})

const isLink = (value: Value | undefined): value is [string, number] =>
  Array.isArray(value) && value.length === 2 && typeof value[1] === 'number'

const isPlain = (value: Value | undefined): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const rejected = (message: string): ProviderError => new ProviderError('rejected', message, { billed: 'no' })
