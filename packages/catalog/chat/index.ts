import type { ChatModel, ChatPrice } from './chat-model.ts'
import { nvidiaAny } from './nvidia-any.ts'
import { ollamaAny } from './ollama-any.ts'
import { togetherLlama33 } from './together-llama-3.3-70b.ts'

export { type ChatModel, chatModelSchema, type ChatPrice, isPaid, type Tokens, usdFor } from './chat-model.ts'

/** Every language model whose price is known. */
export const chatModels: readonly ChatModel[] = [nvidiaAny, togetherLlama33, ollamaAny]

/** A price as it is reckoned with, and how it is known: `unknown` ones count as nothing. */
export interface KnownPrice extends ChatPrice {
  readonly by: 'catalog' | 'settings' | 'unknown'
  /** Why it is nothing, where that is known. */
  readonly free?: string
}

/** What a provider’s language model costs: what its person stated before what the catalog knows. */
export function chatPriceOf(
  provider: string,
  model: string,
  stated: { readonly chat_price_in?: number | undefined; readonly chat_price_out?: number | undefined } = {},
): KnownPrice {
  const known = chatModels.find((one) => one.provider === provider && (one.model ?? model) === model)
  const { chat_price_in: input, chat_price_out: output } = stated
  if (input !== undefined || output !== undefined)
    return {
      input: input ?? known?.price.input ?? 0,
      output: output ?? known?.price.output ?? 0,
      by: 'settings',
    }
  if (known === undefined) return { input: 0, output: 0, by: 'unknown' }
  return { ...known.price, by: 'catalog', ...(known.free === undefined ? {} : { free: known.free }) }
}
