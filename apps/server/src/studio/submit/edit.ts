import { type Generation, KryaError } from '@krya/contracts'
import { eq } from 'drizzle-orm'
import { reserve, settleHold } from '../../accounts/ledger.ts'
import type { Principal } from '../../accounts/principal.ts'
import { assertOwnProjects } from '../../accounts/projects.ts'
import { generations, parts } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { priorityNumbers, viewGenerations } from '../../library/generation-view.ts'
import { notFound } from '../../library/generations.ts'
import { lockGeneration } from '../settle/lock.ts'
import { wakeWorkers } from '../settle/wake.ts'
import { assertBudget } from '../../accounts/budget.ts'
import { assertOwn } from './own-assets.ts'
import { measure } from './measure.ts'
import { settleParameters } from './parameters.ts'
import { plan } from './plan.ts'
import { partRows, type SubmitRequest, type Submitting } from './submit.ts'

/**
 * Replaces the input of a generation that waits. Its place in the queue stays; its price is held anew.
 * @throws KryaError wrong_state once it has started, and whatever submitting throws
 */
export async function edit(
  { db, pace, market, shelf }: Submitting,
  who: Principal,
  id: string,
  request: SubmitRequest,
): Promise<Generation> {
  const [measured] = await measure(db, who, [request])
  const planned = await settleParameters(
    shelf,
    market,
    plan(market, request.operation, request.input, measured),
  )
  return db.transaction(async (tx) => {
    const before = await lockGeneration(tx, id, who.ownerId)
    if (before === undefined) throw notFound(id)
    if (before.state !== 'queued' || before.startedAt !== null || before.deletedAt !== null)
      throw new KryaError('wrong_state', 'Only a generation that has not started can be changed.')
    await assertBudget(tx, who, market.routing(), planned.reserve - before.reserved)
    const hold = { ownerId: before.ownerId, generationId: id }
    await settleHold(tx, { ...hold, round: before.round, millicredits: before.reserved, used: 0 })
    await assertOwn(tx, who, planned.assets)
    await assertOwnProjects(tx, who, [{ field: 'project', id: request.project }])
    const round = before.round + 1
    await reserve(tx, { ...hold, round, millicredits: planned.reserve })
    const [after] = await tx
      .update(generations)
      .set({
        model: planned.model,
        input: planned.input,
        text: planned.text,
        priority: priorityNumbers[request.priority],
        projectId: request.project === undefined ? before.projectId : request.project,
        outputs: planned.outputs,
        seed: planned.seed,
        chain: [...planned.chain],
        round,
        reserved: planned.reserve,
        warnings: [...planned.warnings],
      })
      .where(eq(generations.id, id))
      .returning()
    if (after === undefined) throw notFound(id)
    await tx.delete(parts).where(eq(parts.generationId, id))
    await tx.insert(parts).values(partRows(after, planned.parts))
    await record(tx, who.ownerId, { type: 'edited', data: { generation_id: id } })
    await wakeWorkers(tx)
    const [view] = await viewGenerations(tx, pace, [after])
    if (view === undefined) throw notFound(id)
    return view
  })
}
