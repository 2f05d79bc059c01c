import ipaddr from 'ipaddr.js'

/**
 * Whether an address may be reached for a stranger's sake: public unicast only. Addresses of private networks,
 * of this machine, of a cloud's metadata service and those mapped or tunnelled into IPv6 are not.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}
