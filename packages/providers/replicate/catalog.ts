import type { Context, Listed, ListedPage, Published } from '@krya/provider-kit'
import { get, isOwn, readAnswer, type Service, spokenOf } from '@krya/provider-kit/protocols'
import { operationNamed, schemaIn } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { ReplicateSettings } from './settings.ts'

const model = z.object({
  owner: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  is_official: z.boolean().optional(),
  latest_version: z.looseObject({ id: z.string(), openapi_schema: z.unknown() }).nullish(),
})
const page = z.object({ results: z.array(model), next: z.string().nullish() })
const found = z.object({
  models: z.array(
    z.object({
      model,
      metadata: z.looseObject({ tags: z.array(z.string()).optional() }).optional(),
    }),
  ),
})

const deployment = z.object({
  owner: z.string(),
  name: z.string(),
  current_release: z.looseObject({ model: z.string(), version: z.string() }).nullish(),
})
const deployments = z.object({ results: z.array(deployment) })
const versioned = z.looseObject({ openapi_schema: z.unknown() })

/** What an endpoint begins with that is a deployment of the account’s own. */
const deploymentPrefix = 'deployments/'

/** A version is named where the model is not Replicate's own: others have no address of their own. */
const endpointOf = ({ owner, name, is_official, latest_version }: z.infer<typeof model>): string =>
  is_official === false && latest_version ? `${owner}/${name}:${latest_version.id}` : `${owner}/${name}`

function listed(its: z.infer<typeof model>, tags: readonly string[] = []): Listed {
  const operation = tags.map(operationNamed).find((one) => one !== undefined)
  return {
    endpoint: endpointOf(its),
    name: `${its.owner}/${its.name}`,
    description: its.description ?? '',
    ...(operation === undefined ? {} : { operation }),
  }
}

/** Public models: by a search, or the newest (its published OpenAPI, `search` and `models.list`). */
export async function listReplicateModels(
  service: Service<ReplicateSettings>,
  { text, cursor }: { readonly text: string; readonly cursor?: string },
  context: Context<ReplicateSettings>,
): Promise<ListedPage> {
  const { base_url } = context.settings
  const own = cursor === undefined ? await listDeployments(service, text, context) : []
  if (text !== '') {
    const answer = await get(
      service,
      context,
      `${base_url}/search?${new URLSearchParams({ query: text, limit: '30' })}`,
    )
    const { models } = readAnswer(service, answer, found)
    return { items: [...own, ...models.map((one) => listed(one.model, one.metadata?.tags))] }
  }
  const isNext = cursor !== undefined && isOwn(service, context.settings, cursor)
  const answer = await get(service, context, isNext ? cursor : `${base_url}/models`)
  const { results, next } = readAnswer(service, answer, page)
  return { items: [...own, ...results.map((one) => listed(one))], ...(next ? { next } : {}) }
}

/** One model with the schema of its newest version's input. Replicate charges by the second, or does not say. */
export async function describeReplicateModel(
  service: Service<ReplicateSettings>,
  endpoint: string,
  context: Context<ReplicateSettings>,
): Promise<Published | undefined> {
  if (endpoint.startsWith(deploymentPrefix)) return describeDeployment(service, endpoint, context)
  const [name = ''] = endpoint.split(':')
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) return undefined
  const { http, settings, signal } = context
  const url = `${settings.base_url}/models/${name}`
  const answer = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
  if (answer.status === 404) return undefined
  const its = readAnswer(service, answer, model)
  const input = schemaIn(its.latest_version?.openapi_schema, 'Input')
  return input === undefined ? undefined : { ...listed(its), input }
}

async function listDeployments(
  service: Service<ReplicateSettings>,
  text: string,
  context: Context<ReplicateSettings>,
): Promise<readonly Listed[]> {
  const answer = await get(service, context, `${context.settings.base_url}/deployments`)
  const { results } = readAnswer(service, answer, deployments)
  return spokenOf(results.map(asListed), text).items
}

const asListed = ({ owner, name, current_release }: z.infer<typeof deployment>): Listed => ({
  endpoint: `${deploymentPrefix}${owner}/${name}`,
  name: `${owner}/${name}`,
  description: current_release ? `Your deployment of ${current_release.model}.` : 'Your deployment.',
})

/** A deployment takes what the version takes that it runs now. */
async function describeDeployment(
  service: Service<ReplicateSettings>,
  endpoint: string,
  context: Context<ReplicateSettings>,
): Promise<Published | undefined> {
  if (!/^deployments\/[\w.-]+\/[\w.-]+$/.test(endpoint)) return undefined
  const { http, settings, signal } = context
  const url = `${settings.base_url}/${endpoint}`
  const answer = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
  if (answer.status === 404) return undefined
  const its = readAnswer(service, answer, deployment)
  if (!its.current_release) return undefined
  const { model: of, version } = its.current_release
  const released = await get(service, context, `${settings.base_url}/models/${of}/versions/${version}`)
  const input = schemaIn(readAnswer(service, released, versioned).openapi_schema, 'Input')
  return input === undefined ? undefined : { ...asListed(its), input }
}
