import { KryaError, operations, routes } from '@krya/contracts'
import { z } from 'zod'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'
import { acceptedOf } from './generations.ts'

/** Every operation by its id. */
export function operationHandlers({ generations, providers }: Services): Handled[] {
  return [
    handle(routes.runOperation, async ({ who, params, body, headers }) => {
      const { priority, project, ...input } = body
      const request = { operation: params.operation, input, priority, project }
      const [made] = await generations.submit(who, [request], headers['idempotency-key'])
      if (made === undefined) throw new KryaError('internal')
      return acceptedOf(made)
    }),
    handle(routes.estimateOperation, async ({ who, params, body }) => {
      const { priority: _priority, project: _project, ...input } = body
      return generations.estimate(who, params.operation, input)
    }),
    handle(routes.listOperations, async () => ({
      items: Object.values(operations).map(({ id, title, summary, group, output, input }) => ({
        id,
        title,
        summary,
        group,
        output,
        chain: [...providers.chain(id)],
        endpoint: `${routes.runOperation.method} ${routes.runOperation.path.replace('{operation}', id)}`,
        // Built anew from its fields: under its own name it would be only a reference.
        input_schema: z.toJSONSchema(z.strictObject(input.shape), { io: 'input' }),
      })),
    })),
  ]
}
