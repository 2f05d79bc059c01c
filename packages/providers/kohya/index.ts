import { constants } from 'node:fs'
import { copyFile, link, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  type Accepted,
  type Call,
  type Done,
  type Json,
  type Provider,
  ProviderError,
  type Refused,
  type Running,
  type Warning,
} from '@krya/provider-kit'
import { z } from 'zod'
import { familyOf, filesOf } from './families.ts'
import { files, openTrainings, outputName, readEnded, readFacts, readRunning } from './folder.ts'
import { assertReady, healthOf, installationOf } from './installation.ts'
import { explain, reachedIn, tailOf } from './log.ts'
import { prepare } from './prepare.ts'
import { begin, endTraining, lives } from './process.ts'
import { requestOf } from './request.ts'
import { type KohyaSettings, kohyaSettings } from './settings.ts'

export interface KohyaOptions {
  /** Where trainings lie while they run. */
  readonly folder: string
}

const handleSchema = z.object({ job: z.string(), home: z.string() })
/** So long a job that was prepared may take to be begun. */
const begunWithinMs = 60_000
/** Steps are most of it; loading and saving are the rest. */
const shareOfSteps = 0.98

/**
 * kohya-ss/sd-scripts on this machine: it trains LoRAs. A training is a process of its own that outlives the server, and
 * all there is to know of it lies in its folder, which is named after our key for it.
 */
export function createKohya({ folder: home }: KohyaOptions): Provider<KohyaSettings> {
  const trainings = openTrainings(home)

  async function submit(call: Call<KohyaSettings>): Promise<Accepted> {
    const { settings, signal, endpoint, idempotencyKey: job } = call
    const family = familyOf(endpoint)
    if (family === undefined)
      throw new ProviderError('rejected', `sd-scripts trains no “${endpoint}” here.`, { billed: 'no' })
    const installation = await installationOf(settings)
    const base = await assertReady(family, installation, settings)
    const request = requestOf(call, family)
    // One trains at a time, so whatever is there belongs to nobody any more.
    for (const name of await trainings.names()) await discard(name)
    const folder = trainings.at(job)
    try {
      await trainings.home()
      await prepare({ folder, family, installation, base, settings, request }, signal)
      await begin(folder)
      if (signal.aborted) throw new ProviderError('unavailable', 'It was stopped.', { billed: 'no' })
    } catch (error) {
      await discard(job)
      throw error
    }
    return accepted(job, settings)
  }

  async function accepted(job: string, { poll_seconds }: KohyaSettings): Promise<Accepted> {
    const handle = { job, home: await trainings.home() }
    return { state: 'accepted', handle, checkAfterMs: poll_seconds * 1000 }
  }

  async function discard(job: string): Promise<void> {
    await endTraining(trainings.at(job))
    await trainings.remove(job)
  }

  /** @throws ProviderError where another machine has it */
  async function folderOf(handle: Json): Promise<string> {
    const { job, home: known } = handleSchema.parse(handle)
    if (known === (await trainings.home())) return trainings.at(job)
    throw new ProviderError('unavailable', 'Another machine trains this.', { billed: 'no' })
  }

  async function check(
    handle: Json,
    { settings }: { readonly settings: KohyaSettings },
  ): Promise<Running | Done | Refused> {
    const folder = await folderOf(handle)
    const since = (await stat(folder).catch(() => undefined))?.mtimeMs
    if (since === undefined)
      return failed('The folder of the training is gone, so it cannot be told how it went.')
    const running = await readRunning(folder)
    // Asked before the end is read: what ended in between has written it.
    const isAlive = running !== undefined && (await lives(running))
    const ended = await readEnded(folder)
    const lines = await tailOf(path.join(folder, files.log))
    if (ended === undefined) {
      const checkAfterMs = settings.poll_seconds * 1000
      const reached = reachedIn(lines)
      if (isAlive)
        return {
          state: 'running',
          checkAfterMs,
          ...(reached === undefined ? {} : { progress: (shareOfSteps * reached.step) / reached.of }),
        }
      if (running !== undefined) {
        await endTraining(folder)
        return failed(`The training was ended from outside, or the machine stopped. ${explain(lines)}`)
      }
      if (Date.now() - since < begunWithinMs) return { state: 'running', checkAfterMs }
      return failed('The server stopped before the training began. Ask for it again.')
    }
    if (ended.fault !== null) return failed(`sd-scripts could not be started: ${ended.fault}`)
    if (ended.signal !== null || (ended.code ?? 0) > 128)
      return failed(
        `The training was ended from outside (${ended.signal ?? ended.code}), most likely for lack of memory. ${explain(lines)}`,
      )
    if (ended.code !== 0) return failed(explain(lines))
    return done(folder, lines)
  }

  return {
    id: 'kohya',
    title: 'kohya_ss',
    settings: kohyaSettings,
    concurrency: () => ({ scope: 'installation', limit: 1 }),
    idempotent: false,
    place: 'private',
    runs(endpoint, settings) {
      const family = familyOf(endpoint)
      return process.platform !== 'win32' && family !== undefined && filesOf(family, settings) !== undefined
    },
    submit,
    check,
    async find(job, { settings }) {
      return (await trainings.names()).includes(job) ? accepted(job, settings) : undefined
    },
    async cancel(handle) {
      await folderOf(handle)
      await discard(handleSchema.parse(handle).job)
    },
    async forget(handle) {
      await folderOf(handle)
      await discard(handleSchema.parse(handle).job)
    },
    async health({ settings, signal }) {
      if (process.platform === 'win32')
        return { ok: false, detail: 'Trainings run on Linux and macOS, not on Windows.' }
      return healthOf(settings, signal)
    },
  }
}

/** The weights as a file to be taken; another one is made if it is asked for again, for who takes it removes it. */
async function done(folder: string, lines: readonly string[]): Promise<Done | Refused> {
  const weights = path.join(folder, files.output, `${outputName}.safetensors`)
  const taken = path.join(folder, 'taken.safetensors')
  const size = (await stat(weights).catch(() => undefined))?.size ?? 0
  if (size === 0) return failed(`The training ended without weights. ${explain(lines)}`)
  await rm(taken, { force: true })
  await link(weights, taken).catch(() => copyFile(weights, taken, constants.COPYFILE_FICLONE))
  const { metadata, ignored } = (await readFacts(folder)) ?? { metadata: {}, ignored: [] }
  const loss = reachedIn(lines)?.loss
  const warnings: Warning[] = ignored.map((name) => ({
    code: 'parameter-ignored',
    field: `parameters.${name}`,
    message: `sd-scripts was given no “${name}”, so it was left out.`,
  }))
  if (loss !== undefined && Number.isNaN(loss))
    warnings.push({
      code: 'note',
      message:
        'Its numbers came apart while it learned, so the weights are of no use; try a smaller learning rate.',
    })
  return {
    state: 'done',
    outputs: [
      {
        file: taken,
        mediaType: 'application/x-safetensors',
        metadata: { ...metadata, ...(loss === undefined || Number.isNaN(loss) ? {} : { loss }) },
      },
    ],
    warnings,
  }
}

const failed = (message: string): Refused => ({ state: 'refused', reason: 'failed', message, billed: 'no' })
