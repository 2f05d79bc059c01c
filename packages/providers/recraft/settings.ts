import { concurrency, host, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const recraftSettings = z.strictObject({
  key: secret('API token', 'RECRAFT_API_TOKEN', 'From recraft.ai/profile/api.'),
  base_url: host('Address', 'https://external.api.recraft.ai/v1'),
  concurrency: concurrency(5),
})
export type RecraftSettings = z.infer<typeof recraftSettings>
