import { expect, it } from 'vitest'
import { Known } from './known.ts'

it('two ends that hear the same know the same, and neither grows without an end', () => {
  const [page, thread] = [new Known<true>(), new Known<string>()]
  const names = Array.from({ length: 400 }, (_, at) => (at % 3 === 0 ? at % 7 : at))
  for (const name of names) {
    if (page.get(name) === undefined) {
      page.set(name, true)
      thread.set(name, `list ${name}`)
    }
    expect(thread.get(name)).toBe(`list ${name}`)
  }
  expect(names.filter((name) => thread.get(name) !== undefined).length).toBeLessThan(names.length)
  expect(thread.get(100)).toBeUndefined()
})
