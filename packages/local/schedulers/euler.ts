import {
  between,
  combine,
  type Latents,
  type Noise,
  type Scheduler,
  sigmasOf,
  timestepsOf,
  type Training,
} from './scheduler.ts'

/**
 * Euler's method over sigmas (Karras et al. 2022, algorithm 2 without churn); with `noise` the ancestral form,
 * which adds fresh noise at each step.
 */
export function euler(training: Training, steps: number, noise?: Noise): Scheduler {
  const table = sigmasOf(training)
  const timesteps = timestepsOf(training, steps)
  const sigmas = [...timesteps.map((at) => between(table, at)), 0]
  const sigmaAt = (step: number): number => sigmas[step] ?? 0
  const largest = Math.max(...sigmas)
  return {
    timesteps,
    initialSigma: training.spacing === 'leading' ? Math.sqrt(largest ** 2 + 1) : largest,
    scale: (sample, step) => combine([[1 / Math.sqrt(sigmaAt(step) ** 2 + 1), sample]]),
    step(output, step, sample) {
      const sigma = sigmaAt(step)
      const next = sigmaAt(step + 1)
      const clean = predicted(training, output, sigma, sample)
      if (noise === undefined) return towards(sample, clean, sigma, next)
      const up = Math.sqrt((next ** 2 * (sigma ** 2 - next ** 2)) / sigma ** 2)
      const moved = towards(sample, clean, sigma, Math.sqrt(Math.max(0, next ** 2 - up ** 2)))
      return combine([
        [1, moved],
        [up, noise(sample.length)],
      ])
    },
    addNoise: (sample, random, step) =>
      combine([
        [1, sample],
        [sigmaAt(step), random],
      ]),
  }
}

/** What the picture would be without its noise, by what the model said. */
function predicted({ prediction }: Training, output: Latents, sigma: number, sample: Latents): Latents {
  return prediction === 'epsilon'
    ? combine([
        [1, sample],
        [-sigma, output],
      ])
    : combine([
        [-sigma / Math.sqrt(sigma ** 2 + 1), output],
        [1 / (sigma ** 2 + 1), sample],
      ])
}

/** A straight step from one amount of noise to another. */
function towards(sample: Latents, clean: Latents, from: number, to: number): Latents {
  const slope = (to - from) / from
  return combine([
    [1 + slope, sample],
    [-slope, clean],
  ])
}
