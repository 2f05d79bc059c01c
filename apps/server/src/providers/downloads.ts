import { type DownloadedModel, KryaError } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import type { Connections } from './connections.ts'

/** Models that a provider keeps on this machine: what may come, what is here, and taking it away. */
export function createDownloads({ standing, models }: Pick<Connections, 'standing' | 'models'>) {
  /** Each of its endpoints once, with what it needs to run it. */
  function endpointsOf(id: string): ReadonlyMap<string, { readonly name: string; readonly document: Json }> {
    return new Map(
      models().flatMap(({ name, offers }) =>
        offers.flatMap(({ provider, endpoint, document }) =>
          provider === id && document !== undefined ? [[endpoint, { name, document }] as const] : [],
        ),
      ),
    )
  }

  return {
    /** @throws KryaError not_found */
    async list(id: string): Promise<DownloadedModel[]> {
      const { downloads } = standing(id).provider
      if (downloads === undefined) return []
      return Promise.all(
        [...endpointsOf(id)].map(async ([endpoint, { name, document }]) => ({
          endpoint,
          name,
          ...downloads.about(document),
          bytes_here: await downloads.bytes(endpoint),
          ready: downloads.has(endpoint),
        })),
      )
    },

    /** Ends its download, too. @throws KryaError not_found */
    async remove(id: string, endpoint: string): Promise<void> {
      const { downloads } = standing(id).provider
      if (downloads === undefined || !endpointsOf(id).has(endpoint))
        throw new KryaError('not_found', `“${endpoint}” is no model that is kept here.`)
      await downloads.remove(endpoint)
    },
  }
}
