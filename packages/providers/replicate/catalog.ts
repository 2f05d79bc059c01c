import type { Context, Listed, ListedPage, Published } from '@krya/provider-kit'
import { get, isOwn, readAnswer, type Service } from '@krya/provider-kit/protocols'
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
  if (text !== '') {
    const answer = await get(
      service,
      context,
      `${base_url}/search?${new URLSearchParams({ query: text, limit: '30' })}`,
    )
    const { models } = readAnswer(service, answer, found)
    return { items: models.map((one) => listed(one.model, one.metadata?.tags)) }
  }
  const own = cursor !== undefined && isOwn(service, context.settings, cursor)
  const answer = await get(service, context, own ? cursor : `${base_url}/models`)
  const { results, next } = readAnswer(service, answer, page)
  return { items: results.map((one) => listed(one)), ...(next ? { next } : {}) }
}

/** One model with the schema of its newest version's input. Replicate charges by the second, or does not say. */
export async function describeReplicateModel(
  service: Service<ReplicateSettings>,
  endpoint: string,
  context: Context<ReplicateSettings>,
): Promise<Published | undefined> {
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
