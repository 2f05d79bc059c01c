import { concurrency, host, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const ideogramSettings = z.strictObject({
  key: secret('API key', 'IDEOGRAM_API_KEY', 'From ideogram.ai/manage-api.'),
  base_url: host('Address', 'https://api.ideogram.ai'),
  concurrency: concurrency(10),
})
export type IdeogramSettings = z.infer<typeof ideogramSettings>
