import { createHmac } from 'node:crypto'
import type { KlingSettings } from './settings.ts'

const lifeSeconds = 1800
/** Their clock may be a little behind ours. */
const skewSeconds = 5

/** A token signed with the secret key (JWT, RFC 7519, HS256). */
export function tokenFor({ access_key, secret_key }: KlingSettings): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: access_key, exp: now + lifeSeconds, nbf: now - skewSeconds }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', secret_key).update(signed).digest('base64url')}`
}
