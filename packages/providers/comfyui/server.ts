import { type Context, type Incoming, type InputFile, jsonRecord, ProviderError } from '@krya/provider-kit'
import { faultOf, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { blob, nameOf } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { explainComfy } from './errors.ts'
import { choicesIn } from './object-info.ts'
import { type ComfySettings, comfySettings } from './settings.ts'
import type { FilesOf, Graph } from './workflow.ts'

const busy = z.object({ exec_info: z.object({ queue_remaining: z.number() }) })
const uploaded = z.object({ name: z.string(), subfolder: z.string().default('') })
const stats = z.object({ system: z.looseObject({ comfyui_version: z.string().optional() }) })

export const service: Service<ComfySettings> = {
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

/** What a server answers. @throws ProviderError when it refuses */
export async function ask({ http, settings, signal }: Context<ComfySettings>, url: string) {
  const answer = await http.send(
    { method: 'GET', url, headers: service.headers(settings), limitBytes: 64 * 1024 * 1024 },
    signal,
  )
  if (!isSuccess(answer)) throw faultOf(service, answer)
  return answer
}

/** A server that hangs is not waited for longer, and one that is slow not once another has answered. */
const probeMs = 5_000
const slowMs = 500

/**
 * The server with the fewest jobs waiting; those that do not answer soon, or do not suit, are passed over.
 * @throws ProviderError billed `no`
 */
export async function leastBusy(
  context: Context<ComfySettings>,
  assertSuits: (server: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(probeMs)])
  const up: { readonly server: string; readonly waiting: number }[] = []
  const probes = context.settings.servers.map(async (server) => {
    const [answer] = await Promise.all([ask({ ...context, signal }, `${server}/prompt`), assertSuits(server)])
    const { exec_info } = readAnswer(service, answer, busy)
    up.push({ server, waiting: exec_info.queue_remaining })
  })
  const settled = Promise.allSettled(probes)
  const first = Promise.any(probes).then(
    () => new Promise<void>((resolve) => setTimeout(resolve, slowMs).unref()),
    () => undefined,
  )
  await Promise.race([settled, first])
  const best = up.toSorted((a, b) => a.waiting - b.waiting)[0]
  if (best !== undefined) return best.server
  const fault = (await settled).find((state) => state.status === 'rejected')?.reason
  throw fault instanceof ProviderError
    ? unasked(fault)
    : new ProviderError('unavailable', 'No ComfyUI server answers.', { billed: 'no' })
}

/** A fault before anything was queued: nothing was done for it. */
const unasked = ({ kind, message, retryAfterMs, cause }: ProviderError): ProviderError =>
  new ProviderError(kind, message, { billed: 'no', retryAfterMs, cause })

/** Does what comes before a job is queued. @throws ProviderError billed `no` */
export async function before<Made>(work: Promise<Made>): Promise<Made> {
  try {
    return await work
  } catch (error) {
    throw error instanceof ProviderError ? unasked(error) : error
  }
}

/** The files a server has. */
export const filesOn =
  (context: Context<ComfySettings>, server: string): FilesOf =>
  async (node, input) =>
    choicesIn((await ask(context, `${server}/object_info/${node}`)).json(), node, input)

/**
 * Gives a file to a server and returns its name there; what is temporary is gone when the server starts anew.
 * @throws ProviderError
 */
export async function upload(
  { http, settings, signal }: Context<ComfySettings>,
  server: string,
  file: InputFile,
  place: 'input' | 'temp',
): Promise<string> {
  const form = new FormData()
  form.append('image', await blob(file), `krya-${nameOf(file)}`)
  form.append('overwrite', 'true')
  form.append('type', place)
  const answer = await http.send(
    { method: 'POST', url: `${server}/upload/image`, headers: service.headers(settings), body: { form } },
    signal,
  )
  if (!isSuccess(answer)) throw faultOf(service, answer)
  const { name, subfolder } = readAnswer(service, answer, uploaded)
  const path = subfolder === '' ? name : `${subfolder}/${name}`
  return place === 'input' ? path : `${path} [${place}]`
}

/** Puts a job into a server's queue, whatever it answers. News of it goes to the socket of that name. */
export function startJob(
  { http, settings, signal }: Context<ComfySettings>,
  server: string,
  { graph, clientId, id }: { readonly graph: Graph; readonly clientId: string; readonly id: string },
): Promise<Incoming> {
  const json = { prompt: jsonRecord.parse(graph), client_id: clientId, prompt_id: id }
  return http.send(
    { method: 'POST', url: `${server}/prompt`, headers: service.headers(settings), body: { json } },
    signal,
  )
}

/** Ends a job: it either waits or runs; each is told in its own way, and of this job alone. */
export async function stopJob(
  { http, settings, signal }: Context<ComfySettings>,
  server: string,
  id: string,
): Promise<void> {
  const headers = service.headers(settings)
  await http.send(
    { method: 'POST', url: `${server}/queue`, headers, body: { json: { delete: [id] } } },
    signal,
  )
  await http.send(
    { method: 'POST', url: `${server}/interrupt`, headers, body: { json: { prompt_id: id } } },
    signal,
  )
}
