import { liveModels } from '@krya/catalog'
import { type Http, ProviderError } from '@krya/provider-kit'
import { liveInput } from '@krya/provider-kit/testing/live'
import type { Case, Stage } from './cases.ts'
import { billedWords } from './follow.ts'

/** Draws in real time, has the line cut while a frame is on its way, and draws on. */
export async function drawOnCutLine({ provider }: Case, stage: Stage, http: Http): Promise<string> {
  const endpoint = liveModels.find((model) => model.provider === provider.id)?.endpoint ?? ''
  const engine = provider.live?.(endpoint, { settings: provider.settings.parse(stage.settings), http })
  if (engine === undefined) throw new Error(`${provider.id} draws nothing in real time`)
  const draw = (seed: number) => engine.draw(liveInput(seed), AbortSignal.timeout(10_000))
  try {
    await draw(1)
    stage.server.world.line = ['cut']
    const fault = await draw(2).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (!(fault instanceof ProviderError)) throw new Error('no fault', { cause: fault })
    await draw(3)
    return `frame lost${billedWords[fault.billed]}, the next is drawn`
  } finally {
    await engine.close()
  }
}
