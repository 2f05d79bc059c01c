import { type Call, type InputFile, ProviderError } from '@krya/provider-kit'
import { z } from 'zod'
import type { Family } from './families.ts'

/** What a training was asked for, in whole. */
export interface Request {
  readonly pictures: readonly InputFile[]
  readonly trigger: string
  readonly learns: 'subject' | 'style'
  readonly steps: number
  readonly rank: number
  readonly learningRate: number
  /** Pixels of a side of a square of the area that it learns at. */
  readonly resolution: number
  readonly blocksToSwap: number
  /** Names of parameters that mean nothing here. */
  readonly ignored: readonly string[]
}

const input = z.object({
  images: z.array(z.string()),
  trigger: z.string(),
  learns: z.enum(['subject', 'style']),
  training_steps: z.int(),
  parameters: z.record(z.string(), z.json()).default({}),
})
const parameters = z.object({
  rank: z.int().min(1).max(256).optional(),
  learning_rate: z.number().min(0.000001).max(0.01).optional(),
  resolution: z.int().min(256).max(2048).multipleOf(64).optional(),
  blocks_to_swap: z.int().min(0).max(35).optional(),
})

/** @throws ProviderError rejected: a picture is gone, or a parameter does not fit */
export function requestOf(call: Call<unknown>, { usual, swapsBlocks }: Family): Request {
  const asked = input.parse(call.input)
  const chosen = parameters.safeParse(asked.parameters)
  if (!chosen.success)
    throw rejected(
      chosen.error.issues.map(({ path, message }) => `parameters.${path.join('.')}: ${message}`).join('; '),
    )
  const { rank, learning_rate, resolution, blocks_to_swap = 0 } = chosen.data
  const known = new Set(Object.keys(parameters.shape))
  if (!swapsBlocks) known.delete('blocks_to_swap')
  return {
    pictures: asked.images.map((id) => {
      const file = call.files.get(id)
      if (file === undefined) throw rejected('A picture to learn from is gone.')
      return file
    }),
    trigger: asked.trigger,
    learns: asked.learns,
    steps: asked.training_steps,
    rank: rank ?? usual.rank,
    learningRate: learning_rate ?? usual.learning_rate,
    resolution: resolution ?? usual.resolution,
    blocksToSwap: swapsBlocks ? blocks_to_swap : 0,
    ignored: Object.keys(asked.parameters).filter((name) => !known.has(name)),
  }
}

/** What stands beside a picture: the trigger word, with the words the picture was made from where they are known. */
export function captionOf({ trigger, learns }: Pick<Request, 'trigger' | 'learns'>, words = ''): string {
  const called = learns === 'style' ? `in the style of ${trigger}` : trigger
  const order = learns === 'style' ? [words, called] : [called, words]
  // One line is all that is read.
  const line = order.map((part) => part.replaceAll(/\s+/g, ' ').trim()).filter((part) => part !== '')
  return line.join(', ').slice(0, 1000)
}

const rejected = (message: string): ProviderError => new ProviderError('rejected', message, { billed: 'no' })
