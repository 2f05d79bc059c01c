import helmet from '@fastify/helmet'
import { errors, routes } from '@krya/contracts'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Storage } from '../storage/storage.ts'
import { bind } from './bind.ts'
import { bodyOf, tellable } from './errors.ts'
import { guard } from './guard.ts'
import { assetHandlers } from './handlers/assets.ts'
import { catalogHandlers } from './handlers/catalog.ts'
import { documentHandlers } from './handlers/documents.ts'
import { generationHandlers } from './handlers/generations.ts'
import { languageHandlers } from './handlers/language.ts'
import { operationHandlers } from './handlers/operations.ts'
import { projectHandlers } from './handlers/projects.ts'
import { providerHandlers } from './handlers/providers.ts'
import { queueHandlers } from './handlers/queue.ts'
import { serveRealtime, serveShared, takeSockets } from './realtime.ts'
import { serveReference } from './reference.ts'
import type { Principal, Services } from './services.ts'
import { serveSharedWeb, serveWeb } from './web.ts'

export interface HttpOptions {
  readonly services: Services
  /** Where files lie; who may read which is the services' to say. */
  readonly files: Storage
  readonly config: {
    readonly allowedHosts: readonly string[]
    /** The built web studio. */
    readonly webRoot: string
    readonly version: string
  }
  /** Whose every request is, while there are no accounts. */
  readonly owner: Principal
  readonly logger: FastifyBaseLogger
}

/** The HTTP server, not listening yet. */
export async function createHttp({
  services,
  files,
  config,
  owner,
  logger,
}: HttpOptions): Promise<FastifyInstance> {
  const app = await createApp(config, logger)
  const handled = [
    ...generationHandlers(services),
    ...operationHandlers(services),
    ...queueHandlers(services),
    ...assetHandlers(services, files),
    ...documentHandlers(services),
    ...projectHandlers(services),
    ...catalogHandlers(services),
    ...providerHandlers(services),
    ...languageHandlers(services),
  ]
  for (const [name, route] of Object.entries(routes))
    if (!handled.some((one) => one.route === route)) throw new Error(`route ${name} has no handler`)
  bind(app, handled, () => owner)
  serveRealtime(app, services, () => owner)
  serveShared(app, services, () => owner)
  await serveReference(app, config.version)
  await serveWeb(app, config.webRoot)
  return app
}

/**
 * A server for those who hold a link, not listening yet: shared canvases, and the files that the page for them is made
 * of. Nobody is the owner there, and nothing else is to be found.
 */
export async function createSharedHttp({
  services,
  config,
  logger,
}: Pick<HttpOptions, 'services' | 'config' | 'logger'>): Promise<FastifyInstance> {
  const app = await createApp(config, logger)
  serveShared(app, services)
  await serveSharedWeb(app, config.webRoot)
  return app
}

/** What both servers are: sockets, headers, the guard, errors as they are told. */
async function createApp(
  config: Pick<HttpOptions['config'], 'allowedHosts'>,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    // What is logged of each request is an error or nothing: addresses carry search texts.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    return503OnClosing: true,
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        // 3D models are unpacked by WebAssembly.
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'media-src': ["'self'", 'blob:'],
        // A 3D model’s textures are read from its own file.
        'connect-src': ["'self'", 'blob:', 'data:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // The studio is reached over plain HTTP on loopback; a proxy in front sets this for its own name.
    strictTransportSecurity: false,
  })
  await takeSockets(app)
  guard(app, config.allowedHosts)
  readJson(app)
  tellErrors(app)
  return app
}

/** An empty body is none, whatever its type: routes without a body may be called with either. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, undefined)
    else void parse(request, text.toString(), done)
  })
}

function tellErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const told = tellable(error)
    if (errors[told.code].status >= 500) request.log.error({ err: error, code: told.code }, 'request failed')
    if (reply.raw.headersSent) {
      reply.raw.destroy()
      return reply
    }
    for (const name of ['content-length', 'etag', 'content-disposition', 'accept-ranges'])
      reply.removeHeader(name)
    if (told.code === 'unavailable' || told.code === 'queue_full') reply.header('retry-after', '2')
    return reply
      .code(told.status)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(bodyOf(told, request.id))
  })
}
