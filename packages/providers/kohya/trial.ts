import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Call, Done, InputFile, Json, Refused } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import sharp from 'sharp'
import { afterEach, beforeEach, expect } from 'vitest'
import { z } from 'zod'
import { birthOf } from './birth.ts'
import { type FakeInstallation, installFake } from './fake.ts'
import { createKohya } from './index.ts'
import { type KohyaSettings, kohyaSettings } from './settings.ts'

/** A folder for trainings and a fake installation, anew for each test of a file; what still trains then is ended. */
export function useTrial() {
  const http = createHttp()
  let home = ''
  let data = ''
  let fake: FakeInstallation
  let kohya: ReturnType<typeof createKohya>
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'krya-kohya-'))
    data = path.join(home, 'trainings')
    fake = installFake(path.join(home, 'sd scripts'))
    kohya = createKohya({ folder: data })
  })
  afterEach(async () => {
    for (const name of jobs()) await kohya.cancel?.(await handleOf(name), context())
    rmSync(home, { recursive: true, force: true })
  })

  const jobs = (): string[] => (existsSync(data) ? readdirSync(data).filter((name) => name !== 'home') : [])
  const inJob = (...names: readonly string[]): string => path.join(data, 'job-1', ...names)
  const running = () =>
    z
      .object({ pid: z.int(), birth: z.string() })
      .parse(JSON.parse(readFileSync(inJob('running.json'), 'utf8')))
  const handleOf = async (job: string): Promise<Json> => ({
    job,
    home: readFileSync(path.join(data, 'home'), 'utf8'),
  })
  const context = (more: Record<string, Json> = {}) => ({
    settings: kohyaSettings.parse({ ...fake.settings, ...more }),
    http,
    signal: AbortSignal.timeout(20_000),
  })

  const pictureFile = async (id: string, more: Partial<InputFile> = {}): Promise<InputFile> => {
    const bytes = await sharp({ create: { width: 40, height: 24, channels: 4, background: '#f008' } })
      .png()
      .toBuffer()
    return { id, mediaType: 'image/png', width: 40, height: 24, bytes: async () => bytes, ...more }
  }

  async function callOf(
    endpoint: string,
    input: Record<string, Json> = {},
    more: Partial<Call<KohyaSettings>> = {},
  ) {
    const ids = ['a', 'b', 'c', 'd']
    const pictures = await Promise.all(
      ids.map((id) => pictureFile(id, id === 'a' ? { prompt: 'a fox\nin {snow|rain}' } : {})),
    )
    return {
      operation: 'train-lora',
      endpoint,
      wire: null,
      input: { images: ids, trigger: 'zwx fox', learns: 'subject', training_steps: 100, ...input },
      files: new Map(pictures.map((one) => [one.id, one])),
      seeds: [1],
      idempotencyKey: 'job-1',
      onProgress: () => undefined,
      onPreview: () => undefined,
      ...context(),
      ...more,
    }
  }

  async function over(handle: Json): Promise<{ last: Done | Refused; progress: number[] }> {
    const progress: number[] = []
    for (;;) {
      const answer = await kohya.check(handle, context())
      if (answer.state !== 'running') return { last: answer, progress }
      if (answer.progress !== undefined) progress.push(answer.progress)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  async function submitted(endpoint = 'sdxl', input: Record<string, Json> = {}): Promise<Json> {
    const answer = await kohya.submit(await callOf(endpoint, input))
    if (answer.state !== 'accepted') throw new Error(answer.state)
    return answer.handle
  }
  const atStep = (step: number) =>
    expect.poll(() => readFileSync(inJob('log.txt'), 'utf8'), { timeout: 15_000 }).toContain(` ${step}/100 `)
  const isGone = (pid: number) =>
    expect.poll(async () => await birthOf(pid), { timeout: 10_000 }).toBeUndefined()

  return {
    get home() {
      return home
    },
    get data() {
      return data
    },
    get fake() {
      return fake
    },
    get kohya() {
      return kohya
    },
    jobs,
    inJob,
    running,
    context,
    pictureFile,
    callOf,
    over,
    submitted,
    atStep,
    isGone,
  }
}
