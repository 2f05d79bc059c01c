import { describe, expect, it } from 'vitest'
import { Line } from './line.ts'

const after = (arrivals: readonly (readonly [ms: number, wayMs: number])[]): Line => {
  const line = new Line()
  for (const [ms, wayMs] of arrivals) line.arrived(ms, wayMs)
  return line
}
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value)

describe('what is sent over a line', () => {
  it('is as good as it gets where frames arrive soon', () => {
    expect(after(times(20, [10, 1])).look).toEqual({ quality: 85, scale: 1, isThrifty: false })
  })

  it('stays so on a long way: only what comes on top of it counts', () => {
    expect(after(times(20, [230, 200])).look).toEqual({ quality: 85, scale: 1, isThrifty: false })
  })

  it('becomes worse, then smaller, on a thin one, and no smaller than a quarter', () => {
    expect(after(times(1, [400, 20])).look).toEqual({ quality: 70, scale: 1, isThrifty: true })
    expect(after(times(4, [400, 20])).look).toEqual({ quality: 40, scale: 0.5, isThrifty: true })
    expect(after(times(40, [400, 20])).look).toEqual({ quality: 40, scale: 0.25, isThrifty: true })
  })

  it('recovers, size first', () => {
    const worn = times(40, [400, 20] as const)
    expect(after([...worn, ...times(2, [30, 20] as const)]).look).toMatchObject({ quality: 40, scale: 1 })
    expect(after([...worn, ...times(40, [30, 20] as const)]).look.quality).toBe(85)
  })
})
