import { address, chatPrices, concurrency, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

export const openAiCompatibleSettings = z.strictObject({
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
  concurrency: concurrency(2),
})
export type OpenAiCompatibleSettings = z.infer<typeof openAiCompatibleSettings>
