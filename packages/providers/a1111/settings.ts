import { address, concurrency, ownServer, text } from '@krya/provider-kit'
import { z } from 'zod'

export const a1111Settings = z.strictObject({
  base_url: address(
    'Address',
    'A1111_URL',
    'Of AUTOMATIC1111 or Forge, started with --api; usually http://127.0.0.1:7860.',
  ),
  user: text({ title: 'User', description: 'As given to --api-auth.' }).optional(),
  password: text({ title: 'Password', 'x-secret': true }).optional(),
  checkpoint: text({ title: 'Checkpoint', description: 'Left out: the one that is loaded.' }).optional(),
  own: ownServer.optional(),
  concurrency: concurrency(1),
})
export type A1111Settings = z.infer<typeof a1111Settings>
