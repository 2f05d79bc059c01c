import { languageChain } from '../chains.ts'
import type { Model } from './model.ts'

/** The chat models that the settings of providers name: each provider reckons their price from its tokens (`priceOf`). */
export const ownLanguageModel: Model = {
  id: 'own-language-model',
  name: 'Your language model',
  group: 'Your servers',
  description: 'The language model of the first provider set up with one that is shown pictures.',
  parameters: [],
  abilities: ['sees what is going on', 'reads lettering'],
  quality: 4,
  seconds: 6,
  offers: languageChain.map((provider) => ({
    provider,
    endpoint: 'chat',
    operation: 'caption-image',
    price: { usd: 0, per: 'output' },
    batch: 1,
  })),
  source: { date: '2026-11-22', from: 'packages/language' },
}
