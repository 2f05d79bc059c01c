import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const falSettings = z.strictObject({
  key: secret('API key', 'FAL_KEY', 'From fal.ai/dashboard/keys.'),
  queue_url: host('Queue', 'https://queue.fal.run'),
  rest_url: host('Storage', 'https://rest.fal.ai'),
  platform_url: host('Platform', 'https://api.fal.ai/v1'),
  realtime_url: host('Real time', 'https://fal.run'),
  concurrency: concurrency(10),
  poll_seconds: pollSeconds(1),
})
export type FalSettings = z.infer<typeof falSettings>
