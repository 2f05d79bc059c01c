import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Http } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { startFake } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Carrier, openCarrier } from '../../../testing/faults/carried.ts'
import { canHave, type Case, cases, type Stage } from '../../../testing/faults/cases.ts'
import { drawOnCutLine } from '../../../testing/faults/drawn.ts'
import { faults } from '../../../testing/faults/faults.ts'
import { follow } from '../../../testing/faults/follow.ts'
import { lived } from '../../../testing/faults/lived.ts'
import { notices } from '../../../testing/faults/notices.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'
import { createDiskStorage } from '../../storage/disk.ts'

/** Short, so that what stalls is seen to. */
const open = createHttp({ headers: 300, body: 300, events: 300 })
/** Results are at most 2 MB here, as they are at most 256 MB there. */
const http: Http = {
  ...open,
  pull: (file, from, signal) => open.pull(file, from, signal, 2 * 1024 * 1024),
}
const folder = mkdtempSync(path.join(tmpdir(), 'krya-faults-'))
const storage = await createDiskStorage(folder)
const cutLine = 'real-time line drops while a frame is drawn'
const rows = [...faults, ...lived, { name: cutLine }, ...notices].map(({ name }) => name)
/** What was seen, by fault and case. */
const seen = new Map<string, Map<string, string>>()

afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Notes what was seen. @param right beginnings of what may be */
function note(name: string, { title }: Case, said: string, right: readonly string[]): void {
  const row = seen.get(name) ?? new Map<string, string>()
  seen.set(name, row.set(title, said))
  expect(
    right.some((beginning) => said.startsWith(beginning)),
    said,
  ).toBe(true)
}

/** A service of its own for every fault: many are seen to at once. */
async function onStage<Value>(one: Case, play: (stage: Stage) => Promise<Value>): Promise<Value> {
  const { fake, result } = one
  const server = await startFake(fake.answering, fake.talking)
  if (result !== undefined) server.world.file = result
  server.world.says = ['{"caption": "a violet square", "tags": ["violet"]}']
  try {
    return await play({ fake, server, settings: { ...fake.settings(server.url), ...one.settings } })
  } finally {
    await server.close()
  }
}

const calls = cases.flatMap((one) =>
  faults
    .filter(({ only }) => canHave(one, only))
    .map((fault) => ({ one, fault, title: one.title, name: fault.name })),
)

describe('one call', () => {
  // What stalls takes its time, not this machine’s.
  it.concurrent.each(calls)('$title, ends in the right state after: $name', ({ one, fault }) =>
    onStage(one, async (stage) => {
      const { said, message } = await follow(one, fault.set(stage) ?? stage.settings, { storage, http })
      note(fault.name, one, said, fault.right)
      expect(stage.server.world.submissions.length).toBeLessThanOrEqual(1)
      // Nothing that a person reads holds a key.
      for (const [field, value] of Object.entries(stage.settings))
        if (/key|password|secret/.test(field)) expect(message).not.toContain(String(value))
    }),
  )
})

describe('in a studio with its database and worker', () => {
  let carrier: Carrier
  beforeAll(async () => {
    carrier = await openCarrier(storage)
  })
  afterAll(() => carrier.close())

  describe.each(cases)('$title', (one) => {
    it.each(lived.filter(({ only }) => canHave(one, only)))(
      'ends in the right state after: $name',
      ({ name, live, right }) =>
        onStage(one, async (stage) => {
          const carried = await carrier.accept(one, stage, http)
          await live(carried, stage)
          const said = await carried.said()
          note(name, one, said, right)
          if (said.includes('timed_out') && one.cancels)
            expect(stage.server.world.canceled).toEqual(
              expect.arrayContaining(stage.server.world.submissions),
            )
          expect(carrier.faults).toEqual([])
          expect(stage.server.world.submissions.length).toBe(said.startsWith('made again') ? 2 : 1)
        }),
    )
  })
})

describe.each(cases.filter(({ lines }) => lines))('$title, in real time', (one) => {
  it('goes on drawing after its line dropped', () =>
    onStage(one, async (stage) => note(cutLine, one, await drawOnCutLine(one, stage, http), ['frame lost'])))
})

describe('notices that a job is over', () => {
  const senders = cases.filter(({ notices: sends }) => sends)
  let served: ServedStudio
  beforeAll(async () => {
    const ids = senders.map(({ provider }) => provider.id)
    served = await openServed(ids)
    for (const id of ids) await served.setUp(id, { poll_seconds: '600' })
  })
  afterAll(() => served.close())

  describe.each(senders)('of $title', (one) => {
    it.each(notices)('have the right effect: $name', async ({ name, live, right }) =>
      note(name, one, await live(one, served), right),
    )
  })
})

it('is documented as it was seen here', async () => {
  expect([...seen.keys()].toSorted()).toEqual(rows.toSorted())
  await expect(written()).toMatchFileSnapshot('../../../../../docs/reference/provider-faults.md')
})

function written(): string {
  const titles = cases.map(({ title }) => title)
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    '# What happens when a provider breaks',
    '',
    'Written by the tests (`apps/server/src/studio/run/faults.test.ts`): each provider’s real code against a server that follows its published API and breaks in one way, with another offer to fall through to. “–”: a service of this kind cannot have the fault. “tried again, then next offer”: the service did not take the request, so it may be sent again; after that the next offer is tried. “asked again”: the job was taken, so only its state is asked about, until the operation’s time limit. Then it is `timed_out`, and the service is told to stop where it can be told. “made again”: on a server of one’s own, where that costs nothing. A request that may have been charged is never made twice.',
    '',
    'What comes after a job was taken, what a killed process leaves, and webhooks are carried by a whole worker over a real database.',
    '',
    row(['fault', ...titles]),
    row(['fault', ...titles].map(() => '---')),
    ...rows.map((name) => row([name, ...titles.map((title) => seen.get(name)?.get(title) ?? '–')])),
    '',
  ].join('\n')
}
