import { availableParallelism, tmpdir } from 'node:os'
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
import { workOn } from './engine/working.ts'
import { createWorkshop } from './engine/workshop.ts'
import { createLive } from './live/live.ts'

export interface AtelierOptions {
  /** Pictures drawn at once; left out: one per core. */
  readonly threads?: number
  /** Where results lie that are too large for memory, until they are taken; left out: the system’s folder. */
  readonly scratch?: string
}

/** The built-in engine, itself a provider: draws and works on pictures with this machine's cores, offline and for nothing. */
export function createAtelier({
  threads = availableParallelism(),
  scratch = tmpdir(),
}: AtelierOptions = {}): Provider {
  const pool = createPool(threads)
  // Most of what is done there takes several cores at once.
  const workshop = createWorkshop({ processes: Math.ceil(threads / 2) })
  const live = createLive(threads)

  async function draw(call: Call<unknown>): Promise<Done> {
    const input = illustratorInput.parse(call.input)
    const outputs: Output[] = []
    const warnings: Warning[] = []
    for (const [at, seed] of call.seeds.entries()) {
      const illustration = await pool.draw(input, seed, call.signal, (news) => {
        if (news.kind === 'progress') call.onProgress((at + news.progress) / call.seeds.length)
        else call.onPreview(news)
      })
      outputs.push(outputOf(illustration, seed))
      warnings.push(...warningsOf(illustration))
    }
    return { state: 'done', outputs, warnings }
  }

  return {
    ...face,
    id: 'atelier',
    title: 'Atelier',
    concurrency: () => ({ scope: 'process', limit: threads }),
    submit: stoppable((call) =>
      call.operation === 'text-to-image' ? draw(call) : workOn(call, workshop, scratch),
    ),
    live: () => live.open(),
    async close() {
      await Promise.all([pool.close(), workshop.close(), live.close()])
    },
  }
}

/**
 * The same engine for what lasts minutes: clips, one at a time, with what is left of this machine. It stands in a line
 * of its own, so that nobody waits for a clip who wants a picture cut out.
 */
export function createAtelierClips({
  threads = availableParallelism(),
  scratch = tmpdir(),
}: AtelierOptions = {}): Provider {
  // Tools for clips keep several cores busy.
  const limit = Math.max(1, Math.floor(threads / 4))
  const workshop = createWorkshop({ processes: limit, isPatient: true })
  return {
    ...face,
    id: 'atelier-clips',
    title: 'Atelier Clips',
    concurrency: () => ({ scope: 'process', limit }),
    submit: stoppable((call) => workOn(call, workshop, scratch)),
    close: () => workshop.close(),
  }
}

/** What an engine of our own is like whatever it does. */
const face = {
  settings: z.object({}).loose(),
  idempotent: true,
  place: 'here',
  async check() {
    throw new ProviderError('rejected', 'Atelier answers at once; there is nothing to ask about.', {
      billed: 'no',
    })
  },
  async health() {
    return { ok: true }
  },
} satisfies Partial<Provider>

/** Work whose process is ended when it is not wanted any more. */
const stoppable =
  (work: (call: Call<unknown>) => Promise<Done>) =>
  async (call: Call<unknown>): Promise<Done> => {
    try {
      return await work(call)
    } catch (error) {
      if (!call.signal.aborted) throw error
      throw new ProviderError('unavailable', 'It was stopped.', { billed: 'no', cause: error })
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
