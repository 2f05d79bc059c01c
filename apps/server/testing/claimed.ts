import { type OperationId, operationId } from '@krya/contracts'
import type { Call } from '@krya/provider-kit'
import type { GenerationRow, PartRow, Step } from '../src/db/schema/index.ts'

/** The rows that a call of a provider would come from, for what takes rows and no database. */
export function claimedOf(provider: string, call: Call<unknown>) {
  const operation: OperationId = operationId.parse(call.operation)
  const step: Step = { provider, endpoint: call.endpoint, model: 'tested', credits: 1, batch: 4 }
  const now = new Date()
  const count = call.seeds.length
  const generation: GenerationRow = {
    id: '018f0000-0000-7000-8000-00000000000b',
    ownerId: '018f0000-0000-7000-8000-00000000000c',
    projectId: null,
    operation,
    model: 'tested',
    input: { ...call.input },
    text: 'a fox',
    search: '',
    state: 'running',
    priority: 0,
    place: 0,
    outputs: count,
    seed: call.seeds[0] ?? 0,
    chain: [step],
    round: 0,
    reserved: 0,
    used: 0,
    errorCode: null,
    errorMessage: null,
    warnings: [],
    cancelRequested: false,
    createdAt: now,
    startedAt: now,
    finishedAt: null,
    deletedAt: null,
  }
  const part: PartRow = {
    generationId: generation.id,
    index: 0,
    ownerId: generation.ownerId,
    state: 'running',
    first: 0,
    count,
    priority: 0,
    place: 0,
    offer: 0,
    provider,
    progress: 0,
    used: 0,
    notBefore: now,
    tries: 0,
    crashes: 0,
    worker: null,
    leaseUntil: null,
    errorCode: null,
    errorMessage: null,
  }
  return { generation, part, step, attemptId: call.idempotencyKey }
}
