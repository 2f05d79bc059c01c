import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, Json, WebhookRequest } from '@krya/provider-kit'
import { z } from 'zod'
import type { ReplicateSettings } from './settings.ts'

const toleranceSeconds = 300
const notice = z.object({ id: z.string() })

/** The prediction a genuine webhook is about: signed by HMAC over id, time and body (replicate.com/docs, webhooks). */
export async function parseReplicateWebhook(
  { headers, body }: WebhookRequest,
  { settings }: Context<ReplicateSettings>,
): Promise<Json | undefined> {
  const id = headers['webhook-id']
  const time = headers['webhook-timestamp']
  const given = headers['webhook-signature']
  const secret = settings.webhook_secret?.split('_')[1]
  if (id === undefined || time === undefined || given === undefined || secret === undefined) return undefined
  if (!(Math.abs(Date.now() / 1000 - Number(time)) <= toleranceSeconds)) return undefined
  const right = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${id}.${time}.`)
    .update(body)
    .digest()
  const isGenuine = given.split(' ').some((one) => {
    const signature = Buffer.from(one.split(',')[1] ?? '', 'base64')
    return signature.length === right.length && timingSafeEqual(signature, right)
  })
  if (!isGenuine) return undefined
  const parsed = notice.safeParse(JSON.parse(Buffer.from(body).toString('utf8')))
  return parsed.success ? { id: parsed.data.id } : undefined
}
