import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const klingSettings = z.strictObject({
  access_key: secret('Access key', 'KLING_ACCESS_KEY'),
  secret_key: secret('Secret key', 'KLING_SECRET_KEY'),
  base_url: host('Address', 'https://api-singapore.klingai.com'),
  concurrency: concurrency(5),
  poll_seconds: pollSeconds(5),
})
export type KlingSettings = z.infer<typeof klingSettings>
