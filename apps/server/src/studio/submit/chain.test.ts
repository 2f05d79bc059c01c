import { models } from '@krya/catalog'
import { describe, expect, it } from 'vitest'
import { standardRouting } from '../../providers/routing.ts'
import { chooseChain, type Market } from './chain.ts'

const image = '0199aaaa-0000-7000-8000-000000000001'

/** The catalog’s models, with only these providers set up. */
const marketOf = (...providers: readonly string[]): Market => ({
  get: (provider) =>
    providers.includes(provider)
      ? { provider: { place: provider === 'atelier' ? 'here' : 'remote' } }
      : undefined,
  routing: () => standardRouting,
  models: () => models,
})
const providersOf = (ways: readonly { readonly offer: { readonly provider: string } }[]): string[] =>
  ways.map(({ offer }) => offer.provider)

describe('what a request falls through', () => {
  it('passes over a way that lacks what it needs', () => {
    const market = marketOf('stability', 'atelier')
    expect(providersOf(chooseChain(market, 'style-transfer', { image, style_image: image }))).toContain(
      'stability',
    )
    expect(providersOf(chooseChain(market, 'style-transfer', { image, style: 'oil' }))).toEqual(['atelier'])
  })

  it('passes over what makes nothing of a file that was given', () => {
    const market = marketOf('stability', 'atelier')
    const asked = { image, prompt: 'a beach' }
    expect(providersOf(chooseChain(market, 'replace-background', asked))).toContain('stability')
    expect(providersOf(chooseChain(market, 'replace-background', { ...asked, background: image }))).toEqual([
      'atelier',
    ])
  })

  it('says of a chosen model which field stands in its way', () => {
    const market = marketOf('stability', 'atelier')
    const chosen = { image, model: 'stable-image-control' }
    expect(() => chooseChain(market, 'style-transfer', { ...chosen, style: 'oil' })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: 'style_image: Stable Image Control needs it',
        details: [{ field: 'style_image', message: 'Stable Image Control needs it' }],
      }),
    )
    const pinned = { image, prompt: 'a beach', background: image, model: 'stable-image-edit' }
    expect(() => chooseChain(market, 'replace-background', pinned)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        details: [{ field: 'background', message: expect.stringContaining('makes nothing of it') }],
      }),
    )
  })

  it('ends with the built-in engine, however many services are set up', () => {
    const many = ['fal', 'replicate', 'together', 'huggingface', 'stability', 'openai', 'google', 'bfl']
    const market = marketOf(...many, 'recraft', 'ideogram', 'atelier')
    for (const prefer of [undefined, 'cheapest', 'best', 'fastest']) {
      const ways = providersOf(chooseChain(market, 'text-to-image', { prompt: 'a fox', prefer }))
      expect(ways.slice(0, 8)).not.toContain('atelier')
      expect(ways.slice(8)).toEqual(['atelier'])
    }
  })

  it('holds no price that is several times what the first costs', () => {
    const market = marketOf('fal', 'replicate', 'google', 'runway', 'luma', 'kling')
    for (const prefer of [undefined, 'cheapest', 'best', 'fastest']) {
      const input = { prompt: 'a fox runs', duration: 5, resolution: '720p', prefer }
      const credits = chooseChain(market, 'text-to-video', input).map((way) => way.credits)
      expect(Math.max(...credits)).toBeLessThanOrEqual(Math.max((credits[0] ?? 0) * 3, 10))
    }
  })

  it('says that nothing is set up where that is what is wrong', () => {
    expect(() => chooseChain(marketOf(), 'style-transfer', { image, style: 'oil' })).toThrow(
      expect.objectContaining({ code: 'provider_not_set_up' }),
    )
  })
})
