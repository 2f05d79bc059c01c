import type { Fake } from '@krya/provider-kit/testing'
import { a1111Fake } from './a1111/fake.ts'
import { bflFake } from './bfl/fake.ts'
import { comfyFake } from './comfyui/fake.ts'
import { falFake } from './fal/fake.ts'
import { googleFake } from './google/fake.ts'
import { huggingFaceFake } from './huggingface/fake.ts'
import { ideogramFake } from './ideogram/fake.ts'
import { klingFake } from './kling/fake.ts'
import { lumaFake } from './luma/fake.ts'
import { lumaAgentsFake } from './luma-agents/fake.ts'
import { nvidiaFake } from './nvidia/fake.ts'
import { ollamaFake } from './ollama/fake.ts'
import { openAiFake } from './openai/fake.ts'
import { openAiCompatibleFake } from './openai-compatible/fake.ts'
import { recraftFake } from './recraft/fake.ts'
import { replicateFake } from './replicate/fake.ts'
import { runwayFake } from './runway/fake.ts'
import { stabilityFake } from './stability/fake.ts'
import { togetherFake } from './together/fake.ts'
import { waveSpeedFake } from './wavespeed/fake.ts'

/** A fake of every service, by the provider's id. */
export const fakes: Readonly<Record<string, Fake>> = {
  a1111: a1111Fake,
  bfl: bflFake,
  comfyui: comfyFake,
  fal: falFake,
  google: googleFake,
  huggingface: huggingFaceFake,
  ideogram: ideogramFake,
  kling: klingFake,
  luma: lumaFake,
  'luma-agents': lumaAgentsFake,
  nvidia: nvidiaFake,
  ollama: ollamaFake,
  openai: openAiFake,
  'openai-compatible': openAiCompatibleFake,
  recraft: recraftFake,
  replicate: replicateFake,
  runway: runwayFake,
  stability: stabilityFake,
  together: togetherFake,
  wavespeed: waveSpeedFake,
}

export { type FakeInstallation, installFake } from './kohya/fake.ts'
