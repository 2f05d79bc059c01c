import type { Tokens } from '@krya/catalog'

/** Most tokens of an answer. */
export const mostWritten = 1500
/** What a chat’s template puts around a message. */
const aroundMessage = 16
/**
 * A picture of at most 768 pixels a side: 1601 tokens with Llama 3.2 Vision (a tile of 560² each, docs.together.ai),
 * fewer with models of patches of 28².
 */
const ofPicture = 2000

/** The most tokens that a call can take: a token of today’s byte-level vocabularies stands for one byte or more. */
export function mostTokens(texts: readonly string[], pictures: number): Tokens {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return { input: bytes + texts.length * aroundMessage + pictures * ofPicture, output: mostWritten }
}
