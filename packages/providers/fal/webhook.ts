import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Context, Json, WebhookRequest } from '@krya/provider-kit'
import { z } from 'zod'
import type { FalSettings } from './settings.ts'

const toleranceSeconds = 300
const keptMs = 3_600_000
const keySet = z.object({
  keys: z.array(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }).loose()),
})
const notice = z.object({ request_id: z.string() })

let known:
  { readonly from: string; readonly at: number; readonly keys: z.infer<typeof keySet>['keys'] } | undefined

/**
 * The request a genuine webhook is about. It is signed with ED25519 over its ids, time and body; the keys are
 * published as a key set (docs.fal.ai, webhooks).
 */
export async function parseFalWebhook(
  { headers, body }: WebhookRequest,
  context: Context<FalSettings>,
): Promise<Json | undefined> {
  const id = headers['x-fal-webhook-request-id']
  const user = headers['x-fal-webhook-user-id']
  const time = headers['x-fal-webhook-timestamp']
  const signature = headers['x-fal-webhook-signature']
  if (id === undefined || user === undefined || time === undefined || signature === undefined)
    return undefined
  if (!(Math.abs(Date.now() / 1000 - Number(time)) <= toleranceSeconds)) return undefined
  const message = Buffer.from([id, user, time, createHash('sha256').update(body).digest('hex')].join('\n'))
  const signed = Buffer.from(signature, 'hex')
  const isGenuine = (await keysOf(context)).some((jwk) => {
    const { kty, crv, x } = jwk
    return verify(null, message, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), signed)
  })
  if (!isGenuine) return undefined
  const parsed = notice.safeParse(JSON.parse(Buffer.from(body).toString('utf8')))
  return parsed.success ? { request_id: parsed.data.request_id } : undefined
}

async function keysOf({ settings, http, signal }: Context<FalSettings>) {
  const from = `${settings.rest_url}/.well-known/jwks.json`
  if (known?.from === from && Date.now() - known.at < keptMs) return known.keys
  const answer = await http.send({ method: 'GET', url: from }, signal)
  const { keys } = keySet.parse(answer.json())
  known = { from, at: Date.now(), keys }
  return keys
}
