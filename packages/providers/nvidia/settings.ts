import { chatPrices, concurrency, host, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

export const nvidiaSettings = z.strictObject({
  key: secret('API key', 'NVIDIA_API_KEY', 'From build.nvidia.com; begins with nvapi-.'),
  base_url: host('Address', 'https://integrate.api.nvidia.com/v1', 'NVIDIA_BASE_URL'),
  chat_model: text({ title: 'Language model', 'x-env': 'NVIDIA_CHAT_MODEL' }).default('moonshotai/kimi-k2.5'),
  ...chatPrices('NVIDIA'),
  concurrency: concurrency(4),
})
export type NvidiaSettings = z.infer<typeof nvidiaSettings>
