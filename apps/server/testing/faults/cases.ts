import { liveModels, models } from '@krya/catalog'
import type { Call, Json, Provider } from '@krya/provider-kit'
import type { Fake, FakeServer } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { inputFile } from '@krya/providers/testing'
import { testFile } from '../files.ts'

/** A way to ask a provider, which is a column of the table. */
export interface Case {
  readonly title: string
  readonly provider: Provider
  readonly fake: Fake
  /** What is asked for; left out: a picture from words. */
  readonly asked: Partial<Call<unknown>>
  readonly settings: Record<string, Json>
  /** What its addresses lead to; left out: a picture. */
  readonly result?: Uint8Array
  /** Whether it takes jobs here, and whether they end in addresses. */
  readonly jobs: boolean
  readonly addresses: boolean
  /** Whether it can be told to leave a job. */
  readonly cancels: boolean
  /** Whether it tells on its own that a job is over. */
  readonly notices: boolean
  /** Whether it tells of what it is making as a stream, or on a socket; and whether it draws in real time on one. */
  readonly streams: boolean
  readonly lines: boolean
}

/** What a fault is set up on. */
export interface Stage {
  readonly fake: Fake
  readonly server: FakeServer
  readonly settings: Record<string, Json>
}

/** What only some cases can have. */
export type Only = 'jobs' | 'addresses' | 'notices' | 'streams' | 'lines'

export const canHave = (one: Case, only: Only | undefined): boolean => only === undefined || one[only]

/** Services with a second way, which only some of their endpoints take. */
const secondWays: Readonly<Record<string, Pick<Case, 'title' | 'asked'> & { readonly result?: Uint8Array }>> =
  {
    stability: { title: 'Stability, jobs', asked: { endpoint: 'upscale/creative' } },
    together: {
      title: 'Together, videos',
      asked: { operation: 'text-to-video', endpoint: 'vidu/vidu-q1', input: { prompt: 'a fox', seed: 7 } },
      result: testFile('clip.mp4'),
    },
    huggingface: { title: 'Hugging Face, jobs', asked: { endpoint: 'acme/paint:fal-ai' } },
    google: { title: 'Google, Veo', asked: { endpoint: 'veo-3.1-generate-preview:predictLongRunning' } },
  }
/** A description of a picture, from those that only talk. */
const description: Partial<Call<unknown>> = {
  operation: 'caption-image',
  endpoint: 'chat',
  input: { image: inputFile.id },
}
const talkers: Readonly<Record<string, Record<string, Json>>> = {
  nvidia: {},
  ollama: { chat_model: 'llava:7b' },
}
/** It is the person’s own wherever its address is bent to. */
const servers: Readonly<Record<string, Record<string, Json>>> = { 'openai-compatible': { own: 'yes' } }

const streaming: ReadonlySet<string> = new Set(['openai', 'comfyui'])

const makesPictures = ({ id }: Provider): boolean =>
  models.some(({ offers }) => offers.some(({ provider }) => provider === id))

/** Every service that has an offer in the catalog, in each of its ways. */
export const cases: readonly Case[] = services.filter(makesPictures).flatMap((provider): Case[] => {
  const { title, id } = provider
  const fake = fakes[id]
  if (fake === undefined) throw new Error(`${id} has no fake`)
  const one: Case = {
    title,
    provider,
    fake,
    asked: {},
    settings: servers[id] ?? {},
    jobs: fake.isQuestion !== undefined,
    addresses: fake.givesAddresses,
    cancels: (fake.later?.lacks ?? fake.lacks).cancel === undefined,
    notices: fake.notice !== undefined,
    streams: streaming.has(id),
    lines: fake.talking !== undefined && liveModels.some((model) => model.provider === id),
  }
  const talks = talkers[id]
  if (talks !== undefined) return [{ ...one, asked: description, settings: talks }]
  const second = secondWays[id]
  if (second === undefined) return [one]
  return [
    { ...one, jobs: false, addresses: false },
    { ...one, ...second },
  ]
})
