import { concurrency, host, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const togetherSettings = z.strictObject({
  key: secret('API key', 'TOGETHER_API_KEY', 'From api.together.ai/settings/api-keys.'),
  base_url: host('Address', 'https://api.together.ai/v1'),
  concurrency: concurrency(10),
})
export type TogetherSettings = z.infer<typeof togetherSettings>
