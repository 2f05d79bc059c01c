import { availableParallelism } from 'node:os'
import {
  type Call,
  type Done,
  type Output,
  type Provider,
  ProviderError,
  type Warning,
  jsonRecord,
} from '@krya/provider-kit'
import { z } from 'zod'
import type { Illustration } from './engine/illustrate.ts'
import { createPool } from './engine/pool.ts'
import { illustratorInput } from './engine/task.ts'

export interface AtelierOptions {
  /** Pictures drawn at once; left out: one per core. */
  readonly threads?: number
}

const settings = z.object({}).loose()

/** The built-in engine, itself a provider: draws on this machine's cores, offline and for nothing. */
export function createAtelier({ threads = availableParallelism() }: AtelierOptions = {}): Provider {
  const pool = createPool(threads)

  async function submit(call: Call<unknown>): Promise<Done> {
    if (call.operation !== 'text-to-image' || call.endpoint !== 'illustrator')
      throw new ProviderError('rejected', `Atelier has no “${call.endpoint}” for ${call.operation}.`, {
        billed: 'no',
      })
    const input = illustratorInput.parse(call.input)
    const outputs: Output[] = []
    const warnings: Warning[] = []
    for (const [at, seed] of call.seeds.entries()) {
      const illustration = await pool
        .draw(input, seed, call.signal, (news) => {
          if (news.kind === 'progress') call.onProgress((at + news.progress) / call.seeds.length)
          else call.onPreview(news)
        })
        .catch((error: unknown) => {
          if (!call.signal.aborted) throw error
          throw new ProviderError('unavailable', 'It was stopped.', { billed: 'no', cause: error })
        })
      outputs.push(outputOf(illustration, seed))
      warnings.push(...warningsOf(illustration))
    }
    return { state: 'done', outputs, warnings }
  }

  return {
    id: 'atelier',
    title: 'Atelier',
    settings,
    concurrency: () => ({ scope: 'process', limit: threads }),
    idempotent: true,
    place: 'here',
    submit,
    async check() {
      throw new ProviderError('rejected', 'Atelier answers at once; there is nothing to ask about.', {
        billed: 'no',
      })
    },
    async health() {
      return { ok: true }
    },
    close: () => pool.close(),
  }
}

/** The scene goes with the picture: later work animates it, turns it into 3D and learns from it. */
function outputOf({ bytes, mediaType, scene }: Illustration, seed: number) {
  return {
    bytes,
    mediaType,
    seed,
    metadata: { source: 'algorithmicMedia', scene: jsonRecord.parse(scene) },
  } satisfies Output
}

function warningsOf({ scene, unset }: Illustration): Warning[] {
  const { unused } = scene.report
  return [
    ...(unused.length === 0
      ? []
      : [
          {
            code: 'words-unused' as const,
            field: 'prompt',
            message: `Not drawn: ${unused
              .slice(0, 12)
              .map((word) => `“${word}”`)
              .join(', ')}.`,
          },
        ]),
    ...unset.map((text) => ({
      code: 'note' as const,
      field: 'prompt',
      message: `“${text}” has letters that Atelier’s type does not have, so it was left out.`,
    })),
  ]
}
