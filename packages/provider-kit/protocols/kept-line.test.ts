import { describe, expect, it } from 'vitest'
import { ProviderError } from '../spec/provider-error.ts'
import { KeptLine } from './kept-line.ts'

/** A line whose other end does what the test says. */
function scripted(patience = { idle: 10_000, answer: 10_000 }) {
  const said: (string | Uint8Array)[] = []
  const ends: { heard(message: string): void; down(fault: ProviderError): void }[] = []
  let hungUp = 0
  const line = new KeptLine({
    title: 'Acme',
    patience,
    async dial(heard, down) {
      ends.push({ heard, down })
      return { say: (message) => void said.push(message), hangUp: () => void (hungUp += 1) }
    },
    isEnd: (message) => message === 'bye',
  })
  const ask = async (signal = AbortSignal.timeout(5_000)) => {
    await line.open(signal)
    return line.ask(
      (open) => open.say('draw'),
      (message) => (typeof message === 'string' && message.startsWith('drawn') ? message : undefined),
      signal,
    )
  }
  return { line, ask, said, ends, hungUp: () => hungUp }
}
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => new Error('no fault'),
    (error: unknown) => (error instanceof ProviderError ? error : new Error('no such fault')),
  )

describe('a kept line', () => {
  it('is opened once for many questions, and again after it went down', async () => {
    const { ask, ends, said } = scripted()
    for (const answer of ['drawn 1', 'drawn 2']) {
      const asked = ask()
      await expect.poll(() => said.length).toBe(Number(answer.at(-1)))
      ends[0]?.heard('drawing')
      ends[0]?.heard(answer)
      expect(await asked).toBe(answer)
    }
    expect(ends).toHaveLength(1)
    ends[0]?.down(new ProviderError('unavailable', 'Acme broke the connection.', { billed: 'unknown' }))
    const asked = ask()
    await expect.poll(() => ends.length).toBe(2)
    ends[0]?.heard('drawn long ago')
    await expect.poll(() => said.length).toBe(3)
    ends[1]?.heard('drawn 3')
    expect(await asked).toBe('drawn 3')
  })

  it('is let go when nobody asks for a while, and when the other end takes its leave', async () => {
    const { ask, ends, said, hungUp } = scripted({ idle: 30, answer: 10_000 })
    const first = ask()
    await expect.poll(() => said.length).toBe(1)
    ends[0]?.heard('drawn')
    await first
    expect(hungUp()).toBe(0)
    await expect.poll(hungUp).toBe(1)
    const second = ask()
    await expect.poll(() => said.length).toBe(2)
    ends[1]?.heard('drawn')
    await second
    ends[1]?.heard('bye')
    expect(hungUp()).toBe(2)
  })

  it('is let go when it was opened and then not asked at all', async () => {
    const { line, hungUp } = scripted({ idle: 30, answer: 10_000 })
    await line.open(AbortSignal.timeout(5_000))
    await expect.poll(hungUp).toBe(1)
  })

  it('is waited for only so long, or as long as the signal says', async () => {
    const { ask } = scripted({ idle: 10_000, answer: 30 })
    expect(await faultOf(ask())).toMatchObject({ kind: 'timeout', billed: 'unknown' })
    const { ask: other } = scripted()
    expect(await faultOf(other(AbortSignal.timeout(30)))).toMatchObject({ kind: 'timeout' })
  })

  it('goes down with the question that is asked on it', async () => {
    const { ask, ends, said } = scripted()
    const asked = faultOf(ask())
    await expect.poll(() => said.length).toBe(1)
    ends[0]?.down(new ProviderError('unavailable', 'Acme broke the connection.', { billed: 'unknown' }))
    expect(await asked).toMatchObject({ kind: 'unavailable', billed: 'unknown' })
  })

  it('gives what was heard before anybody could ask to the first who does', async () => {
    const line = new KeptLine({
      title: 'Acme',
      patience: { idle: 10_000, answer: 10_000 },
      async dial(heard, down) {
        heard('drawn before')
        down(new ProviderError('unavailable', 'Acme broke the connection.', { billed: 'unknown' }))
        return { say: () => expect.unreachable(), hangUp: () => undefined }
      },
    })
    const signal = AbortSignal.timeout(5_000)
    await line.open(signal)
    const read = (message: string | Uint8Array) => (message === 'drawn before' ? message : undefined)
    expect(await line.ask(() => expect.unreachable(), read, signal)).toBe('drawn before')
    await line.open(signal)
    expect(
      await faultOf(
        line.ask(
          () => expect.unreachable(),
          () => undefined,
          signal,
        ),
      ),
    ).toMatchObject({
      kind: 'unavailable',
      billed: 'no',
    })
  })

  it('is never opened again once it is closed', async () => {
    const { line, ask, ends } = scripted()
    line.close()
    expect(await faultOf(ask())).toMatchObject({ kind: 'rejected', billed: 'no' })
    expect(line.until(AbortSignal.timeout(5_000)).aborted).toBe(true)
    expect(ends).toHaveLength(0)
  })
})
