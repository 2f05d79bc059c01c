import { ApiError } from '@krya/client'
import { ProviderError } from '@krya/provider-kit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasPostgres, startPostgres, type TestPostgres } from '../../testing/postgres.ts'
import { done, endless, type Script } from '../../testing/scripted-provider.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

const everything = process.env['KRYA_TEST_ALL'] === '1'
if (!hasPostgres && !everything)
  console.warn('Skipped: the studio on Postgres (not installed here; Debian: apt-get install postgresql).')

describe.each([
  { kind: 'embedded Postgres', postgres: false },
  ...(hasPostgres || everything ? [{ kind: 'a Postgres server', postgres: true }] : []),
])('the way of a generation, on $kind', ({ postgres }) => {
  let server: TestPostgres | undefined
  let studio: TestStudio

  beforeAll(async () => {
    server = postgres ? await startPostgres() : undefined
    studio = await openStudio(server === undefined ? {} : { databaseUrl: server.url })
  })
  afterAll(async () => {
    await studio.close()
    server?.close()
  })
  afterEach(async () => {
    studio.provider.script = done
    await studio.client.resumeQueue()
    await studio.client.dropWaiting()
  })

  const failing = (times: number, error: () => Error): Script => {
    let left = times
    return (call) => (left-- > 0 ? Promise.reject(error()) : done(call))
  }

  it('makes every picture of a batch once, each with its own seed', async () => {
    const generation = await studio.until(await studio.ask({ batch_size: 4, seed: 4294967294 }), 'completed')
    expect(generation.images.map(({ index, seed }) => ({ index, seed }))).toEqual([
      { index: 0, seed: 4294967294 },
      { index: 1, seed: 4294967295 },
      { index: 2, seed: 0 },
      { index: 3, seed: 1 },
    ])
    expect(generation.progress).toBe(1)
    expect(generation.credits_used).toBe(0)
  })

  it('gives the first answer again for a repeated Idempotency-Key, and refuses another request under it', async () => {
    const send = (prompt: string) =>
      studio.client.createImage({
        body: { prompt, width: 64, height: 64 },
        headers: { 'idempotency-key': 'k1' },
      })
    const [first, second] = [await send('a fox'), await send('a fox')]
    expect(second.id).toBe(first.id)
    await expect(send('a wolf')).rejects.toMatchObject({ code: 'idempotency_conflict', status: 409 })
  })

  it('takes the same key at the same time once', async () => {
    const send = () =>
      studio.client.createImage({
        body: { prompt: 'a hare', width: 64, height: 64 },
        headers: { 'idempotency-key': 'k2' },
      })
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  })

  it('accepts a batch of requests whole or not at all', async () => {
    const before = await studio.client.listImages({ query: { limit: 100 } })
    const requests = [{ prompt: 'one' }, { prompt: 'two', style: 'no-such-style' }]
    await expect(studio.client.createImageBatch({ body: { requests } })).rejects.toMatchObject({
      code: 'unknown_style',
      details: [{ field: 'requests.1.style' }],
    })
    expect((await studio.client.listImages({ query: { limit: 100 } })).items.length).toBe(before.items.length)
  })

  it('cancels one that waits and one that runs, at once', async () => {
    studio.provider.script = endless
    const [first, second] = [await studio.ask({ batch_size: 2 }), await studio.ask()]
    await studio.until(first, 'processing')
    await studio.client.cancelImage({ params: { id: second } })
    expect((await studio.read(second)).status).toBe('canceled')
    const began = Date.now()
    await studio.client.cancelImage({ params: { id: first } })
    await studio.until(first, 'canceled')
    expect(Date.now() - began).toBeLessThan(1000)
  })

  it('tries a passing fault again and keeps the record of every try', async () => {
    studio.provider.script = failing(
      1,
      () => new ProviderError('unavailable', 'busy', { billed: 'no', retryAfterMs: 20 }),
    )
    const { attempts } = await studio.until(await studio.ask(), 'completed')
    expect(attempts.map(({ state, reason }) => ({ state, reason }))).toEqual([
      { state: 'failed', reason: 'busy' },
      { state: 'succeeded', reason: null },
    ])
  })

  it('fails with the reason when a provider refuses, and runs again only what is missing', async () => {
    let refused = 0
    studio.provider.script = async (call) => {
      if (call.seeds[0] !== 8 || refused > 0) return done(call)
      refused += 1
      return { state: 'refused', reason: 'rejected', message: 'not this one', billed: 'no' }
    }
    const id = await studio.ask({ batch_size: 2, seed: 7 })
    const failed = await studio.until(id, 'failed')
    expect(failed.error).toMatchObject({ code: 'provider_rejected', message: 'not this one' })
    expect(failed.images.map(({ index }) => index)).toEqual([0])
    const calls = studio.provider.calls.length
    await studio.client.retryImage({ params: { id } })
    const completed = await studio.until(id, 'completed')
    expect(completed.images.map(({ index }) => index)).toEqual([0, 1])
    expect(studio.provider.calls.length - calls).toBe(1)
  })

  it('starts the urgent first, then in the order of the lane, which a person can change', async () => {
    await studio.client.pauseQueue()
    const ids = {
      a: await studio.ask({ prompt: 'a' }),
      b: await studio.ask({ prompt: 'b' }),
      c: await studio.ask({ prompt: 'c' }),
    }
    await studio.ask({ prompt: 'urgent', priority: 'high' })
    await studio.client.moveInQueue({ body: { id: ids.c, before: ids.a } })
    const { waiting } = await studio.client.getQueue()
    expect(waiting.map(({ input }) => input['prompt'])).toEqual(['urgent', 'c', 'a', 'b'])
    expect(waiting.map(({ queue_position }) => queue_position)).toEqual([1, 2, 3, 4])
    const calls = studio.provider.calls.length
    await studio.client.resumeQueue()
    await studio.until(ids.b, 'completed')
    expect(studio.provider.calls.slice(calls).map(({ input }) => input['prompt'])).toEqual([
      'urgent',
      'c',
      'a',
      'b',
    ])
  })

  it('lets a waiting one be edited in its place, and no other', async () => {
    await studio.client.pauseQueue()
    const id = await studio.ask({ prompt: 'before' })
    await studio.client.editImage({ params: { id }, body: { prompt: 'after', width: 64, height: 64 } })
    await studio.client.resumeQueue()
    expect((await studio.until(id, 'completed')).input['prompt']).toBe('after')
    const late = studio.client.editImage({ params: { id }, body: { prompt: 'too late' } })
    await expect(late).rejects.toMatchObject({ code: 'wrong_state' })
  })

  it('finishes what runs and drops the rest', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    studio.provider.script = async (call) => {
      await held
      return done(call)
    }
    const running = await studio.ask({ batch_size: 2 })
    await studio.until(running, 'processing')
    const dropped = await studio.ask()
    await studio.client.dropWaiting()
    release()
    expect((await studio.until(running, 'completed')).images.length).toBe(2)
    expect((await studio.read(dropped)).status).toBe('canceled')
  })

  it('tells everything that happens, from the beginning or from where one left off', async () => {
    const id = await studio.ask({ batch_size: 2 })
    await studio.until(id, 'completed')
    const seen: { id: string | undefined; type: string }[] = []
    const all = studio.client.imageEvents(id, { signal: AbortSignal.timeout(5000) })
    for await (const { id: at, event } of all) seen.push({ id: at, type: event.type })
    expect(seen.map(({ type }) => type)).toEqual(['queued', 'started', 'image', 'image', 'succeeded'])
    const rest: string[] = []
    const lastEventId = seen[2]?.id ?? ''
    const later = studio.client.imageEvents(id, { signal: AbortSignal.timeout(5000), lastEventId })
    for await (const { event } of later) rest.push(event.type)
    expect(rest).toEqual(['image', 'succeeded'])
  })

  it('keeps everything over a restart, and gives back what it had begun', async () => {
    const finished = await studio.ask()
    await studio.until(finished, 'completed')
    studio.provider.script = endless
    const interrupted = await studio.ask()
    await studio.until(interrupted, 'processing')
    studio.provider.script = done
    await studio.restart()
    expect((await studio.read(finished)).images.length).toBe(1)
    const resumed = await studio.until(interrupted, 'completed')
    expect(resumed.images.length).toBe(1)
  })

  it('finds by words, state, model and day, page by page without gaps or repeats', async () => {
    const ids = new Set<string>()
    for (let at = 0; at < 5; at += 1) ids.add(await studio.ask({ prompt: `needle number ${at}` }))
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await studio.client.listImages({
        query: { text: 'needle num', limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      })
      found.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(found.toSorted()).toEqual([...ids].toSorted())
    expect(
      (await studio.client.listImages({ query: { text: 'needle', after: '2999-01-01' } })).items,
    ).toEqual([])
    expect((await studio.client.listImages({ query: { text: 'needle', model: 'none' } })).items).toEqual([])
  })

  it('puts into the trash and back again; removes for good only from there', async () => {
    const id = await studio.ask()
    const [image] = (await studio.until(id, 'completed')).images
    const assetId = image?.id ?? ''
    await expect(studio.client.removeAssets({ body: { ids: [assetId] } })).resolves.toBeUndefined()
    expect((await studio.client.describeAsset({ params: { id: assetId } })).deleted_at).toBeNull()
    await studio.client.deleteImage({ params: { id } })
    expect(
      (await studio.client.listAssets({ query: { trash: 'true' } })).items.map((asset) => asset.id),
    ).toContain(assetId)
    await studio.client.restoreImage({ params: { id } })
    expect((await studio.read(id)).images.length).toBe(1)
    await studio.client.trashAssets({ body: { ids: [assetId] } })
    await studio.client.removeAssets({ body: { ids: [assetId] } })
    await expect(studio.client.describeAsset({ params: { id: assetId } })).rejects.toBeInstanceOf(ApiError)
  })

  it('refuses more than may wait, and nothing of a refused request stays', async () => {
    const { waiting_count: before } = await studio.client.getQueue()
    await expect(studio.ask({ prompt: 'naked little girl' })).rejects.toMatchObject({
      code: 'content_refused',
      status: 422,
    })
    expect((await studio.client.getQueue()).waiting_count).toBe(before)
  })
})

describe('when there is no room left for files', () => {
  it('the generation fails with the remedy, nothing of it stays, and it can be run once there is room', async () => {
    const studio = await openStudio({ env: { KRYA_QUOTA_BYTES: '2000' } })
    const id = await studio.ask({ batch_size: 4 })
    const failed = await studio.until(id, 'failed')
    expect(failed.error).toMatchObject({
      code: 'storage_full',
      remedy: expect.stringContaining('Nothing was charged'),
    })
    for (const { id: asset } of failed.images)
      expect((await fetch(`${studio.url}/api/assets/${asset}`)).status).toBe(200)
    expect(failed.credits_used).toBe(0)
    await studio.close()
  })
})

describe('a provider', () => {
  it('is never asked for more at once than it bears', async () => {
    const studio = await openStudio()
    let now = 0
    let most = 0
    studio.provider.script = async (call) => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 20))
      now -= 1
      return done(call)
    }
    const ids = await Promise.all([1, 2, 3, 4].map(() => studio.ask({ batch_size: 4 })))
    for (const id of ids) await studio.until(id, 'completed')
    expect(most).toBe(2)
    await studio.close()
  })
})
