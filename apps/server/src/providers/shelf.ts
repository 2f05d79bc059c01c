import { randomBytes } from 'node:crypto'
import { type Model, offersFor, type Price } from '@krya/catalog'
import {
  invalidFields,
  KryaError,
  type ListedModel,
  type OperationId,
  operations,
  type OwnModelRequest,
} from '@krya/contracts'
import {
  type Context,
  type Http,
  type Json,
  jsonRecord,
  type Provider,
  ProviderError,
} from '@krya/provider-kit'
import { guessWire } from '@krya/provider-kit/wire'
import { LRUCache } from 'lru-cache'
import type { Database } from '../db/database.ts'
import type { Connection, Connections } from './connections.ts'
import { addOwnModel, ownPrefix, removeOwnModel } from './own-models.ts'

const patienceMs = 20_000
/** A request waits no longer to have its parameters checked. */
const shortPatienceMs = 3_000
const publishedForMs = 24 * 3_600_000
/** What a person’s own server has may change while they look. */
const ownPublishedForMs = 30_000
const asked = 500

interface Surroundings {
  readonly db: Database
  readonly connections: Connections
  readonly http: Http
}

type Schema = Readonly<Record<string, Json>>
/** A step's provider and endpoint. */
interface Endpoint {
  readonly provider: string
  readonly endpoint: string
}

/** Models beyond those Krya knows by itself: what services list, what people add, what either publishes of its inputs. */
export function createShelf({ db, connections, http }: Surroundings) {
  const published = new LRUCache<string, { readonly schema: Schema | null }>({
    max: asked,
    ttl: publishedForMs,
  })

  function connected(id: string): Connection {
    const { title } = connections.standing(id).provider
    const found = connections.get(id)
    if (found === undefined) throw new KryaError('provider_not_set_up', `${title} is not set up.`)
    return found
  }

  const contextOf = ({ settings }: Connection, withinMs: number, gone?: AbortSignal): Context<unknown> => ({
    settings,
    http,
    signal: AbortSignal.any([AbortSignal.timeout(withinMs), ...(gone === undefined ? [] : [gone])]),
  })

  const knownAs = (provider: string, endpoint: string): string | null =>
    connections
      .models()
      .find(({ offers }) =>
        offers.some((offer) => offer.provider === provider && offer.endpoint === endpoint),
      )?.id ?? null

  /** What an offer's endpoint publishes of its input, or what was written down of it. Null: nothing that is known now. */
  async function extraOf(model: Model | undefined, { provider, endpoint }: Endpoint): Promise<Schema | null> {
    if (model?.extra !== undefined) return model.extra
    const connection = connections.get(provider)
    if (connection?.provider.describe === undefined) return null
    const key = `${provider} ${endpoint}`
    const before = published.get(key)
    if (before !== undefined) return before.schema
    try {
      const found = await connection.provider.describe(endpoint, contextOf(connection, shortPatienceMs))
      // Whatever is required our own fields fill in.
      const schema =
        found === undefined
          ? null
          : {
              ...found.input,
              required: [],
              additionalProperties: found.input['additionalProperties'] === true,
            }
      const isOwn = connection.provider.place === 'private'
      published.set(key, { schema }, { ttl: isOwn ? ownPublishedForMs : publishedForMs })
      return schema
    } catch (error) {
      if (error instanceof ProviderError) return null
      throw error
    }
  }

  async function definitionOf(request: OwnModelRequest, gone: AbortSignal): Promise<Omit<Model, 'id'>> {
    const { document, endpoint } = request
    // A document is read here: its server may be set up later.
    if (document !== undefined)
      return ofDocument(connections.standing(request.provider).provider, request, jsonRecord.parse(document))
    const connection = connected(request.provider)
    if (endpoint === undefined) throw wrong('endpoint', 'name an endpoint of the service, or send a document')
    const context = contextOf(connection, patienceMs, gone)
    const found = await connection.provider.describe?.(endpoint, context).catch(toTell)
    if (found === undefined)
      throw wrong('endpoint', `${connection.provider.title} has no “${endpoint}” whose input it publishes`)
    const operation = request.operation ?? found.operation
    if (operation === undefined) throw wrong('operation', 'say what it does: the service does not')
    const price: Price | undefined =
      request.usd === undefined ? found.price : { usd: request.usd, per: 'output' }
    if (price === undefined)
      throw wrong('usd', 'write what one output costs: the service counts what it computes')
    const { wire, batch, extra, missing } = guessWire(operation, found.input)
    if (missing.length > 0)
      throw wrong('operation', `it has no field for ${missing.join(', ')}, so it cannot do ${operation}`)
    return {
      ...about(request.name ?? found.name, found.description, connection.provider.title),
      extra,
      offers: [{ provider: request.provider, endpoint: found.endpoint, operation, price, batch, wire }],
    }
  }

  return {
    extraOf,

    /** @throws KryaError not_found, provider_not_set_up, provider_unavailable */
    async browse(
      provider: string,
      search: { readonly text: string; readonly cursor?: string | undefined },
      gone: AbortSignal,
    ): Promise<{ items: ListedModel[]; next: string | null }> {
      const connection = connected(provider)
      const { text, cursor } = search
      const page = await connection.provider
        .listModels?.(
          { text, ...(cursor === undefined ? {} : { cursor }) },
          contextOf(connection, patienceMs, gone),
        )
        .catch(toTell)
      const items = (page?.items ?? []).map(({ operation, ...item }) => ({
        ...item,
        operation: operation ?? null,
        known_as: knownAs(provider, item.endpoint),
      }))
      return { items, next: page?.next ?? null }
    },

    /** @throws KryaError invalid_input, naming the field; not_found, provider_not_set_up, provider_unavailable */
    async add(request: OwnModelRequest, gone: AbortSignal): Promise<Model> {
      const definition = await definitionOf(request, gone)
      const model = { id: idFor(definition.name), ...definition }
      await addOwnModel(db, model)
      await connections.reload()
      return model
    },

    /** @throws KryaError not_found */
    async remove(id: string): Promise<void> {
      if (!(await removeOwnModel(db, id)))
        throw new KryaError('not_found', `No model “${id}” was added here.`)
      await connections.reload()
    },

    /** @throws KryaError not_found */
    async parameters(id: string, operation: OperationId): Promise<Schema | null> {
      const model = connections.models().find((one) => one.id === id)
      const offers = model === undefined ? [] : offersFor(model, operation)
      const offer = offers.find(({ provider }) => connections.get(provider) !== undefined)
      if (model === undefined || offers.length === 0)
        throw new KryaError('not_found', `There is no model “${id}” for ${operation} here.`)
      const schema = offer === undefined ? null : await extraOf(model, offer)
      // Of what a service publishes the fields that ours stand for are left out.
      return schema === null || model.extra !== undefined ? schema : guessWire(operation, schema).extra
    },
  }
}

