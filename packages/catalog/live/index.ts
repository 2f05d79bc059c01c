import { a1111Live } from './a1111-live.ts'
import { atelierLive } from './atelier-live.ts'
import { comfyUiTurboLive } from './comfyui-turbo-live.ts'
import { falFlux2KleinLive } from './fal-flux-2-klein-live.ts'
import { falLcmLive } from './fal-lcm-live.ts'
import type { LiveModel } from './live-model.ts'

export { liveModelSchema, type LiveModel } from './live-model.ts'

/** Every model that draws as the hand moves; of those that are set up, the first is taken where none was chosen. */
export const liveModels: readonly LiveModel[] = [
  falLcmLive,
  comfyUiTurboLive,
  atelierLive,
  falFlux2KleinLive,
  a1111Live,
]
