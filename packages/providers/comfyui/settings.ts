import { concurrency, pollSeconds, secret } from '@krya/provider-kit'
import { z } from 'zod'

const isAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

export const comfySettings = z.strictObject({
  servers: z
    .string()
    .trim()
    .transform((list) =>
      list
        .split(',')
        .map((url) => url.trim().replace(/\/+$/, ''))
        .filter((url) => url !== ''),
    )
    .pipe(z.array(z.string().refine(isAddress, 'must be http or https addresses')).min(1))
    .meta({
      title: 'Servers',
      description:
        'Addresses of one or more ComfyUI servers, with commas between; usually http://127.0.0.1:8188.',
      'x-env': 'COMFYUI_URL',
    }),
  key: secret('API key', 'COMFYUI_API_KEY', 'Only for servers that ask for one.').optional(),
  checkpoint: z
    .string()
    .trim()
    .max(300)
    .meta({
      title: 'Checkpoint',
      description: 'A file name of the server; left out: the first that fits the model.',
      'x-env': 'COMFYUI_CHECKPOINT',
    })
    .optional(),
  concurrency: concurrency(4),
  poll_seconds: pollSeconds(1),
})
export type ComfySettings = z.infer<typeof comfySettings>
