import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const lumaSettings = z.strictObject({
  key: secret('API key', 'LUMAAI_API_KEY', 'From lumalabs.ai/dream-machine/api/keys.'),
  base_url: host('Address', 'https://api.lumalabs.ai/dream-machine/v1'),
  concurrency: concurrency(10),
  poll_seconds: pollSeconds(5),
})
export type LumaSettings = z.infer<typeof lumaSettings>
