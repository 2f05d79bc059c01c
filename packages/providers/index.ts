import { createAtelier, createAtelierClips } from '@krya/atelier'
import { describing } from '@krya/language'
import { createLocal } from '@krya/local'
import type { Provider } from '@krya/provider-kit'
import { a1111 } from './a1111/index.ts'
import { bfl } from './bfl/index.ts'
import { comfyUi } from './comfyui/index.ts'
import { fal } from './fal/index.ts'
import { google } from './google/index.ts'
import { huggingFace } from './huggingface/index.ts'
import { ideogram } from './ideogram/index.ts'
import { kling } from './kling/index.ts'
import { createKohya } from './kohya/index.ts'
import { luma } from './luma/index.ts'
import { lumaAgents } from './luma-agents/index.ts'
import { nvidia } from './nvidia/index.ts'
import { ollama } from './ollama/index.ts'
import { openAi } from './openai/index.ts'
import { openAiCompatible } from './openai-compatible/index.ts'
import { recraft } from './recraft/index.ts'
import { replicate } from './replicate/index.ts'
import { runway } from './runway/index.ts'
import { stability } from './stability/index.ts'
import { together } from './together/index.ts'
import { waveSpeed } from './wavespeed/index.ts'

const reached: readonly Provider[] = [
  fal,
  replicate,
  together,
  huggingFace,
  stability,
  openAi,
  google,
  bfl,
  recraft,
  ideogram,
  waveSpeed,
  runway,
  luma,
  lumaAgents,
  kling,
  nvidia,
  comfyUi,
  openAiCompatible,
  a1111,
  ollama,
]

/** Services that are reached over the network, in the order they are shown; those that talk describe pictures too. */
export const services: readonly Provider[] = reached.map((one) => describing(one))

/** What providers may be told about this machine. */
export interface ProviderOptions {
  /** Pictures an engine of our own draws at once; left out: one per core. */
  readonly threads?: number
  /** Where models that run here are kept. */
  readonly modelsFolder: string
  /** Where trainings that run here lie until they are over. */
  readonly trainingsFolder: string
  /** Where they may put large results until those are taken. */
  readonly scratch?: string
}

/** Every provider there is, by id; which are set up is a matter of their settings. */
export function createProviders(options: ProviderOptions): ReadonlyMap<string, Provider> {
  const here = [
    createAtelier(options),
    createAtelierClips(options),
    createLocal({ folder: options.modelsFolder }),
    createKohya({ folder: options.trainingsFolder }),
  ]
  return new Map([...here, ...services].map((provider) => [provider.id, provider]))
}
