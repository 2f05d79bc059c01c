import { describe, expect, it } from 'vitest'
import { noiseOf } from '../noise.ts'
import { dpmpp2m } from './dpmpp-2m.ts'
import { euler } from './euler.ts'
import { lcm } from './lcm.ts'
import type { Latents, Scheduler, Training } from './scheduler.ts'

/** What the tests of the diffusers library train on (tests/schedulers, huggingface/diffusers). */
const linear: Training = {
  trainSteps: 1100,
  betaStart: 0.0001,
  betaEnd: 0.02,
  betas: 'linear',
  prediction: 'epsilon',
  spacing: 'linspace',
  offset: 0,
}
const stable: Training = {
  ...linear,
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betas: 'scaled_linear',
}
const [batch, channels, side] = [4, 3, 8]

/** Their sample: numbers in order, shown with the batch first. */
function ordered(times: number): Latents {
  const all = batch * channels * side * side
  const sample = new Float32Array(all)
  for (let b = 0; b < batch; b += 1)
    for (let rest = 0; rest < all / batch; rest += 1)
      sample[b * (all / batch) + rest] = ((rest * batch + b) / all) * times
  return sample
}
/** Their model: the sample, a little smaller the less noise there is. */
const model = (sample: Latents, time: number): Latents => sample.map((value) => (value * time) / (time + 1))

/** Walks all steps as their tests do, where the scaled sample is also what the step starts from. */
function walk(scheduler: Scheduler): { readonly sum: number; readonly mean: number } {
  let sample = ordered(scheduler.initialSigma)
  for (const [step, time] of scheduler.timesteps.entries()) {
    sample = scheduler.scale(sample, step)
    sample = scheduler.step(model(sample, time), step, sample)
  }
  const sum = sample.reduce((all, value) => all + Math.abs(value), 0)
  return { sum, mean: sum / sample.length }
}

describe('each scheduler gives the values that diffusers publishes', () => {
  it('Euler', () => {
    expect(walk(euler(linear, 10)).sum).toBeCloseTo(10.0807, 2)
    expect(walk(euler({ ...linear, prediction: 'v_prediction' }, 10)).sum).toBeCloseTo(0.0002, 2)
  })

  it('Euler ancestral, with PyTorch’s own noise for seed 0', () => {
    const epsilon = walk(euler(linear, 10, noiseOf(0)))
    expect(epsilon.sum).toBeCloseTo(152.3192, 2)
    expect(epsilon.mean).toBeCloseTo(0.1983, 3)
    const velocity = walk(euler({ ...linear, prediction: 'v_prediction' }, 10, noiseOf(0)))
    expect(velocity.sum).toBeCloseTo(108.4439, 2)
  })

  it('DPM++ 2M', () => {
    const theirs = { last: 'smallest', lowerOrderFinal: false } as const
    expect(walk(dpmpp2m({ ...linear, trainSteps: 1000 }, 10, theirs)).mean).toBeCloseTo(0.3301, 3)
    const velocity = { ...linear, trainSteps: 1000, prediction: 'v_prediction' } as const
    expect(walk(dpmpp2m(velocity, 10, theirs)).mean).toBeCloseTo(0.2251, 3)
  })

  it('LCM, in one step and in ten', () => {
    expect(walk(lcm(stable, 1, noiseOf(0))).sum).toBeCloseTo(18.7097, 2)
    expect(walk(lcm(stable, 10, noiseOf(0))).sum).toBeCloseTo(197.7616, 2)
  })
})

describe('what a picture begins as', () => {
  it('is noise that PyTorch would draw for the seed', () => {
    // torch.manual_seed(0); torch.randn(16)
    expect([...noiseOf(0)(16)].slice(0, 4).map((value) => Number(value.toFixed(4)))).toEqual([
      -1.1258, -1.1524, -0.2506, -0.4339,
    ])
  })

  it('ends in a picture without noise, whichever way is taken', () => {
    for (const scheduler of [
      euler(stable, 7),
      dpmpp2m(stable, 7),
      dpmpp2m(stable, 25),
      lcm(stable, 4, noiseOf(1)),
    ]) {
      const { sum } = walk(scheduler)
      expect(Number.isFinite(sum)).toBe(true)
      expect(scheduler.timesteps.every((time, at, all) => at === 0 || time < (all[at - 1] ?? 0))).toBe(true)
    }
  })
})
