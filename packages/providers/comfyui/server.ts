import { type Context, type Incoming, type InputFile, jsonRecord, ProviderError } from '@krya/provider-kit'
import { faultOf, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { blob, nameOf } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { explainComfy } from './errors.ts'
import { type ComfySettings, comfySettings } from './settings.ts'
import { choicesIn, type FilesOf, type Graph } from './workflow.ts'

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

/**
 * The server with the fewest jobs waiting; those that do not answer, or do not suit, are passed over.
 * @throws ProviderError
 */
export async function leastBusy(
  context: Context<ComfySettings>,
  assertSuits: (server: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const states = await Promise.allSettled(
    context.settings.servers.map(async (server) => {
      await assertSuits(server)
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
