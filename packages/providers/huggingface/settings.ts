import { concurrency, host, oneOf, pollSeconds, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

/** Who runs the hub’s models behind the router, as the hub calls them. */
const partners = ['hf-inference', 'fal-ai', 'replicate', 'together', 'nscale', 'wavespeed'] as const
export type Partner = (typeof partners)[number]
export const isPartner = (name: string): name is Partner => partners.some((one) => one === name)

export const huggingFaceSettings = z.strictObject({
  key: secret(
    'Access token',
    'HF_TOKEN',
    'From huggingface.co/settings/tokens, with leave to call inference providers.',
  ),
  provider: oneOf(partners, 'hf-inference', {
    title: 'Inference provider',
    description: `Who runs the models: ${partners.join(', ')}. It costs what it costs there.`,
    'x-env': 'HF_PROVIDER',
  }),
  router_url: host('Router', 'https://router.huggingface.co'),
  hub_url: host('Hub', 'https://huggingface.co'),
  bill_to: text({
    title: 'Bill to',
    description: 'An organization that pays.',
    'x-env': 'HF_BILL_TO',
  }).optional(),
  concurrency: concurrency(5),
  poll_seconds: pollSeconds(1),
})
export type HuggingFaceSettings = z.infer<typeof huggingFaceSettings>
