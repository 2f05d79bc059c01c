/** How noise was added while a model was trained, and how its steps are spread; from its scheduler_config.json. */
export interface Training {
  readonly trainSteps: number
  readonly betaStart: number
  readonly betaEnd: number
  readonly betas: 'linear' | 'scaled_linear'
  readonly prediction: 'epsilon' | 'v_prediction'
  readonly spacing: 'linspace' | 'leading' | 'trailing'
  /** Added to the steps of `leading`. */
  readonly offset: number
}

/** One sample under way: latents as they lie in memory. */
export type Latents = Float32Array

/** Standard normal numbers, as many as asked for. */
export type Noise = (count: number) => Float32Array

/**
 * One way from noise to a picture, for a number of steps. The names and figures are those of the diffusers
 * library, whose published test values these are held to.
 */
export interface Scheduler {
  /** What the model is told at each step, first to last. */
  readonly timesteps: readonly number[]
  /** How large the noise is that a picture begins as. */
  readonly initialSigma: number
  /** What the model is shown of a sample at a step. */
  scale(sample: Latents, step: number): Latents
  /** The sample after a step, from what the model said at it. */
  step(output: Latents, step: number, sample: Latents): Latents
  /** A finished sample with the noise of a step on it: where a picture begins that starts from another. */
  addNoise(sample: Latents, noise: Latents, step: number): Latents
}

/** The share of the picture left after each training step. */
export function alphasCumprod({ trainSteps, betaStart, betaEnd, betas }: Training): Float64Array {
  const [from, to] = betas === 'linear' ? [betaStart, betaEnd] : [Math.sqrt(betaStart), Math.sqrt(betaEnd)]
  let product = 1
  return Float64Array.from({ length: trainSteps }, (_, at) => {
    const value = from + ((to - from) * at) / (trainSteps - 1)
    product *= 1 - (betas === 'linear' ? value : value * value)
    return product
  })
}

/** The amount of noise against the picture at each training step. */
export const sigmasOf = (training: Training): Float64Array =>
  alphasCumprod(training).map((alpha) => Math.sqrt((1 - alpha) / alpha))

/** The training steps that are walked, most noise first. */
export function timestepsOf({ trainSteps, spacing, offset }: Training, steps: number): number[] {
  switch (spacing) {
    case 'linspace':
      return Array.from({ length: steps }, (_, at) =>
        steps === 1 ? 0 : ((trainSteps - 1) * (steps - 1 - at)) / (steps - 1),
      )
    case 'leading':
      return Array.from(
        { length: steps },
        (_, at) => (steps - 1 - at) * Math.floor(trainSteps / steps) + offset,
      )
    case 'trailing':
      return Array.from({ length: steps }, (_, at) => Math.round(trainSteps - (at * trainSteps) / steps) - 1)
  }
}

/** A table's value between two of its entries. */
export function between(table: Float64Array, at: number): number {
  const low = Math.min(table.length - 1, Math.floor(at))
  const high = Math.min(table.length - 1, low + 1)
  const [a = 0, b = 0] = [table[low], table[high]]
  return a + (b - a) * (at - low)
}

/** Several samples as one, number by number. */
export function combine(parts: readonly (readonly [weight: number, values: Latents])[]): Latents {
  const [first] = parts
  const result = new Float32Array(first?.[1].length ?? 0)
  for (const [weight, values] of parts)
    for (let at = 0; at < result.length; at += 1) result[at] = (result[at] ?? 0) + weight * (values[at] ?? 0)
  return result
}
