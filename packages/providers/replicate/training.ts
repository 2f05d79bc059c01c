import { type Call, type Json, type Outgoing, ProviderError } from '@krya/provider-kit'
import { faultOf, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { z } from 'zod'
import type { ReplicateSettings } from './settings.ts'

/** What an endpoint begins with that trains: `trainings/owner/trainer`. */
export const trainingPrefix = 'trainings/'

/** The private model that versions are trained into when none is set. */
const standardName = 'krya-loras'
const trainer = z.object({ latest_version: z.object({ id: z.string() }) })
const account = z.object({ username: z.string() })

/**
 * A training by the trainer's newest version, into a model of the account's own; it is made when it is missing.
 * @throws ProviderError billed `no`: nothing was asked for yet
 */
export async function train(
  service: Service<ReplicateSettings>,
  call: Call<ReplicateSettings>,
  input: Json,
  told: Readonly<Record<string, Json>>,
): Promise<Outgoing> {
  const { endpoint, settings } = call
  const name = endpoint.slice(trainingPrefix.length)
  const found = await free(service, call, { method: 'GET', url: `${settings.base_url}/models/${name}` })
  const version = readAnswer(service, found, trainer).latest_version.id
  const destination = settings.training_destination ?? (await ownModel(service, call))
  return {
    method: 'POST',
    url: `${settings.base_url}/models/${name}/versions/${version}/trainings`,
    headers: service.headers(settings),
    body: { json: { destination, input, ...told } },
  }
}

async function ownModel(service: Service<ReplicateSettings>, call: Call<ReplicateSettings>): Promise<string> {
  const { settings, http, signal } = call
  const who = await free(service, call, { method: 'GET', url: `${settings.base_url}/account` })
  const owner = readAnswer(service, who, account).username
  const url = `${settings.base_url}/models/${owner}/${standardName}`
  const found = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
  if (found.status === 404)
    await free(service, call, {
      method: 'POST',
      url: `${settings.base_url}/models`,
      body: { json: { owner, name: standardName, visibility: 'private', hardware: 'gpu-t4' } },
    })
  return `${owner}/${standardName}`
}

/** Asks for something that costs nothing. */
async function free(
  service: Service<ReplicateSettings>,
  { settings, http, signal }: Call<ReplicateSettings>,
  outgoing: Outgoing,
) {
  try {
    const answer = await http.send({ ...outgoing, headers: service.headers(settings) }, signal)
    if (isSuccess(answer)) return answer
    throw faultOf(service, answer)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { kind, message, retryAfterMs } = error
    throw new ProviderError(kind, message, { billed: 'no', retryAfterMs, cause: error })
  }
}
