import type { LivePainting } from '@krya/contracts'

export const anySeed = (): number => Math.floor(Math.random() * 2 ** 32)

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length

/** A word more or less, or another text; not yet a letter of a word that is being written. */
const isOtherText = (before: string, after: string): boolean =>
  wordsIn(before) !== wordsIn(after) || Math.abs(before.length - after.length) > 1

/** Whether something else is to be painted: where the seed is random, that takes another. */
export const isOtherWish = ({ prompt, style, model }: LivePainting, change: Partial<LivePainting>): boolean =>
  isOtherText(prompt, change.prompt ?? prompt) ||
  (change.style !== undefined && change.style !== style) ||
  (change.model !== undefined && change.model !== model)
