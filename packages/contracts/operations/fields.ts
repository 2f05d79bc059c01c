import { z } from 'zod'
import { personText, storableObject } from '../text.ts'
import { field } from './field.ts'

export const largestSide = 4096
export const largestPromptLength = 10_000

const words = () => personText().max(largestPromptLength)

/** What to make, in words. */
export const prompt = (description = 'What the picture should show.') =>
  words()
    .min(1, 'write what the picture should show')
    .meta(field({ title: 'Prompt', description, 'x-control': 'prompt' }))

/** Words that help but are not needed. */
export const optionalPrompt = (description: string) =>
  words()
    .optional()
    .meta(field({ title: 'Prompt', description, 'x-control': 'prompt', 'x-model-parameter': true }))

/** Short words that name a thing in a picture. */
export const thing = (title: string, description: string) =>
  personText().min(1, 'name it in a few words').max(1000).meta(field({ title, description }))

export const negativePrompt = words()
  .optional()
  .meta(
    field({
      title: 'Negative prompt',
      description: 'What must not be in it.',
      'x-control': 'prompt',
      'x-negative': true,
      'x-level': 'advanced',
      'x-model-parameter': true,
    }),
  )

export const style = z
  .string()
  .max(100)
  .optional()
  .meta(field({ title: 'Style', description: 'An id from GET /api/styles.', 'x-control': 'style' }))

const side = z.int().min(64).max(largestSide)
export const width = side.default(1024).meta(field({ title: 'Width', 'x-control': 'size', 'x-unit': 'px' }))
export const height = side.default(1024).meta(field({ title: 'Height', 'x-control': 'size', 'x-unit': 'px' }))

/** How many pictures. @param usual where nothing was said */
export const batchSizeOf = (usual: number) =>
  z
    .int()
    .min(1)
    .max(4)
    .default(usual)
    .meta(
      field({
        title: 'Pictures',
        description: 'How many pictures, each with a seed of its own.',
        'x-control': 'count',
      }),
    )
export const batchSize = batchSizeOf(1)

export const seed = z
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
  )

export const steps = z
  .int()
  .min(1)
  .max(150)
  .optional()
  .meta(field({ title: 'Steps', 'x-level': 'advanced', 'x-model-parameter': true }))

export const guidance = z
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
  )

/** A fraction, 0 to 1, that a model may or may not know. */
export const fraction = (title: string, description: string, level: 'basic' | 'advanced' = 'basic') =>
  z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(field({ title, description, 'x-model-parameter': true, 'x-step': 0.05, 'x-level': level }))

/** The picture to work on. */
export const image = z.uuid({ error: 'must be the id of an asset' }).meta(
  field({
    title: 'Picture',
    description: 'The id of a picture in the library; upload one with POST /api/assets.',
    'x-control': 'asset',
    'x-asset': 'input',
    'x-asset-kind': 'image',
  }),
)

/** Where to work: white is changed, black stays. */
export const mask = z.uuid({ error: 'must be the id of an asset' }).meta(
  field({
    title: 'What is to be changed',
    description: 'A picture of the same shape: white is changed, black stays.',
    'x-control': 'asset',
    'x-asset': 'mask',
    'x-asset-kind': 'image',
  }),
)

const optionalImage = (role: 'mask' | 'reference', title: string, description: string) =>
  z
    .uuid({ error: 'must be the id of an asset' })
    .optional()
    .meta(
      field({
        title,
        description,
        'x-control': 'asset',
        'x-asset': role,
        'x-asset-kind': 'image',
        'x-model-parameter': true,
        // A mask mends what is wrong without one.
        ...(role === 'mask' ? { 'x-level': 'advanced' } : {}),
      }),
    )

/** A mask that only some models make something of. */
export const optionalMask = (title: string, description: string) => optionalImage('mask', title, description)

/** A picture to go by. */
export const reference = (title: string, description: string) =>
  z
    .uuid({ error: 'must be the id of an asset' })
    .meta(
      field({ title, description, 'x-control': 'asset', 'x-asset': 'reference', 'x-asset-kind': 'image' }),
    )

const file = (
  role: 'input' | 'reference',
  kind: 'video' | 'audio' | 'lora',
  title: string,
  description: string,
) =>
  z
    .uuid({ error: 'must be the id of an asset' })
    .meta(field({ title, description, 'x-control': 'asset', 'x-asset': role, 'x-asset-kind': kind }))

/** The video to work on. */
export const video = file(
  'input',
  'video',
  'Video',
  'The id of a video in the library; upload one with POST /api/assets.',
)

/** A video to go by. */
export const referenceVideo = (title: string, description: string) =>
  file('reference', 'video', title, description)

/** A recording to go by. */
export const referenceAudio = (title: string, description: string) =>
  file('reference', 'audio', title, description)

/** What somebody taught a model. */
export const lora = file('reference', 'lora', 'LoRA', 'Weights that train-lora made.')
  .optional()
  .meta(
    field({
      title: 'LoRA',
      description:
        'What a model was taught: weights that train-lora made. Name its trigger word in the prompt.',
      'x-control': 'asset',
      'x-asset': 'reference',
      'x-asset-kind': 'lora',
      'x-model-parameter': true,
    }),
  )
export const loraScale = z
  .number()
  .min(0)
  .max(4)
  .optional()
  .meta(
    field({
      title: 'LoRA strength',
      description: 'How much of it; 1 where it is left out.',
      'x-level': 'advanced',
      'x-model-parameter': true,
      'x-step': 0.05,
    }),
  )

export const duration = z
  .int()
  .min(1)
  .max(60)
  .default(5)
  .meta(
    field({
      title: 'Length',
      description: 'A model makes clips of certain lengths; the nearest is taken, and said.',
      'x-unit': 's',
    }),
  )

export const resolutions = ['480p', '540p', '720p', '1080p', '1440p', '4k'] as const
export type Resolution = (typeof resolutions)[number]
export const resolution = z
  .enum(resolutions)
  .default('720p')
  .meta(field({ title: 'Resolution', description: 'The nearest that the model makes is taken, and said.' }))

export const aspectRatio = z
  .enum(['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'])
  .default('16:9')
  .meta(field({ title: 'Shape' }))

export const sound = z
  .boolean()
  .optional()
  .meta(
    field({
      title: 'Sound',
      description: 'Whether it is made with sound.',
      'x-model-parameter': true,
      'x-level': 'advanced',
    }),
  )

/** A picture to go by, for the models that take one. */
export const optionalReference = (title: string, description: string) =>
  optionalImage('reference', title, description)

/** How a way to carry a request out is chosen. Every operation has these. */
export const routing = {
  model: z
    .string()
    .max(200)
    .optional()
    .meta(
      field({
        title: 'Model',
        description: 'An id from GET /api/models, or `auto`; left out: `auto`.',
        'x-control': 'model',
      }),
    ),
  prefer: z
    .enum(['best', 'fastest', 'cheapest', 'private'])
    .optional()
    .meta(
      field({
        title: 'Prefer',
        description:
          'What `auto` goes by. `private` never leaves this machine and those its owner named. Left out: the configured chain.',
        'x-control': 'hidden',
      }),
    ),
  allow_other_models: z
    .boolean()
    .optional()
    .meta(
      field({
        title: 'Other models may step in',
        description: 'Whether a chosen model that cannot be had may be replaced by another.',
        'x-control': 'hidden',
      }),
    ),
  parameters: storableObject(100)
    .optional()
    .meta(
      field({
        title: 'Model parameters',
        description: 'Fields of the model’s own, sent to it as they are, over all others.',
        'x-control': 'hidden',
      }),
    ),
}
