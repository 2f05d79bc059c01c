import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import type { EventsAnswer } from './handle.ts'

/** Proxies and browsers give up on a silent connection after half a minute or more. */
const heartbeatMs = 15_000

/**
 * Sends events as they come (server-sent events, HTML standard 9.2) until they end or the reader goes away;
 * 204 tells a reader whose stream had ended before not to come back.
 */
export async function sendEvents(
  reply: FastifyReply,
  events: EventsAnswer,
  controller: AbortController,
): Promise<void> {
  if (events === null) {
    await reply.code(204).send()
    return
  }
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...plainHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(': open\n\n')
  const heartbeat = setInterval(() => raw.write(': \n\n'), heartbeatMs)
  raw.once('close', () => controller.abort())
  try {
    for await (const { id, event } of events) {
      const head = id === null ? '' : `id: ${id}\n`
      const hasRoom = raw.write(`${head}event: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`)
      if (!hasRoom) await Promise.race([once(raw, 'drain'), once(raw, 'close')])
      if (raw.destroyed) return
    }
  } finally {
    clearInterval(heartbeat)
    raw.end()
  }
}

function plainHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
}
