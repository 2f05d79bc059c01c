import { between, combine, type Latents, type Scheduler, sigmasOf, type Training } from './scheduler.ts'

/** Fewer steps than this end with one of first order, which is steadier. */
const fewSteps = 15

/**
 * DPM-Solver++ (2M): second order, from the last two steps (Lu et al. 2022, algorithm 2, midpoint).
 * @param last what the noise ends at: none, or the least that was trained on
 */
export function dpmpp2m(
  training: Training,
  steps: number,
  { last = 'zero', lowerOrderFinal = true }: { last?: 'zero' | 'smallest'; lowerOrderFinal?: boolean } = {},
): Scheduler {
  const table = sigmasOf(training)
  const timesteps = Array.from({ length: steps }, (_, at) =>
    Math.round(((training.trainSteps - 1) * (steps - at)) / steps),
  )
  const sigmas = [...timesteps.map((at) => between(table, at)), last === 'zero' ? 0 : (table[0] ?? 0)]
  const at = (step: number) => {
    const sigma = sigmas[step] ?? 0
    const alpha = 1 / Math.sqrt(sigma ** 2 + 1)
    return { alpha, sigma: sigma * alpha, lambda: -Math.log(sigma) }
  }
  let before: Latents | undefined
  return {
    timesteps,
    initialSigma: 1,
    scale: (sample) => sample,
    step(output, step, sample) {
      const [now, next] = [at(step), at(step + 1)]
      const clean =
        training.prediction === 'epsilon'
          ? combine([
              [1 / now.alpha, sample],
              [-now.sigma / now.alpha, output],
            ])
          : combine([
              [now.alpha, sample],
              [-now.sigma, output],
            ])
      const earlier = before
      before = clean
      const h = next.lambda - now.lambda
      const decay = -next.alpha * Math.expm1(-h)
      const isLast = step === steps - 1
      const isPlain =
        earlier === undefined || (isLast && ((lowerOrderFinal && steps < fewSteps) || last === 'zero'))
      if (isPlain)
        return combine([
          [next.sigma / now.sigma, sample],
          [decay, clean],
        ])
      const r = (now.lambda - at(step - 1).lambda) / h
      return combine([
        [next.sigma / now.sigma, sample],
        [decay * (1 + 0.5 / r), clean],
        [(-decay * 0.5) / r, earlier],
      ])
    },
    addNoise(sample, noise, step) {
      const { alpha, sigma } = at(step)
      return combine([
        [alpha, sample],
        [sigma, noise],
      ])
    },
  }
}
