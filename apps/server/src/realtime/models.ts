import { creditsFor, type LiveModel, liveModels } from '@krya/catalog'
import { KryaError, type LiveModelView } from '@krya/contracts'
import type { Http, LiveEngine } from '@krya/provider-kit'
import { liveByCalls } from '@krya/provider-kit/protocols'
import type { Connection, Connections } from '../providers/connections.ts'

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
  connections: Pick<Connections, 'get'>,
  http: Http,
  known: readonly LiveModel[] = liveModels,
): LiveModels {
  const connectionOf = ({ provider, by }: LiveModel): Connection | undefined => {
    const connection = connections.get(provider)
    return by === 'socket' && connection?.provider.live === undefined ? undefined : connection
  }
  return {
    list: () => known.filter((model) => connectionOf(model) !== undefined).map(view),
    find(id, tired) {
      const usable = known.filter((one) => connectionOf(one) !== undefined)
      const model =
        id === undefined
          ? (usable.find((one) => !tired.has(one.id)) ?? usable[0])
          : known.find((one) => one.id === id)
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

function view(model: LiveModel): LiveModelView {
  const { id, name, description, provider, price, sizes, styles, by } = model
  return {
    id,
    name,
    description,
    provider,
    credits: creditsFor(price, { width: 512, height: 512, duration: 1 }),
    per: price.per === 'second' ? 'second' : 'frame',
    sizes,
    styles,
    slow: by === 'calls',
  }
}
