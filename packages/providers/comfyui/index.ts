import { randomUUID } from 'node:crypto'
import {
  type Accepted,
  type Call,
  type Context,
  type Json,
  jsonRecord,
  type Provider,
  type Refused,
} from '@krya/provider-kit'
import { faultOf, isSuccess, readAnswer, refusedOrThrow, remoteFile } from '@krya/provider-kit/protocols'
import { writeBody } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { chosenFiles, describeWorkflow, having, settled } from './choices.ts'
import { openComfyLive } from './live.ts'
import { adoptWorkflow } from './own.ts'
import { ask, filesOn, leastBusy, service, startJob, stopJob, upload } from './server.ts'
import type { ComfySettings } from './settings.ts'
import { Sockets } from './socket.ts'
import {
  bindWorkflow,
  checkpointLoader,
  chooseFiles,
  graphSchema,
  withoutUnused,
  workflowOf,
} from './workflow.ts'

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

/** The socket’s name: news of this process’s jobs goes there. */
const clientId = randomUUID()
const sockets = new Sockets(clientId)

async function submit(call: Call<ComfySettings>): Promise<Accepted | Refused> {
  const { settings, endpoint, idempotencyKey } = call
  const isOwn = call.document !== undefined
  const graph = isOwn ? graphSchema.parse(call.document) : workflowOf(endpoint)
  // A workflow of the person's own names the files it means.
  const chosen = isOwn ? [] : chosenFiles(graph, call.input['parameters'])
  const server = await leastBusy(call, having(call, chosen))
  const checkpoint = chosen.find(({ type }) => type === checkpointLoader)?.file ?? settings.checkpoint
  if (!isOwn) await chooseFiles(graph, endpoint, filesOn(call, server), checkpoint)
  const written = await writeBody(call, (file) => upload(call, server, file, 'input'))
  // The id is ours, so that the job can be found again even if we die before the answer comes.
  const bound = bindWorkflow(graph, isOwn ? written.body : settled(written.body))
  const job = { graph: withoutUnused(bound), clientId, id: idempotencyKey }
  const answer = await startJob(call, server, job)
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
  async cancel(stored: Json, context) {
    const { server, id } = handle.parse(stored)
    sockets.stop(server, id)
    await stopJob(context, server, id)
  },
  adopt: adoptWorkflow,
  describe: describeWorkflow,
  live: openComfyLive,
  health: (context) => service.health(context),
  async close() {
    sockets.close()
  },
}
