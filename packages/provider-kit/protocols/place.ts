import ipaddr from 'ipaddr.js'
import type { Place, Provider } from '../spec/provider.ts'

/** Addresses of this machine and of networks that no stranger is on; a tailnet uses the carriers’ own range. */
const nearRanges: ReadonlySet<string> = new Set([
  'unspecified',
  'loopback',
  'private',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
])
/** Names that mean nothing outside one’s own network (RFC 6761, RFC 6762, RFC 8375), and those of a tailnet. */
const nearNames = /(?:^|\.)(?:localhost|local|lan|internal|home\.arpa|ts\.net)$/i

/** Whether an address leads to this machine or its own network. A name is judged as it is written, not looked up. */
export function isNear(url: string): boolean {
  if (!URL.canParse(url)) return false
  const name = new URL(url).hostname.replaceAll(/^\[|\]$|\.$/g, '')
  if (ipaddr.isValid(name)) return nearRanges.has(ipaddr.process(name).range())
  return nearNames.test(name) || (name !== '' && !name.includes('.'))
}

/**
 * Where the work of a server is done that may stand anywhere.
 * @param own the person’s own word, which is above what the addresses say (see `ownServer` of the settings)
 */
export function placeByAddress(addresses: readonly string[], own?: 'yes' | 'no'): Place {
  if (own !== undefined) return own === 'yes' ? 'private' : 'remote'
  return addresses.length > 0 && addresses.every(isNear) ? 'private' : 'remote'
}

type Placed = Pick<Provider, 'place' | 'placeAt'>

/** Where a provider works as it is set up. */
export const placeOf = (provider: Placed, settings: unknown): Place =>
  provider.placeAt?.(settings) ?? provider.place

/** Whether a call may be made over at no cost, as it is set up: never where it may be somebody else’s server. */
export const isRepeatable = (provider: Placed & Pick<Provider, 'idempotent'>, settings: unknown): boolean =>
  provider.idempotent && placeOf(provider, settings) !== 'remote'
