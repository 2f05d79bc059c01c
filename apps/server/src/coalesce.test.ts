import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { coalesce } from './coalesce.ts'

describe('work that is asked for more often than it need be done', () => {
  it('is done once at a time, and once more when it was asked for meanwhile', async () => {
    let done = 0
    let atOnce = 0
    const work = coalesce(
      async () => {
        atOnce += 1
        expect(atOnce).toBe(1)
        await setImmediate()
        atOnce -= 1
        done += 1
      },
      (error) => expect.fail(String(error)),
    )
    work.request()
    for (let times = 0; times < 5; times += 1) work.request()
    await work.idle()
    expect(done).toBe(2)
  })

  it('misses no request, even one made as it ends', async () => {
    let done = 0
    const work = coalesce(
      async () => void (done += 1),
      (error) => expect.fail(String(error)),
    )
    for (let ticks = 0; ticks < 20; ticks += 1) {
      work.request()
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
      const before = done
      work.request()
      await work.idle()
      expect(done).toBe(before + 1)
    }
  })

  it('goes on after a fault, and tells of it', async () => {
    const faults: unknown[] = []
    const work = coalesce(
      async () => {
        if (faults.length === 0) throw new Error('once')
      },
      (error) => faults.push(error),
    )
    work.request()
    await work.idle()
    work.request()
    await work.idle()
    expect(faults).toEqual([new Error('once')])
  })
})
