import { z } from 'zod'
import { personText } from '../text.ts'
import { field } from './field.ts'
import { operation } from './operation.ts'

export const largestSide = 4096
export const largestPromptLength = 10_000

const side = z.int().min(64).max(largestSide)

export const textToImageInput = z
  .strictObject({
    prompt: personText()
      .min(1, 'write what the picture should show')
      .max(largestPromptLength)
      .meta(field({ title: 'Prompt', description: 'What the picture should show.', 'x-control': 'prompt' })),
    negative_prompt: personText()
      .max(largestPromptLength)
      .optional()
      .meta(
        field({
          title: 'Negative prompt',
          description: 'What must not be in it.',
          'x-control': 'prompt',
          'x-level': 'advanced',
          'x-model-parameter': true,
        }),
      ),
    model: z
      .string()
      .max(100)
      .optional()
      .meta(
        field({
          title: 'Model',
          description: 'An id from GET /api/models; left out: the default model.',
          'x-control': 'model',
        }),
      ),
    style: z
      .string()
      .max(100)
      .optional()
      .meta(field({ title: 'Style', description: 'An id from GET /api/styles.', 'x-control': 'style' })),
    width: side.default(1024).meta(field({ title: 'Width', 'x-control': 'size', 'x-unit': 'px' })),
    height: side.default(1024).meta(field({ title: 'Height', 'x-control': 'size', 'x-unit': 'px' })),
    batch_size: z
      .int()
      .min(1)
      .max(4)
      .default(1)
      .meta(
        field({
          title: 'Pictures',
          description: 'How many pictures, each with a seed of its own.',
          'x-control': 'count',
        }),
      ),
    seed: z
      .int()
      .min(-1)
      .max(4294967295)
      .default(-1)
      .meta(
        field({
          title: 'Seed',
          description:
            'The same seed and recipe give the same picture; -1 is a random one. Picture n of a batch has seed + n.',
          'x-control': 'seed',
          'x-level': 'advanced',
        }),
      ),
    steps: z
      .int()
      .min(1)
      .max(150)
      .optional()
      .meta(field({ title: 'Steps', 'x-level': 'advanced', 'x-model-parameter': true })),
    cfg_scale: z
      .number()
      .min(0)
      .max(30)
      .optional()
      .meta(
        field({
          title: 'Guidance',
          description: 'How closely to follow the prompt.',
          'x-level': 'advanced',
          'x-model-parameter': true,
          'x-step': 0.5,
        }),
      ),
    format: z
      .enum(['png', 'svg'])
      .default('png')
      .meta(
        field({
          title: 'Format',
          description: 'svg: an editable vector picture, from models that draw in vectors.',
          'x-level': 'advanced',
          'x-model-parameter': true,
        }),
      ),
  })
  .meta({ id: 'TextToImage' })

export const textToImage = operation({
  id: 'text-to-image',
  title: 'Image',
  summary: 'Make pictures from words.',
  group: 'image',
  input: textToImageInput,
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
