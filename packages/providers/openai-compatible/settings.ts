import { address, chatPrices, concurrency, ownServer, secret, text } from '@krya/provider-kit'
import { placeByAddress } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const fields = z.strictObject({
  base_url: address(
    'Address',
    'OPENAI_COMPATIBLE_URL',
    'Of a server that speaks OpenAI’s API, with its version: http://127.0.0.1:8080/v1.',
  ),
  key: secret('API key', 'OPENAI_COMPATIBLE_API_KEY', 'Where the server asks for one.').optional(),
  model: text({
    title: 'Image model',
    description: 'Its name there.',
    'x-env': 'OPENAI_COMPATIBLE_IMAGE_MODEL',
  }).optional(),
  chat_model: text({
    title: 'Language model',
    description: 'Its name there.',
    'x-env': 'OPENAI_COMPATIBLE_CHAT_MODEL',
  }).optional(),
  ...chatPrices('OPENAI_COMPATIBLE'),
  picture_price: z.coerce
    .number({ error: 'must be a number' })
    .min(0)
    .max(1_000)
    .meta({
      title: 'Price of a picture',
      description: 'In US dollars. Left out: nothing, which holds for a machine of your own alone.',
      'x-env': 'OPENAI_COMPATIBLE_IMAGE_PRICE',
    })
    .optional(),
  own: ownServer.optional(),
  concurrency: concurrency(2),
})

/** What somebody else’s server makes is not free: budgets need its price. */
export const openAiCompatibleSettings = fields.superRefine(
  ({ base_url, own, model, picture_price: price }, context) => {
    if (model === undefined || price !== undefined || placeByAddress([base_url], own) !== 'remote') return
    context.addIssue({
      code: 'custom',
      path: ['picture_price'],
      message: 'say what a picture costs there, in US dollars; 0 where it costs nothing',
    })
  },
)
export type OpenAiCompatibleSettings = z.infer<typeof openAiCompatibleSettings>
