import { invalidInput, KryaError, type Route } from '@krya/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendFile } from './file.ts'
import type { EventsAnswer, FileAnswer, Handled } from './handle.ts'
import type { Principal } from './services.ts'
import { sendEvents } from './stream.ts'

/** A hundred long prompts in one batch, in any script, fit. */
const mostJsonBytes = 8 * 1024 * 1024
const nothing = z.strictObject({})
/** What a path may hold: Postgres refuses NUL, whatever it stands in. */
const storable = z.record(
  z.string(),
  z.string().refine((value) => !value.includes('\0'), 'must hold no NUL character'),
)

/** Who makes a request: the one place that knows. */
export type Identify = (request: FastifyRequest) => Principal

/** Serves routes as their contracts say: input is parsed, nothing unknown passes, answers get their shape. */
export function bind(app: FastifyInstance, handled: readonly Handled[], identify: Identify): void {
  for (const one of handled) {
    const { body } = one.route
    if (body !== undefined && 'file' in body)
      void app.register(async (scope) => {
        scope.removeAllContentTypeParsers()
        const options = { parseAs: 'buffer', bodyLimit: body.maxBytes } as const
        scope.addContentTypeParser([...body.file], options, (_request, data, done) => done(null, data))
        add(scope, one, identify, body.maxBytes)
      })
    else add(app, one, identify, mostJsonBytes)
  }
}

function add(app: FastifyInstance, { route, perform }: Handled, identify: Identify, bodyLimit: number): void {
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit,
    handler: async (request, reply) => {
      const controller = new AbortController()
      const answer = await perform({
        who: identify(request),
        params: parse(route.params ?? nothing, parse(storable, request.params, 'path'), 'path'),
        query: parse(route.query ?? nothing, request.query, 'query'),
        headers: route.headers === undefined ? undefined : parse(route.headers, request.headers, 'headers'),
        body: bodyOf(route, request),
        all: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        signal: controller.signal,
      })
      return send(request, reply, route, answer, controller)
    },
  })
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  answer: unknown,
  controller: AbortController,
): Promise<unknown> {
  switch (route.answer.kind) {
    case 'json':
      return reply.code(statusOf(route, answer)).header('cache-control', 'no-store').send(answer)
    case 'empty':
      return reply.code(204).send()
    case 'file':
      if (!isFile(answer)) throw new KryaError('internal', `${route.path} gave no file`)
      return sendFile(request, reply, answer)
    case 'events':
      if (!isEvents(answer)) throw new KryaError('internal', `${route.path} gave no events`)
      await sendEvents(reply, answer, controller)
      return reply
  }
}

/** A health answer that says “not ready” is one that balancers must understand without reading it. */
function statusOf(route: Route, answer: unknown): number {
  const isNotReady =
    typeof answer === 'object' && answer !== null && 'ready' in answer && answer.ready === false
  return isNotReady ? 503 : route.answer.status
}

function bodyOf({ body }: Route, request: FastifyRequest): unknown {
  if (body === undefined) return undefined
  if (!('file' in body)) return parse(body, request.body, 'body')
  if (!(request.body instanceof Uint8Array) || request.body.length === 0)
    throw new KryaError('unreadable_file', 'The body is empty; send the picture itself.')
  return request.body
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidInput(parsed.error, where)
  return parsed.data
}

const isFile = (answer: unknown): answer is FileAnswer =>
  typeof answer === 'object' && answer !== null && 'open' in answer

const isEvents = (answer: unknown): answer is EventsAnswer =>
  answer === null || (typeof answer === 'object' && Symbol.asyncIterator in answer)
