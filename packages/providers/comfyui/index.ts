import { randomUUID } from 'node:crypto'
import {
  type Accepted,
  type Call,
  type Context,
  type InputFile,
  type Json,
  jsonRecord,
  type Provider,
  ProviderError,
  type Refused,
} from '@krya/provider-kit'
import {
  faultOf,
  isSuccess,
  readAnswer,
  refusedOrThrow,
  remoteFile,
  type Service,
} from '@krya/provider-kit/protocols'
import { blob, nameOf, writeBody } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { explainComfy } from './errors.ts'
import { type ComfySettings, comfySettings } from './settings.ts'
import { Sockets } from './socket.ts'
import { adoptWorkflow } from './own.ts'
import { bindWorkflow, choicesIn, chooseFiles, type FilesOf, graphSchema, workflowOf } from './workflow.ts'

const handle = z.object({
  server: z.string(),
  id: z.string(),
  warnings: z.array(
    z.object({
      code: z.enum(['parameter-ignored', 'parameter-adjusted', 'words-unused', 'note']),
      field: z.string().exactOptional(),
      message: z.string(),
    }),
  ),
})
const accepted = z.object({ prompt_id: z.string() })
const busy = z.object({ exec_info: z.object({ queue_remaining: z.number() }) })
const uploaded = z.object({ name: z.string(), subfolder: z.string().default('') })
const entry = z.tuple([z.number(), z.string()]).rest(z.unknown())
const queue = z.object({ queue_running: z.array(entry), queue_pending: z.array(entry) })
const saved = z.array(z.object({ filename: z.string(), subfolder: z.string(), type: z.string() })).optional()
const history = z.record(
  z.string(),
  z.object({
    outputs: z.record(
      z.string(),
      z.looseObject({
        images: saved,
        // The usual node for clips tells of them in a list of its own.
        gifs: saved,
      }),
    ),
    status: z
      .looseObject({
        status_str: z.string(),
        completed: z.boolean(),
        messages: z.array(z.unknown()).default([]),
      })
      .nullish(),
  }),
)
const stats = z.object({ system: z.looseObject({ comfyui_version: z.string().optional() }) })

const service: Service<ComfySettings> = {
  id: 'comfyui',
  title: 'ComfyUI',
  settings: comfySettings,
  place: 'private',
  concurrency: ({ concurrency, servers }) => concurrency * servers.length,
  hosts: ({ servers }) => servers,
  headers: ({ key }) => (key === undefined ? {} : { 'x-api-key': key }),
  explain: explainComfy,
  chargesFailures: false,
  async health(context) {
    const answer = await ask(context, `${await leastBusy(context)}/system_stats`)
    const { system } = readAnswer(service, answer, stats)
    return { ok: true, detail: `ComfyUI ${system.comfyui_version ?? 'answers'}` }
  },
}

/** The socket’s name: news of this process’s jobs goes there. */
const clientId = randomUUID()
const sockets = new Sockets(clientId)

async function ask({ http, settings, signal }: Context<ComfySettings>, url: string) {
  const answer = await http.send(
    { method: 'GET', url, headers: service.headers(settings), limitBytes: 64 * 1024 * 1024 },
    signal,
  )
  if (!isSuccess(answer)) throw faultOf(service, answer)
  return answer
}

/** The server with the fewest jobs waiting; those that do not answer are passed over. @throws ProviderError */
async function leastBusy(context: Context<ComfySettings>): Promise<string> {
  const states = await Promise.allSettled(
    context.settings.servers.map(async (server) => {
      const { exec_info } = readAnswer(service, await ask(context, `${server}/prompt`), busy)
      return { server, waiting: exec_info.queue_remaining }
    }),
  )
  const up = states.flatMap((state) => (state.status === 'fulfilled' ? [state.value] : []))
  const best = up.toSorted((a, b) => a.waiting - b.waiting)[0]
  if (best !== undefined) return best.server
  const first = states.find((state) => state.status === 'rejected')?.reason
  throw first instanceof ProviderError
    ? first
    : new ProviderError('unavailable', 'No ComfyUI server answers.', { billed: 'no' })
}

async function submit(call: Call<ComfySettings>): Promise<Accepted | Refused> {
  const { settings, http, signal, endpoint, idempotencyKey } = call
  const isOwn = call.document !== undefined
  const graph = isOwn ? graphSchema.parse(call.document) : workflowOf(endpoint)
  const server = await leastBusy(call)
  const filesOf: FilesOf = async (node, input) =>
    choicesIn((await ask(call, `${server}/object_info/${node}`)).json(), node, input)
  // A workflow of the person's own names the files it means.
  if (!isOwn) await chooseFiles(graph, endpoint, filesOf, settings.checkpoint)
  const written = await writeBody(call, (file) => upload(call, server, file))
  const prompt = jsonRecord.parse(bindWorkflow(graph, written.body))
  const answer = await http.send(
    {
      method: 'POST',
      url: `${server}/prompt`,
      headers: service.headers(settings),
      // The id is ours, so that the job can be found again even if we die before the answer comes.
      body: { json: { prompt, client_id: clientId, prompt_id: idempotencyKey } },
    },
    signal,
  )
  if (!isSuccess(answer)) return refusedOrThrow(faultOf(service, answer))
  const { prompt_id: id } = readAnswer(service, answer, accepted)
  sockets.listen(server, id, call.onPreview)
  return acceptedAs({ server, id, warnings: written.warnings }, settings)
}

