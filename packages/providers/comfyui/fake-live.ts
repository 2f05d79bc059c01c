import type { FakeLine, Talking, World } from '@krya/provider-kit/testing'
import { z } from 'zod'
import type { Graph } from './workflow.ts'

/** The sockets of each server, by the name they gave themselves, and whether they know facts with pictures. */
const sockets = new WeakMap<World, Map<string, { readonly line: FakeLine; knowsFacts: boolean }>>()
const flags = z.object({
  type: z.literal('feature_flags'),
  data: z.object({ supports_preview_metadata: z.boolean() }),
})
const lateMs = 300
const nameOf = ({ request }: FakeLine): string => request.query.get('clientId') ?? ''

/** ComfyUI’s socket (server.py): whoever calls is told how the queue is, and may say what they understand. */
export const comfyTalking: Talking = {
  opened(line, world) {
    if (line.request.path !== '/ws') return false
    const known = sockets.get(world) ?? new Map<string, { readonly line: FakeLine; knowsFacts: boolean }>()
    sockets.set(world, known.set(nameOf(line), { line, knowsFacts: false }))
    const status = { exec_info: { queue_remaining: 0 } }
    line.say(JSON.stringify({ type: 'status', data: { status, sid: nameOf(line) } }))
    return true
  },
  heard(message, line, world) {
    const socket = sockets.get(world)?.get(nameOf(line))
    const said = typeof message === 'string' ? flags.safeParse(JSON.parse(message)).data : undefined
    if (socket !== undefined && said !== undefined) socket.knowsFacts = said.data.supports_preview_metadata
  },
}

/** Runs a graph that sends its picture over the socket of whoever queued it (execution.py, progress.py). */
export function runLive(world: World, graph: Graph, id: string, clientId: string): void {
  const socket = sockets.get(world)?.get(clientId)
  const nodes = Object.entries(graph)
  const idOf = (type: string): string => nodes.find(([, node]) => node.class_type === type)?.[0] ?? ''
  const [sampler, sender] = [idOf('KSampler'), idOf('SaveImageWebsocket')]
  if (socket === undefined || sender === '') return
  const { line, knowsFacts } = socket
  const tell = (type: string, data: object): void =>
    line.say(JSON.stringify({ type, data: { ...data, prompt_id: id } }))
  const show = (node: string, bytes: Uint8Array): void =>
    line.say(knowsFacts ? withFacts(bytes, { node_id: node, prompt_id: id }) : plain(bytes))
  const run = (fate: ReturnType<World['nextFate']>): void => {
    if (world.canceled.includes(id)) return tell('execution_interrupted', { node_id: sampler })
    if (fate === 'unheard') return
    if (fate === 'cut') return line.cut()
    tell('execution_start', {})
    tell('executing', { node: sampler })
    if (fate === 'failed')
      return tell('execution_error', { node_type: 'KSampler', exception_message: 'CUDA out of memory\n' })
    tell('progress', { value: 1, max: 4, node: sampler })
    show(sampler, Buffer.from('preview'))
    tell('executing', { node: sender })
    const seed = graph[sampler]?.inputs['seed']
    if (fate === 'garbled') line.say(Buffer.from([0, 0]))
    else show(sender, Buffer.concat([world.file, Buffer.from(String(seed))]))
    tell('execution_success', {})
    tell('executing', { node: null })
  }
  const fate = world.nextFate()
  setTimeout(() => run(fate), fate === 'late' ? lateMs : 0).unref()
}

function plain(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(1, 0)
  head.writeUInt32BE(2, 4)
  return Buffer.concat([head, bytes])
}

function withFacts(bytes: Uint8Array, facts: object): Buffer {
  const json = Buffer.from(JSON.stringify({ ...facts, image_type: 'image/png' }))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(4, 0)
  head.writeUInt32BE(json.length, 4)
  return Buffer.concat([head, json, bytes])
}
