import { KryaError } from '@krya/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Keeps other websites out. A page elsewhere could make a browser send requests here (its Origin tells), or
 * have a name of its own resolve to this machine (its Host tells).
 */
export function guard(app: FastifyInstance, allowedHosts: readonly string[]): void {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()))
  const isOurs = (host: string): boolean => {
    const name = host.toLowerCase().replace(/:\d+$/, '')
    return loopback.test(name) || allowed.has(name)
  }

  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? ''
    if (!isOurs(host)) throw new KryaError('forbidden_origin', `This server does not answer to “${host}”.`)
    const { origin } = request.headers
    if (origin !== undefined && !isSame(origin, host))
      throw new KryaError('forbidden_origin', `Requests from ${origin} are not taken.`)
    if (isFromElsewhere(request)) throw new KryaError('forbidden_origin')
  })
}

/** A proxy in front may end TLS, so the scheme may differ; host and port may not. */
function isSame(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}

/** A link somewhere that leads here is welcome; anything else another site starts is not. */
function isFromElsewhere({ headers, method }: FastifyRequest): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site') return false
  return !(safe.has(method) && headers['sec-fetch-mode'] === 'navigate')
}
