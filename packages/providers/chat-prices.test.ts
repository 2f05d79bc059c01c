import { chatModels, chatModelSchema, chatPriceOf, languageChain, usdFor } from '@krya/catalog'
import { describe, expect, it } from 'vitest'
import { fakes } from './fakes.ts'
import { services } from './index.ts'

describe('the price of a language model', () => {
  it('is a fact with its source and date, once for each', () => {
    for (const one of chatModels) expect(chatModelSchema.parse(one)).toEqual(one)
    const names = chatModels.map(({ provider, model = '' }) => `${provider} ${model}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('is known of what each service stands with', () => {
    const unknown = languageChain.filter((id) => {
      const provider = services.find((one) => one.id === id)
      const settings = provider?.settings.parse(fakes[id]?.settings('http://127.0.0.1:1'))
      return provider?.chat?.(settings)?.price.by === 'unknown'
    })
    expect(unknown).toEqual([])
  })

  it('is stated in the settings where it is not known, or known wrong; what is left out stays', () => {
    const llama = 'meta-llama/Llama-3.3-70B-Instruct-Turbo'
    expect(chatPriceOf('together', llama)).toMatchObject({ input: 1.04, output: 1.04, by: 'catalog' })
    expect(chatPriceOf('together', 'another')).toEqual({ input: 0, output: 0, by: 'unknown' })
    expect(chatPriceOf('together', 'another', { chat_price_out: 3 })).toEqual({
      input: 0,
      output: 3,
      by: 'settings',
    })
    expect(chatPriceOf('together', llama, { chat_price_in: 0 })).toEqual({
      input: 0,
      output: 1.04,
      by: 'settings',
    })
    expect(chatPriceOf('nvidia', 'anything')).toMatchObject({ input: 0, output: 0, by: 'catalog' })
    expect(usdFor({ input: 1.04, output: 2 }, { input: 500_000, output: 250_000 })).toBeCloseTo(1.02)
  })

  it('is read as a number from the settings and the environment, and refused where it is none', () => {
    const settings = services.find(({ id }) => id === 'openai-compatible')?.settings
    const set = { base_url: 'http://127.0.0.1:1', chat_model: 'mine', chat_price_in: '0.15' }
    expect(settings?.parse(set)).toMatchObject({ chat_price_in: 0.15 })
    for (const chat_price_in of ['cheap', '-1', 'Infinity'])
      expect(settings?.safeParse({ ...set, chat_price_in }).success).toBe(false)
  })
})
