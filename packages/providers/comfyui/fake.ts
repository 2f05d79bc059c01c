import { readFileSync } from 'node:fs'
import type { Fake, FakeAnswer, World } from '@krya/provider-kit/testing'
import { z } from 'zod'
import { comfyTalking, runLive } from './fake-live.ts'
import { validateGraph } from './validate.ts'
import { type Graph, graphSchema } from './workflow.ts'

/** What a server with SDXL, SD 3.5 and FLUX checkpoints says of its nodes. */
export const objectInfo: unknown = JSON.parse(
  readFileSync(new URL('object-info.fixture.json', import.meta.url), 'utf8'),
)
const submission = z.object({ prompt: graphSchema, prompt_id: z.string(), client_id: z.string() })
const removal = z.object({ delete: z.array(z.string()) })
const interruption = z.object({ prompt_id: z.string() })

/** A picture that was uploaded, where it was to go. */
const uploaded = (form: FormData): FakeAnswer => ({
  json: { name: 'example.png', subfolder: '', type: form.get('type') ?? 'input' },
})

/** What was queued, by job. */
const graphs = new WeakMap<World, Map<string, Graph>>()

/** What the nodes of a graph leave behind (nodes.py): pictures saved, or shown and kept for a while. */
function outputsOf(graph: Graph): Record<string, unknown> {
  const file = (id: string, type: string) => ({ filename: `krya_${id}_00001_.png`, subfolder: '', type })
  return Object.fromEntries(
    Object.entries(graph).flatMap(([id, { class_type }]) => {
      if (/^Save(?:Image$|Video|WEBM|Animated)/.test(class_type))
        return [[id, { images: [file(id, 'output')] }]]
      return class_type === 'PreviewImage' ? [[id, { images: [file(id, 'temp')] }]] : []
    }),
  )
}

/** Jobs by id, in the order they came; the world’s patience is how often each is asked about before it ends. */
const isOver = (world: World, id: string): boolean =>
  world.submissions.includes(id) && world.fate !== 'never' && (world.asked.get(id) ?? 0) > world.patience

/** ComfyUI’s server (server.py, execution.py). It refuses graphs that do not fit its nodes, as the real one does. */
export const comfyFake: Fake = {
  settings: (url) => ({ servers: url, poll_seconds: 0.05 }),
  lacks: {
    keys: 'a server of one’s own asks for none',
    states: 'it tells by its lists where a job is',
    moderation: 'it refuses nothing',
    balance: 'nothing is paid',
    list: 'its models are chosen by its workflows',
    webhooks: 'it tells by its socket',
  },
  isSubmit: ({ method, path }) => method === 'POST' && path === '/prompt',
  isQuestion: ({ path }) => path.startsWith('/history'),
  talking: comfyTalking,
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { error: 'Unauthorized' } },
    402: { status: 402, json: { error: 'Insufficient credits' } },
    422: {
      status: 400,
      json: {
        error: {
          type: 'prompt_outputs_failed_validation',
          message: 'Prompt outputs failed validation',
          details: '',
          extra_info: {},
        },
        node_errors: {
          1: {
            class_type: 'CheckpointLoaderSimple',
            errors: [
              {
                type: 'value_not_in_list',
                message: 'Value not in list',
                details: 'ckpt_name',
                extra_info: {},
              },
            ],
          },
        },
      },
    },
    429: { status: 429, json: { error: 'Too many requests' }, headers: { 'retry-after': '2' } },
    500: { status: 500, text: '500 Internal Server Error' },
  },
  answering({ method, path, query, json, form }, world) {
    const running = world.submissions.filter((id) => !world.canceled.includes(id) && !isOver(world, id))
    if (path === '/prompt' && method === 'GET')
      return { json: { exec_info: { queue_remaining: running.length } } }
    if (path === '/system_stats')
      return { json: { system: { comfyui_version: '0.9.1', os: 'posix' }, devices: [] } }
    const type = /^\/object_info\/(\w+)$/.exec(path)?.[1]
    if (type !== undefined)
      return {
        json:
          z.record(z.string(), z.json()).parse(objectInfo)[type] === undefined
            ? {}
            : { [type]: z.record(z.string(), z.json()).parse(objectInfo)[type] },
      }
    if (path === '/upload/image') return form().then(uploaded)
    if (path === '/view')
      return { status: 302, headers: { location: world.result(query.get('filename') ?? 'a.png') } }
    if (path === '/queue' && method === 'POST') {
      world.canceled.push(...(removal.safeParse(json()).data?.delete ?? []))
      return { json: {} }
    }
    if (path === '/queue')
      return {
        json: {
          queue_running: running.slice(0, 1).map((id) => [0, id, {}, {}, []]),
          queue_pending: running.slice(1).map((id) => [1, id, {}, {}, []]),
        },
      }
    if (path === '/interrupt') {
      world.canceled.push(interruption.parse(json()).prompt_id)
      return { json: {} }
    }
    if (path === '/prompt') {
      const { prompt, prompt_id, client_id } = submission.parse(json())
      const problems = validateGraph(prompt, objectInfo)
      if (problems.length > 0)
        return {
          status: 400,
          json: {
            error: { type: 'invalid_prompt', message: problems.join('; '), details: '', extra_info: {} },
            node_errors: {},
          },
        }
      world.submissions.push(prompt_id)
      graphs.set(world, (graphs.get(world) ?? new Map<string, Graph>()).set(prompt_id, prompt))
      runLive(world, prompt, prompt_id, client_id)
      return { json: { prompt_id, number: world.submissions.length, node_errors: {} } }
    }
    const id = /^\/history\/(.+)$/.exec(path)?.[1]
    if (id === undefined) return undefined
    world.asked.set(id, (world.asked.get(id) ?? 0) + 1)
    if (!isOver(world, id) || world.fate === 'unheard-of') return { json: {} }
    const isBad = world.fate === 'failed' || world.fate === 'moderated'
    const outputs = world.fate === 'done' ? outputsOf(graphs.get(world)?.get(id) ?? {}) : {}
    const messages = isBad
      ? [
          [
            'execution_error',
            {
              prompt_id: id,
              node_type: 'KSampler',
              exception_message: 'CUDA out of memory',
              exception_type: 'OutOfMemoryError',
              traceback: [],
            },
          ],
        ]
      : []
    return {
      json: {
        [id]: {
          prompt: [],
          outputs,
          status: { status_str: isBad ? 'error' : 'success', completed: !isBad, messages },
        },
      },
    }
  },
}
