import { createAtelier } from '@krya/atelier'
import type { Provider } from '@krya/provider-kit'

/** What providers may be told about this machine. */
export interface ProviderOptions {
  /** Pictures an engine of our own draws at once; left out: one per core. */
  readonly threads?: number
}

/** Every provider that can be used as things are set up, by id. */
export function createProviders(options: ProviderOptions): ReadonlyMap<string, Provider> {
  const all: Provider[] = [createAtelier(options)]
  return new Map(all.map((provider) => [provider.id, provider]))
}