const acceptedAs = (job: object, { poll_seconds }: ComfySettings): Accepted => ({
  state: 'accepted',
  handle: jsonRecord.parse(JSON.parse(JSON.stringify(job))),
  checkAfterMs: poll_seconds * 1000,
})

async function upload(
  { http, settings, signal }: Call<ComfySettings>,
  server: string,
  file: InputFile,
): Promise<string> {
  const form = new FormData()
  form.append('image', await blob(file), `krya-${nameOf(file)}`)
  form.append('overwrite', 'true')
  const answer = await http.send(
    { method: 'POST', url: `${server}/upload/image`, headers: service.headers(settings), body: { form } },
    signal,
  )
  if (!isSuccess(answer)) throw faultOf(service, answer)
  const { name, subfolder } = readAnswer(service, answer, uploaded)
  return subfolder === '' ? name : `${subfolder}/${name}`
}

const check: Provider<ComfySettings>['check'] = async (stored, context) => {
  const { server, id, warnings } = handle.parse(stored)
  const done = await finished(context, server, id)
  if (done === undefined) {
    const state = await queueOf(context, server)
    if (state.has(id)) {
      const progress = sockets.progressOf(server, id)
      const known = progress === undefined ? {} : { progress }
      return { state: 'running', ...known, checkAfterMs: context.settings.poll_seconds * 1000 }
    }
    // It may have ended between the two questions.
    const late = await finished(context, server, id)
    if (late === undefined) return lost
    return conclude(late)
  }
  return conclude(done)

  function conclude(run: z.infer<typeof history>[string]) {
    sockets.stop(server, id)
    const failure = run.status?.status_str === 'error' ? failureIn(run.status.messages) : undefined
    if (failure !== undefined) return { ...lost, message: `ComfyUI failed: ${failure}` }
    const images = Object.values(run.outputs)
      .flatMap(({ images: own = [], gifs = [] }) => [...own, ...gifs])
      .filter(({ type }) => type === 'output')
    if (images.length === 0) return { ...lost, message: 'ComfyUI says that it is done, but saved nothing.' }
    const headers = service.headers(context.settings)
    return {
      state: 'done' as const,
      warnings,
      outputs: images.map((image) => ({
        ...remoteFile(service, context.settings, `${server}/view?${new URLSearchParams(image)}`),
        headers,
      })),
    }
  }
}

/** History is in memory there: a server that was restarted knows nothing of what it was doing. */
const lost: Refused = {
  state: 'refused',
  reason: 'failed',
  message: 'ComfyUI no longer knows this job; it was restarted, or its history was cleared.',
  billed: 'no',
}

async function finished(context: Context<ComfySettings>, server: string, id: string) {
  const answer = await ask(context, `${server}/history/${encodeURIComponent(id)}`)
  return readAnswer(service, answer, history)[id]
}

async function queueOf(context: Context<ComfySettings>, server: string): Promise<ReadonlySet<string>> {
  const { queue_running, queue_pending } = readAnswer(service, await ask(context, `${server}/queue`), queue)
  return new Set([...queue_running, ...queue_pending].map(([, id]) => id))
}

/** The exception among the messages of a run. */
function failureIn(messages: readonly unknown[]): string {
  const shape = z.tuple([
    z.literal('execution_error'),
    z.looseObject({ exception_message: z.string(), node_type: z.string().optional() }),
  ])
  const found = messages.map((one) => shape.safeParse(one).data?.[1]).find((one) => one !== undefined)
  return found === undefined
    ? 'no reason given'
    : [found.node_type, found.exception_message.trim()].filter(Boolean).join(': ')
}

/** ComfyUI on one or more GPU servers of one’s own. */
export const comfyUi: Provider<ComfySettings> = {
  id: service.id,
  title: service.title,
  settings: service.settings,
  place: 'private',
  idempotent: true,
  concurrency: (settings) => ({ scope: 'installation', limit: service.concurrency(settings) }),
  submit,
  check,
  async find(idempotencyKey, context) {
    for (const server of context.settings.servers) {
      const known =
        (await queueOf(context, server)).has(idempotencyKey) ||
        (await finished(context, server, idempotencyKey)) !== undefined
      if (known) return acceptedAs({ server, id: idempotencyKey, warnings: [] }, context.settings)
    }
    return undefined
  },
  async cancel(stored: Json, { http, settings, signal }) {
    const { server, id } = handle.parse(stored)
    sockets.stop(server, id)
    const headers = service.headers(settings)
    // It either waits or runs; each is told in its own way, and of this job alone.
    await http.send(
      { method: 'POST', url: `${server}/queue`, headers, body: { json: { delete: [id] } } },
      signal,
    )
    await http.send(
      { method: 'POST', url: `${server}/interrupt`, headers, body: { json: { prompt_id: id } } },
      signal,
    )
  },
  adopt: adoptWorkflow,
  health: (context) => service.health(context),
  async close() {
    sockets.close()
  },
}
