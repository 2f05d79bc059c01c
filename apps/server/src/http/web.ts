import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import { KryaError, routes } from '@krya/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const hashed = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/

/** Serves the built web studio; every address that is not a file of it is one of its pages. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  const isBuilt = await serveFiles(app, root)
  app.setNotFoundHandler(async (request, reply) => {
    const address = addressOf(request)
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    const isPage = !address.startsWith('/api/') && wantsPage && !/\.\w+$/.test(address)
    if (isBuilt && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    const methods = methodsOf(address)
    if (methods.length === 0) throw nothingAt(address)
    reply.header('allow', methods.join(', '))
    throw new KryaError('method_not_allowed', `${address} takes ${methods.join(', ')}.`)
  })
}

/** Serves of the built web studio the page for shared canvases, and the files it is made of. */
export async function serveSharedWeb(app: FastifyInstance, root: string): Promise<void> {
  const isBuilt = await serveFiles(app, root)
  app.addHook('onRequest', async (request) => {
    // The studio's own page would find nothing that it asks for.
    if (/^\/(?:index\.html)?(?:\?|$)/.test(request.url)) throw nothingAt('/')
  })
  app.setNotFoundHandler(async (request, reply) => {
    const address = addressOf(request)
    if (isBuilt && request.method === 'GET' && /^\/shared\/[\w-]+$/.test(address))
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    throw nothingAt(address)
  })
}

/** @returns whether the studio is built */
async function serveFiles(app: FastifyInstance, root: string): Promise<boolean> {
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
  return isBuilt
}

const addressOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '/'
const nothingAt = (address: string): KryaError =>
  new KryaError('not_found', `There is nothing at ${address}.`)

const shapes = Object.values(routes).map(({ method, path: address }) => ({
  method,
  shape: new RegExp(`^${address.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

const methodsOf = (address: string): string[] =>
  shapes.filter(({ shape }) => shape.test(address)).map(({ method }) => method)
