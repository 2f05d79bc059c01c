import { z } from 'zod'
import { personText } from '../text.ts'
import { field } from './field.ts'
import { reference, routing } from './fields.ts'
import { operation } from './operation.ts'

export const trainLora = operation({
  id: 'train-lora',
  title: 'Train a LoRA',
  summary: 'Teach a model a subject or a style from your pictures.',
  group: 'training',
  input: z
    .strictObject({
      images: z
        .array(reference('Picture', 'A picture to learn from.'))
        .min(4, 'choose at least 4 pictures')
        .max(100)
        .meta(
          field({
            title: 'Pictures',
            description: '4 to 100 pictures of the one thing to be learned; 10 to 20 good ones are best.',
            'x-control': 'asset',
            'x-asset': 'input',
            'x-asset-kind': 'image',
          }),
        ),
      trigger: personText()
        .min(1, 'write the word that calls it up')
        .max(60)
        .meta(
          field({
            title: 'Trigger word',
            description: 'The word that calls it up in a prompt, best one that does not exist.',
          }),
        ),
      learns: z
        .enum(['subject', 'style'])
        .default('subject')
        .meta(field({ title: 'Learns' })),
      training_steps: z
        .int()
        .min(100)
        .max(6000)
        .default(1000)
        .meta(field({ title: 'Steps', 'x-level': 'advanced', 'x-step': 100 })),
      ...routing,
    })
    .meta({ id: 'TrainLora' }),
  output: 'lora',
  outputs: () => 1,
  seed: () => null,
  text: (input) => input.trigger,
  // Hours, on a graphics card of one’s own.
  timeLimitSeconds: 12 * 60 * 60,
})
