import { concurrency, host, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

export const waveSpeedSettings = z.strictObject({
  key: secret('API key', 'WAVESPEED_API_KEY', 'From wavespeed.ai/accesskey.'),
  base_url: host('Address', 'https://api.wavespeed.ai/api/v3'),
  concurrency: concurrency(10),
  poll_seconds: pollSeconds(1),
})
export type WaveSpeedSettings = z.infer<typeof waveSpeedSettings>
