import type { LocalModel, SchedulerName } from '../document.ts'
import { dpmpp2m } from './dpmpp-2m.ts'
import { euler } from './euler.ts'
import { lcm } from './lcm.ts'
import type { Noise, Scheduler, Training } from './scheduler.ts'

export { combine, type Latents } from './scheduler.ts'

/** How every model of the Stable Diffusion family was trained (scheduler_config.json of its repositories). */
const stableDiffusion = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betas: 'scaled_linear',
  offset: 1,
} as const

/** @param noise drawn from at each step by those that add some */
export function schedulerOf(
  { prediction, spacing }: Pick<LocalModel, 'prediction' | 'spacing'>,
  name: SchedulerName,
  steps: number,
  noise: Noise,
): Scheduler {
  const training: Training = { ...stableDiffusion, prediction, spacing }
  switch (name) {
    case 'Euler':
      return euler(training, steps)
    case 'Euler a':
      return euler(training, steps, noise)
    case 'DPM++ 2M':
      return dpmpp2m(training, steps)
    case 'LCM':
      return lcm(training, steps, noise)
  }
}
