import {
  type Call,
  type Done,
  type Output,
  ProviderError,
  type Warning,
  jsonRecord,
} from '@krya/provider-kit'
import type { Workshop } from './workshop.ts'

/**
 * Has a workshop do what a call asks for, output by output.
 * @param scratch where results lie that are too large for memory
 * @throws ProviderError rejected, for what a person can mend
 */
export async function workOn(call: Call<unknown>, workshop: Workshop, scratch: string): Promise<Done> {
  const files = Object.fromEntries(
    await Promise.all([...call.files].map(async ([id, file]) => [id, await file.bytes()] as const)),
  )
  const prompts = Object.fromEntries(
    [...call.files].flatMap(([id, { prompt }]) => (prompt === undefined ? [] : [[id, prompt]])),
  )
  const outputs: Output[] = []
  const warnings: Warning[] = []
  for (const [at, seed] of call.seeds.entries()) {
    const outcome = await workshop.do(
      call.operation,
      { input: call.input, files, prompts, seed, index: at, scratch },
      call.signal,
      (share) => call.onProgress((at + share) / call.seeds.length),
    )
    if ('refused' in outcome) throw new ProviderError('rejected', outcome.refused, { billed: 'no' })
    const { notes, metadata = {}, ...result } = outcome.made
    outputs.push({
      ...result,
      seed,
      metadata: { source: 'algorithmicMedia', ...jsonRecord.parse(metadata) },
    })
    warnings.push(...notes.map((note) => ({ code: 'note' as const, ...note })))
  }
  return { state: 'done', outputs, warnings }
}