function ofDocument(
  provider: Provider,
  { name = 'My workflow', provider: id }: OwnModelRequest,
  document: Json,
): Omit<Model, 'id'> {
  if (provider.adopt === undefined) throw wrong('document', `${provider.title} takes no documents`)
  try {
    const { operation, wire, extra, batch } = provider.adopt(document)
    return {
      ...about(name, `A workflow of yours: ${operations[operation].title.toLowerCase()}.`, provider.title),
      extra,
      offers: [
        {
          provider: id,
          endpoint: `own:${randomBytes(6).toString('hex')}`,
          operation,
          price: { usd: 0, per: 'output' },
          batch,
          wire,
          document,
        },
      ],
    }
  } catch (error) {
    if (error instanceof ProviderError) throw wrong('document', error.message)
    throw error
  }
}

const about = (name: string, description: string, title: string) => ({
  name,
  group: 'Yours',
  description: description.slice(0, 300) || `Of ${title}’s catalog.`,
  abilities: [],
  quality: 3,
  seconds: 20,
  source: { date: new Date().toISOString().slice(0, 10), from: title },
})

function idFor(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${ownPrefix}${slug === '' ? 'model' : slug}-${randomBytes(2).toString('hex')}`
}

const wrong = (field: string, message: string): KryaError => invalidFields([{ field, message }])

/** A service's fault, told as ours: nothing was asked that costs anything. */
function toTell(error: unknown): never {
  throw error instanceof ProviderError
    ? new KryaError('provider_unavailable', error.message, { cause: error })
    : error
}
