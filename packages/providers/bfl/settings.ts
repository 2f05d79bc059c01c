import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const bflSettings = z.strictObject({
  key: secret('API key', 'BFL_API_KEY', 'From dashboard.bfl.ai.'),
  base_url: host('Address', 'https://api.bfl.ai'),
  concurrency: concurrency(24),
  poll_seconds: pollSeconds(1),
})
export type BflSettings = z.infer<typeof bflSettings>
