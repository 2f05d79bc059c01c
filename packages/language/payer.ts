import type { Tokens } from '@krya/catalog'
import type { Billed } from '@krya/provider-kit'

/** How a call of a language model ended: what the service counted, where it told, or whether it may have charged. */
export type Ended =
  | { readonly state: 'answered'; readonly tokens: Tokens | undefined }
  | { readonly state: 'failed'; readonly billed: Billed }

/** Whoever pays for calls of a language model. */
export interface Payer {
  /**
   * Before each call, with the most that it can take. Gives what must be told how the call ended.
   * @throws what stands against it: nothing is sent then
   */
  before(most: Tokens): Promise<(ended: Ended) => Promise<void>>
}

/** Calls that nobody counts. */
export const nobody: Payer = { before: async () => async () => undefined }
