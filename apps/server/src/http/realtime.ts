import websocket from '@fastify/websocket'
import { invalidInput, largestLiveMessage, liveQuery, realtimePath, sharedCanvasPath } from '@krya/contracts'
import type { FastifyInstance } from 'fastify'
import type { Identify } from './bind.ts'
import type { Services } from './services.ts'

/**
 * Lets requests become sockets. Before any hook that may refuse one: it is then answered and its connection ended,
 * which otherwise would stay.
 */
export async function takeSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: largestLiveMessage, perMessageDeflate: false },
  })
}

/** Serves the real-time canvas. */
export function serveRealtime(
  app: FastifyInstance,
  { realtime }: Pick<Services, 'realtime'>,
  identify: Identify,
): void {
  app.get(
    realtimePath,
    {
      websocket: true,
      preValidation: async (request) => {
        const parsed = liveQuery.safeParse(request.query)
        if (!parsed.success) throw invalidInput(parsed.error, 'query')
        await realtime.admit(identify(request), parsed.data)
      },
    },
    (socket, request) => realtime.open(socket, identify(request), liveQuery.parse(request.query)),
  )
}

/** Serves shared canvases. @param identify tells who the owner is; left out: everybody comes by a link */
export function serveShared(
  app: FastifyInstance,
  { shared }: Pick<Services, 'shared'>,
  identify?: Identify,
): void {
  app.get(sharedCanvasPath, { websocket: true }, (socket, request) =>
    shared.open(socket, identify?.(request)),
  )
}
