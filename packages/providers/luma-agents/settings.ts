import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const lumaAgentsSettings = z.strictObject({
  key: secret('API key', 'LUMA_AGENTS_API_KEY', 'Of the Luma Agents API.'),
  base_url: host('Address', 'https://agents.lumalabs.ai/v1'),
  concurrency: concurrency(10),
  poll_seconds: pollSeconds(5),
})
export type LumaAgentsSettings = z.infer<typeof lumaAgentsSettings>
