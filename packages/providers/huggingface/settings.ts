import { concurrency, host, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

export const huggingFaceSettings = z.strictObject({
  key: secret(
    'Access token',
    'HF_TOKEN',
    'From huggingface.co/settings/tokens, with leave to call inference providers.',
  ),
  router_url: host('Router', 'https://router.huggingface.co'),
  hub_url: host('Hub', 'https://huggingface.co'),
  bill_to: text({
    title: 'Bill to',
    description: 'An organization that pays.',
    'x-env': 'HF_BILL_TO',
  }).optional(),
  concurrency: concurrency(5),
})
export type HuggingFaceSettings = z.infer<typeof huggingFaceSettings>
