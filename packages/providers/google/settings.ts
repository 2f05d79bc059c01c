import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const googleSettings = z.strictObject({
  key: secret('API key', 'GEMINI_API_KEY', 'From aistudio.google.com/apikey.'),
  base_url: host('Address', 'https://generativelanguage.googleapis.com/v1beta'),
  concurrency: concurrency(5),
  poll_seconds: pollSeconds(8),
})
export type GoogleSettings = z.infer<typeof googleSettings>
