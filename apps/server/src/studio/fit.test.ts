import { findModel, models, type Model, type Offer } from '@krya/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fit, nearestSize } from './fit.ts'

function entry(id: string): { model: Model; offer: Offer } {
  const model = findModel(models, id, 'text-to-image')
  const offer = model?.offers.find(({ operation }) => operation === 'text-to-image')
  if (model === undefined || offer === undefined) throw new Error(`no ${id}`)
  return { model, offer }
}

describe('fitting an input to a model', () => {
  it('brings any size within what each model makes, and leaves one that fits alone', () => {
    const side = fc.integer({ min: 64, max: 4096 })
    for (const { sizes } of models)
      if (sizes !== undefined)
        fc.assert(
          fc.property(side, side, (width, height) => {
            const size = nearestSize(sizes, width, height)
            for (const one of [size.width, size.height]) {
              expect(one % sizes.multiple).toBe(0)
              expect(one).toBeGreaterThanOrEqual(sizes.min)
              expect(one).toBeLessThanOrEqual(sizes.max)
            }
            expect(nearestSize(sizes, size.width, size.height)).toEqual(size)
          }),
          // Rounded up, this is more than eight megapixels and some models make.
          { numRuns: 60, examples: [[2536, 3256]] },
        )
  })

  it('leaves out what the model has no word for, and says so', () => {
    const { model, offer } = entry('flux-2-pro')
    const { input, warnings } = fit(model, offer, {
      prompt: 'a fox',
      negative_prompt: 'blur',
      width: 1024,
      height: 1024,
      seed: 7,
      format: 'png',
    })
    expect(input).toEqual({ prompt: 'a fox', width: 1024, height: 1024, seed: 7 })
    expect(warnings).toEqual([
      {
        code: 'parameter-ignored',
        field: 'negative_prompt',
        message: 'FLUX.2 pro has no “negative_prompt”, so it was left out.',
      },
    ])
  })

  it('says when it made another size than was asked for', () => {
    const { model, offer } = entry('flux-2-pro')
    const { input, warnings } = fit(model, offer, { prompt: 'a fox', width: 4096, height: 2048 })
    expect([input['width'], input['height']]).toEqual([2048, 1024])
    expect(warnings).toMatchObject([{ code: 'parameter-adjusted', field: 'width' }])
  })

  it('brings numbers within what the offer takes, and says so of each', () => {
    const { model, offer } = entry('flux-2-dev')
    const asked = { prompt: 'a fox', width: 1024, height: 1024, steps: 2, cfg_scale: 4 }
    const { input, warnings } = fit(model, offer, asked)
    expect([input['steps'], input['cfg_scale']]).toEqual([4, 4])
    expect(warnings).toEqual([
      {
        code: 'parameter-adjusted',
        field: 'steps',
        message: 'FLUX.2 dev (fal) takes 4 to 50 for “steps”, not 2; it got 4.',
      },
    ])
  })
})
