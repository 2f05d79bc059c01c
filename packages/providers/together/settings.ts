import { chatPrices, concurrency, host, pollSeconds, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

export const togetherSettings = z.strictObject({
  key: secret('API key', 'TOGETHER_API_KEY', 'From api.together.ai/settings/api-keys.'),
  base_url: host('Address', 'https://api.together.ai/v1'),
  video_url: host('Address of videos', 'https://api.together.ai/v2'),
  chat_model: text({ title: 'Language model', 'x-env': 'TOGETHER_CHAT_MODEL' }).default(
    'meta-llama/Llama-3.3-70B-Instruct-Turbo',
  ),
  ...chatPrices('TOGETHER'),
  concurrency: concurrency(10),
  poll_seconds: pollSeconds(10),
})
export type TogetherSettings = z.infer<typeof togetherSettings>
