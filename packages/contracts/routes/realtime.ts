import { z } from 'zod'
import { liveModelView } from '../entities/catalog.ts'
import { route } from './route.ts'

export const realtimeRoutes = {
  listLiveModels: route({
    method: 'GET',
    path: '/api/realtime/models',
    tag: 'Real time',
    summary: 'List the models that draw as the hand moves',
    description:
      'Those that can be used here, the usual one first. They are spoken to over the WebSocket `/ws/realtime`.',
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(liveModelView) }) },
    errors: [],
  }),
}
