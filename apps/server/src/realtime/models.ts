import { creditsFor, type LiveModel, liveModels, type Model, type Offer } from '@krya/catalog'
import { KryaError, liveSides, type LiveModelView } from '@krya/contracts'
import type { Http, LiveEngine } from '@krya/provider-kit'
import { liveByCalls } from '@krya/provider-kit/protocols'
import { canRun, type Connection, type Connections } from '../providers/connections.ts'

/** The models that draw in real time here. */
export interface LiveModels {
  list(): LiveModelView[]
  /**
   * @param id left out: the first that is set up
   * @param tired are taken only where there is no other
   * @throws KryaError unknown_model
   */
  find(id: string | undefined, tired: ReadonlySet<string>): LiveModel
  /** Opens an engine for one session. @throws KryaError provider_not_set_up */
  open(model: LiveModel): LiveEngine
  /** How many may draw with it at once here. */
  places(model: LiveModel): number
}

/** @param known left out: those of the catalog */
export function createLiveModels(
  connections: Pick<Connections, 'get' | 'models'>,
  http: Http,
  known: readonly LiveModel[] = liveModels,
): LiveModels {
  /** What makes pictures from pictures can be asked picture by picture: never taken unless somebody chose it. */
  const chosenOnly = (): LiveModel[] =>
    connections
      .models()
      .flatMap((model) => model.offers.flatMap((offer) => byCalls(model, offer) ?? []))
      .filter(({ provider, endpoint }) => {
        const connection = connections.get(provider)
        // An engine of this machine that draws in real time need not be asked in a slower way.
        const isSlower = connection?.provider.place === 'here' && connection.provider.live !== undefined
        return canRun(connection, { endpoint }) && !isSlower
      })
  const connectionOf = ({ provider, by }: LiveModel): Connection | undefined => {
    const connection = connections.get(provider)
    return by === 'socket' && connection?.provider.live === undefined ? undefined : connection
  }
  return {
    list: () => [...known.filter((model) => connectionOf(model) !== undefined), ...chosenOnly()].map(view),
    find(id, tired) {
      const usable = known.filter((one) => connectionOf(one) !== undefined)
      const model =
        id === undefined
          ? (usable.find((one) => !tired.has(one.id)) ?? usable[0])
          : (known.find((one) => one.id === id) ?? chosenOnly().find((one) => one.id === id))
      if (model === undefined)
        throw new KryaError(
          'unknown_model',
          id === undefined
            ? 'No model draws in real time here.'
            : `No model “${id}” draws in real time; see GET /api/realtime/models.`,
        )
      return model
    },
    open(model) {
      const { endpoint, wire } = model
      const connection = connectionOf(model)
      if (connection === undefined)
        throw new KryaError(
          'provider_not_set_up',
          `${model.name} needs the provider “${model.provider}”, which is not set up here.`,
        )
      const { provider, settings } = connection
      if (model.by === 'calls' || provider.live === undefined)
        return liveByCalls({ provider, offer: { endpoint, wire: wire ?? null }, settings, http })
      return provider.live(endpoint, { settings, http })
    },
    places(model) {
      const connection = connectionOf(model)
      return connection === undefined ? 0 : connection.provider.concurrency(connection.settings).limit
    },
  }
}

/** A model that follows a hand slowly, a call for each picture; undefined: it draws no picture from a picture alone. */
function byCalls(model: Model, { provider, endpoint, operation, price, wire, needs, document }: Offer) {
  if (operation !== 'image-to-image' || document !== undefined || (needs ?? []).length > 0) return undefined
  if (known.has(`${provider} ${endpoint}`)) return undefined
  const { min = 512, max = liveSides.max, multiple = 8 } = model.sizes ?? {}
  const sizes = { min: Math.max(liveSides.min, min), max: Math.min(liveSides.max, max), multiple }
  if (sizes.min > sizes.max) return undefined
  const live: LiveModel = {
    id: `calls.${provider}.${model.id}`,
    name: model.name,
    description: `${model.description} Asked picture by picture: slower.`,
    provider,
    endpoint,
    price,
    by: 'calls',
    ...(wire === undefined ? {} : { wire }),
    sizes,
    styles: true,
    source: model.source,
  }
  return live
}

/** Those that have an entry of their own. */
const known: ReadonlySet<string> = new Set(
  liveModels.map(({ provider, endpoint }) => `${provider} ${endpoint}`),
)

function view(model: LiveModel): LiveModelView {
  const { id, name, description, provider, price, sizes, styles, colour = false, by } = model
  return {
    id,
    name,
    description,
    provider,
    credits: creditsFor(price, { width: 512, height: 512, duration: 1 }),
    per: price.per === 'second' ? 'second' : 'frame',
    sizes,
    styles,
    colour,
    slow: by === 'calls',
  }
}
