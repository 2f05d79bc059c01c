import { concurrency, host, pollSeconds, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

export const replicateSettings = z.strictObject({
  key: secret('API token', 'REPLICATE_API_TOKEN', 'From replicate.com/account/api-tokens.'),
  base_url: host('Address', 'https://api.replicate.com/v1'),
  webhook_secret: text({
    title: 'Webhook secret',
    description: 'Begins with whsec_; only for webhooks.',
    'x-secret': true,
    'x-env': 'REPLICATE_WEBHOOK_SECRET',
  }).optional(),
  training_destination: text({
    title: 'Model to train into',
    description: 'owner/name of a model of yours; left out: a private one is made, krya-loras.',
  })
    .regex(/^[\w-]+\/[\w.-]+$/, 'must be owner/name')
    .optional(),
  concurrency: concurrency(20),
  poll_seconds: pollSeconds(1),
})
export type ReplicateSettings = z.infer<typeof replicateSettings>
