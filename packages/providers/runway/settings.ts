import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const runwaySettings = z.strictObject({
  key: secret('API secret', 'RUNWAYML_API_SECRET', 'From dev.runwayml.com.'),
  base_url: host('Address', 'https://api.dev.runwayml.com/v1'),
  concurrency: concurrency(3),
  poll_seconds: pollSeconds(5),
})
export type RunwaySettings = z.infer<typeof runwaySettings>
