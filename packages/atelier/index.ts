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
import { notDrawn } from './engine/unused.ts'
import { createWorkshop } from './engine/workshop.ts'
import { createLive } from './live/live.ts'

export interface AtelierOptions {
  /** Pictures drawn at once; left out: one per core. */
  readonly threads?: number
  /** Where results lie that are too large for memory, until they are taken; left out: the system’s folder. */
  readonly scratch?: string
}

const settings = z.object({}).loose()

/** The built-in engine, itself a provider: draws and works on pictures with this machine's cores, offline and for nothing. */
export function createAtelier({
  threads = availableParallelism(),
  scratch = tmpdir(),
}: AtelierOptions = {}): Provider {
  const pool = createPool(threads)
  // Most of what is done there takes several cores at once.
  const workshop = createWorkshop(Math.ceil(threads / 2))
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

  async function work(call: Call<unknown>): Promise<Done> {
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

  async function submit(call: Call<unknown>): Promise<Done> {
    try {
      return await (call.operation === 'text-to-image' ? draw(call) : work(call))
    } catch (error) {
      if (!call.signal.aborted) throw error
      throw new ProviderError('unavailable', 'It was stopped.', { billed: 'no', cause: error })
    }
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
    live: () => live.open(),
    async close() {
      await Promise.all([pool.close(), workshop.close(), live.close()])
    },
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
            message: notDrawn(unused),
          },
        ]),
    ...unset.map((text) => ({
      code: 'note' as const,
      field: 'prompt',
      message: `“${text}” has letters that Atelier’s type does not have, so it was left out.`,
    })),
  ]
}
