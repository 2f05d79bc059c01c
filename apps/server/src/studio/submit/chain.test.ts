import { models } from '@krya/catalog'
import { describe, expect, it } from 'vitest'
import { standardRouting } from '../../providers/routing.ts'
import { chooseChain, type Market } from './chain.ts'

const image = '0199aaaa-0000-7000-8000-000000000001'

/** The catalog’s models, with only these providers set up. */
const marketOf = (...providers: readonly string[]): Market => ({
  reachable: false,
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

  it('passes over what would fetch a picture from here and cannot reach this server', () => {
    const market = marketOf('luma')
    const asked = { image, prompt: 'the fox turns' }
    const chosen = { ...asked, model: 'luma-ray-2' }
    expect(() => chooseChain(market, 'image-to-video', asked)).toThrow('Image to video needs one of')
    expect(() => chooseChain(market, 'image-to-video', chosen)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        details: [{ field: 'image', message: expect.stringContaining('KRYA_PUBLIC_URL') }],
      }),
    )
    const reachable = { ...market, reachable: true }
    expect(providersOf(chooseChain(reachable, 'image-to-video', chosen))).toEqual(['luma'])
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

  describe('with a LoRA', () => {
    const asked = { prompt: 'foxy', lora: image }
    const modelsOf = (ways: readonly { readonly model: { readonly id: string } }[]) =>
      ways.map(({ model }) => model.id)
    const trainedAt = (provider: string, model: string) => ({
      lora: { model, trained: { provider, name: 'somebody/krya-loras:v2' } },
    })

    it('goes to models of the base that it was taught for', () => {
      const market = marketOf('fal', 'comfyui', 'a1111', 'together', 'atelier')
      const by = (model: string | null) =>
        modelsOf(chooseChain(market, 'text-to-image', asked, { lora: { model } }))
      expect(by('flux-lora-fast')).toEqual(['flux-dev-lora'])
      expect(by('flux-2-lora')).toEqual(['flux-2-dev-lora'])
      // What was brought may be of any base: the first that takes one is taken.
      expect(by(null)).toEqual(['flux-dev-lora'])
      const wrong = { ...asked, model: 'flux-dev-lora' }
      expect(() => chooseChain(market, 'text-to-image', wrong, { lora: { model: 'flux-2-lora' } })).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          details: [{ field: 'lora', message: expect.stringContaining('another base') }],
        }),
      )
    })

    it('goes to the service that trained it by its name there, reachable or not', () => {
      const market = marketOf('replicate')
      const known = trainedAt('replicate', 'flux-dev-lora-trainer')
      const ways = chooseChain(market, 'text-to-image', asked, known)
      expect(ways.map(({ offer }) => offer.endpoint)).toEqual(['trained/flux-dev-lora-trainer'])
    })

    it('is refused where the service would have to fetch it and cannot reach this server', () => {
      const known = { lora: { model: 'flux-lora-fast' } }
      const chosen = { ...asked, model: 'flux-dev-lora' }
      expect(() => chooseChain(marketOf('replicate'), 'text-to-image', asked, known)).toThrow(
        'Image needs one of these providers: fal.',
      )
      expect(() => chooseChain(marketOf('replicate'), 'image-to-image', { ...chosen, image }, known)).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          details: [
            { field: 'lora', message: expect.stringContaining('did not train it') },
            { field: 'lora', message: expect.stringContaining('KRYA_PUBLIC_URL') },
          ],
        }),
      )
      const reachable = { ...marketOf('replicate'), reachable: true }
      const ways = chooseChain(reachable, 'text-to-image', asked, known)
      expect(ways.map(({ offer }) => offer.endpoint)).toEqual(['black-forest-labs/flux-dev-lora'])
    })

    it('never goes to a model that makes nothing of it', () => {
      for (const prefer of [undefined, 'best', 'fastest', 'cheapest', 'private'] as const) {
        const market = marketOf('comfyui', 'a1111', 'together', 'huggingface', 'atelier')
        expect(() => chooseChain(market, 'text-to-image', { ...asked, prefer })).toThrow(
          expect.objectContaining({ code: 'provider_not_set_up' }),
        )
        const pinned = { ...asked, prefer, model: 'own-sdxl' }
        expect(() => chooseChain(market, 'text-to-image', pinned)).toThrow('makes nothing of it')
      }
    })
  })

  it('says that nothing is set up where that is what is wrong', () => {
    expect(() => chooseChain(marketOf(), 'style-transfer', { image, style: 'oil' })).toThrow(
      expect.objectContaining({ code: 'provider_not_set_up' }),
    )
  })
})
