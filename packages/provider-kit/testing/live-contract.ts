import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttp, type OpenHttp } from '../http/index.ts'
import type { Http } from '../spec/http.ts'
import type { LiveEngine, LiveFrame, LiveInput } from '../spec/live.ts'
import { ProviderError, type ProviderErrorKind } from '../spec/provider-error.ts'
import type { Billed } from '../spec/provider.ts'
import type { Fake } from './fake.ts'
import { type FakeServer, startFake } from './fake-server.ts'
import { picture } from './picture.ts'

/** An engine over a fake service, and how that service may break. */
export interface LiveCase {
  readonly fake: Fake
  open(server: FakeServer, http: Http): LiveEngine
  /** Whether a frame is what was drawn with that seed. */
  isFor(frame: LiveFrame, seed: number): boolean
  /** Has the next picture take longer than anybody waits. */
  slow(server: FakeServer): void
  readonly breaks: readonly {
    readonly when: string
    how(server: FakeServer): void
    readonly kind: ProviderErrorKind
    readonly billed: Billed
  }[]
  /** How often one picture costs the service work. */
  work(server: FakeServer): number
}

export const liveInput = (seed: number): LiveInput => ({
  prompt: 'a fox in the snow',
  strength: 0.6,
  colour: 0.5,
  seed,
  guide: {
    width: 512,
    height: 512,
    pixels: () => Promise.reject(new Error('not asked for')),
    file: async () => ({ bytes: picture, mediaType: 'image/png' }),
  },
})

const soon = () => AbortSignal.timeout(8_000)

export async function faultOf(work: Promise<unknown>): Promise<ProviderError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ProviderError) return error
  throw new Error('no fault', { cause: error })
}

/** What every engine that draws as the hand moves keeps to. */
export function liveContract(name: string, live: LiveCase): void {
  describe(`${name}, drawing as the hand moves`, () => {
    let server: FakeServer
    let http: OpenHttp
    let engine: LiveEngine
    beforeAll(() => {
      http = createHttp()
    })
    afterAll(() => http.close())
    beforeEach(async () => {
      server = await startFake(live.fake.answering, live.fake.talking)
      engine = live.open(server, http)
    })
    afterEach(async () => {
      await engine.close()
      await server.close()
    })

    it('draws picture after picture', async () => {
      for (const seed of [1, 2, 3]) {
        const frame = await engine.draw(liveInput(seed), soon())
        expect('mediaType' in frame && frame.mediaType).toBe('image/png')
        expect(live.isFor(frame, seed)).toBe(true)
      }
      expect(live.work(server)).toBe(3)
    })

    it('gives a picture up at once, and takes what still comes of it for no other', async () => {
      await engine.draw(liveInput(1), soon())
      live.slow(server)
      const before = performance.now()
      const given = await faultOf(engine.draw(liveInput(2), AbortSignal.timeout(50)))
      expect(performance.now() - before).toBeLessThan(1_000)
      expect(given.kind).toBe('timeout')
      server.mend()
      server.world.fate = 'done'
      // The answer to the one that was given up comes before its own.
      server.world.line = ['late']
      expect(live.isFor(await engine.draw(liveInput(3), soon()), 3)).toBe(true)
    })

    it.each(live.breaks)('says what went wrong when $when, and draws again after it', async (one) => {
      one.how(server)
      const fault = await faultOf(engine.draw(liveInput(1), soon()))
      expect([fault.kind, fault.billed]).toEqual([one.kind, one.billed])
      expect(`${fault.message} ${String(fault.cause)}`).not.toMatch(/token|secret|jwt/)
      server.mend()
      server.world.fate = 'done'
      server.world.line = []
      expect(live.isFor(await engine.draw(liveInput(2), soon()), 2)).toBe(true)
    })

    it('sends nothing more once it is closed, a picture under way included', async () => {
      await engine.draw(liveInput(1), soon())
      live.slow(server)
      const underWay = faultOf(engine.draw(liveInput(2), soon()))
      await expect.poll(() => live.work(server)).toBe(2)
      await engine.close()
      expect((await underWay).kind).toBe('timeout')
      const counted = () => [server.requests.length, server.lines.opened.length, server.world.said.length]
      const atClosing = counted()
      expect((await faultOf(engine.draw(liveInput(3), soon()))).billed).toBe('no')
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(counted()).toEqual(atClosing)
      expect(server.lines.count()).toBe(0)
    })
  })
}
