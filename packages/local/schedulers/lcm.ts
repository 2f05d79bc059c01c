import { alphasCumprod, combine, type Noise, type Scheduler, type Training } from './scheduler.ts'

/** Steps that latent consistency models were distilled over. */
const distilledSteps = 50
const sigmaData = 0.5
const timestepScaling = 10

/** Multistep consistency sampling (Luo et al. 2023, algorithm 2): each step goes all the way and back with fresh noise. */
export function lcm(training: Training, steps: number, noise: Noise): Scheduler {
  const alphas = alphasCumprod(training)
  const stride = Math.floor(training.trainSteps / distilledSteps)
  const origin = Array.from({ length: distilledSteps }, (_, at) => (distilledSteps - at) * stride - 1)
  const timesteps = Array.from(
    { length: steps },
    (_, at) => origin[Math.floor((at * distilledSteps) / steps)] ?? 0,
  )
  const alphaAt = (step: number): number => alphas[timesteps[step] ?? 0] ?? 1
  return {
    timesteps,
    initialSigma: 1,
    scale: (sample) => sample,
    step(output, step, sample) {
      const alpha = alphaAt(step)
      const clean =
        training.prediction === 'epsilon'
          ? combine([
              [1 / Math.sqrt(alpha), sample],
              [-Math.sqrt(1 - alpha) / Math.sqrt(alpha), output],
            ])
          : combine([
              [Math.sqrt(alpha), sample],
              [-Math.sqrt(1 - alpha), output],
            ])
      const time = (timesteps[step] ?? 0) * timestepScaling
      const skip = sigmaData ** 2 / (time ** 2 + sigmaData ** 2)
      const denoised = combine([
        [time / Math.sqrt(time ** 2 + sigmaData ** 2), clean],
        [skip, sample],
      ])
      if (step === steps - 1) return denoised
      const next = alphaAt(step + 1)
      return combine([
        [Math.sqrt(next), denoised],
        [Math.sqrt(1 - next), noise(sample.length)],
      ])
    },
    addNoise(sample, random, step) {
      const alpha = alphaAt(step)
      return combine([
        [Math.sqrt(alpha), sample],
        [Math.sqrt(1 - alpha), random],
      ])
    },
  }
}
