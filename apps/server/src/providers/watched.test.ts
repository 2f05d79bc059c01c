import { fakes } from '@krya/providers/fakes'
import { v4 as uuidv4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../testing/run.ts'
import { openServed, type ServedStudio } from '../../testing/served-studio.ts'
import { openWorker, type TestWorker } from '../../testing/worker.ts'
import { type AttemptRow, attempts } from '../db/schema/index.ts'
import { readWatched } from './watched.ts'

const hourMs = 3_600_000

describe('how a provider has been', () => {
  let worker: TestWorker
  let generationId: string
  beforeAll(async () => {
    worker = await openWorker('fal')
    generationId = await worker.ask('flux-dev')
  })
  afterAll(() => worker.close())

  const tried = (
    provider: string,
    state: AttemptRow['state'],
    hoursAgo: number,
    reason: string | null = null,
  ) => ({
    id: uuidv4(),
    generationId,
    part: 0,
    number: 1,
    provider,
    endpoint: 'fal-ai/flux/dev',
    state,
    reason,
    startedAt: new Date(Date.now() - hoursAgo * hourMs),
  })
  const watched = async (id = 'fal') => {
    const connection = worker.running.connections.get('fal')
    const provider = connection?.provider
    if (provider === undefined) throw new Error('fal is gone')
    const standing = { set: undefined, fromEnv: [], values: {}, problems: [] }
    return (await readWatched(worker.running.db))({ ...standing, provider: { ...provider, id }, connection })
  }
  const total = (history: Awaited<ReturnType<typeof watched>>['history']) =>
    history.reduce(
      (sum, { succeeded, failed, abandoned }) => [
        (sum[0] ?? 0) + succeeded,
        (sum[1] ?? 0) + failed,
        (sum[2] ?? 0) + abandoned,
      ],
      [0, 0, 0],
    )

  it('is told by the hour over a week, with its last ten failures and what it does now', async () => {
    await worker.running.db
      .insert(attempts)
      .values([
        ...Array.from({ length: 30 }, (_, at) => tried('fal', 'succeeded', at * 5)),
        ...Array.from({ length: 12 }, (_, at) => tried('fal', 'failed', at + 1, `failure ${at}`)),
        tried('fal', 'abandoned', 2, 'Not tried: fal failed several times in a row.'),
        tried('fal', 'submitted', 0),
        tried('fal', 'failed', 8 * 24, 'a week ago and more'),
        tried('replicate', 'failed', 3, 'another’s'),
      ])
    const fal = await watched()
    expect(total(fal.history)).toEqual([30, 12, 1])
    expect(fal.history.map(({ hour }) => hour)).toEqual(fal.history.map(({ hour }) => hour).toSorted())
    expect(fal.errors.map(({ message }) => message)).toEqual(
      Array.from({ length: 10 }, (_, at) => `failure ${at}`),
    )
    expect(fal.errors[0]).toMatchObject({ endpoint: 'fal-ai/flux/dev' })
    expect(fal.load).toMatchObject({ under_way: 0, waiting: 1 })
    expect(fal.load.at_once).toBeGreaterThan(0)
    const replicate = await watched('replicate')
    expect(total(replicate.history)).toEqual([0, 1, 0])
    expect(replicate.errors).toMatchObject([{ message: 'another’s' }])
    expect(await watched('bfl')).toMatchObject({ history: [], errors: [], load: { waiting: 0 } })
  })
})

describe('a provider in a studio', () => {
  let served: ServedStudio
  beforeAll(async () => {
    served = await openServed(['stability', 'fal'])
  })
  afterAll(() => served.close())
  const asked = () => served.fake('stability').requests.length
  const balance = (id = 'stability') => served.studio.client.getProviderBalance({ params: { id } })

  it('tells what is left on its account, which is asked once for a while and anew when it is set up anew', async () => {
    await expect(balance()).rejects.toMatchObject({ code: 'provider_not_set_up', status: 422 })
    await expect(balance('nobody')).rejects.toMatchObject({ code: 'not_found', status: 404 })
    await served.setUp('stability')
    const answers = await Promise.all([balance(), balance(), balance()])
    expect(answers[0]).toMatchObject({ balance: { unit: 'credits' }, problem: null })
    expect(answers[0]?.balance?.amount).toBeGreaterThan(0)
    expect(asked()).toBe(1)
    await served.setUp('stability')
    await balance()
    expect(asked()).toBe(2)
  })

  it('says why what is left cannot be told, without its key', async () => {
    await served.setUp('stability', { key: 'sk-wrong-0123456789' })
    const answer = await balance()
    expect(answer).toMatchObject({ balance: null, problem: expect.stringContaining('Stability') })
    expect(JSON.stringify(answer)).not.toContain('0123456789')
  })

  it('shows failures in words, without its key', async () => {
    const { fal } = fakes
    if (fal === undefined) throw new Error('fal has no fake')
    await served.setUp('fal')
    served.fake('fal').break({ kind: 'answer', answer: fal.errors[401] }, fal.isSubmit)
    const input = { prompt: 'a fox', width: 512, height: 512, model: 'flux-dev' }
    await served.studio.until(await run(served.studio, 'text-to-image', input), 'failed')
    const { items } = await served.studio.client.listProviders()
    expect(items.find(({ id }) => id === 'fal')?.errors).toMatchObject([
      { endpoint: 'fal-ai/flux/dev', message: expect.stringMatching(/fal/) },
    ])
    expect(JSON.stringify(items)).not.toContain('id:secret')
  })
})
