import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import { KryaError, routes } from '@krya/contracts'
import type { FastifyInstance } from 'fastify'

const hashed = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/

/** Serves the built web studio; every address that is not a file of it is one of its pages. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  const isBuilt = existsSync(path.join(root, 'index.html'))
  if (isBuilt)
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      setHeaders(response, file) {
        // Names with a hash never change what they stand for; the rest is asked for anew.
        const isHashed = hashed.test(file.replaceAll(path.sep, '/'))
        response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler(async (request, reply) => {
    const address = request.url.split('?')[0] ?? '/'
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    const isPage = !address.startsWith('/api/') && wantsPage && !/\.\w+$/.test(address)
    if (isBuilt && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    const methods = methodsOf(address)
    if (methods.length === 0) throw new KryaError('not_found', `There is nothing at ${address}.`)
    reply.header('allow', methods.join(', '))
    throw new KryaError('method_not_allowed', `${address} takes ${methods.join(', ')}.`)
  })
}

const shapes = Object.values(routes).map(({ method, path: address }) => ({
  method,
  shape: new RegExp(`^${address.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

const methodsOf = (address: string): string[] =>
  shapes.filter(({ shape }) => shape.test(address)).map(({ method }) => method)
