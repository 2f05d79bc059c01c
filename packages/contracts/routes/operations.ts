import { z } from 'zod'
import { priority } from '../entities/generation.ts'
import { inProject } from '../entities/project.ts'
import { estimate } from '../entities/provider.ts'
import { operationId } from '../operations/index.ts'
import { accepted, idempotency, refusals } from './generations.ts'
import { route } from './route.ts'

const params = z.object({ operation: operationId })
const input = z
  .looseObject({ priority: priority.default('normal'), project: inProject })
  .meta({ id: 'OperationRequest', description: 'The operation’s input: see GET /api/operations.' })

/** Every operation by its id, with no code of its own. */
export const operationRoutes = {
  runOperation: route({
    method: 'POST',
    path: '/api/run/{operation}',
    tag: 'Generations',
    summary: 'Do anything the studio can do',
    description:
      'The body is the operation’s input. Answers at once; read what comes of it under /api/generate/image/{id}.',
    params,
    headers: idempotency,
    body: input,
    answer: { kind: 'json', status: 202, schema: accepted },
    errors: refusals,
  }),
  estimateOperation: route({
    method: 'POST',
    path: '/api/run/{operation}/estimate',
    tag: 'Generations',
    summary: 'What a request would cost and who would carry it out',
    description: 'Nothing is written or sent.',
    params,
    body: input,
    answer: { kind: 'json', status: 200, schema: estimate },
    errors: refusals,
  }),
}
