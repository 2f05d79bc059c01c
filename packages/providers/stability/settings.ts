import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const stabilitySettings = z.strictObject({
  key: secret('API key', 'STABILITY_API_KEY', 'From platform.stability.ai/account/keys.'),
  base_url: host('Address', 'https://api.stability.ai'),
  concurrency: concurrency(10),
  poll_seconds: pollSeconds(10),
})
export type StabilitySettings = z.infer<typeof stabilitySettings>
