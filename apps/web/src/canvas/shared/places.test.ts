import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPlace, newPlaces, placeBetween } from './places.ts'

describe('places in an order', () => {
  it('are found between any two', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 120 }), (turns) => {
        const places: string[] = []
        for (const turn of turns) {
          const at = turn % (places.length + 1)
          const place = placeBetween(places[at - 1] ?? '', places[at])
          places.splice(at, 0, place)
        }
        expect(places.toSorted()).toEqual(places)
        expect(new Set(places).size).toBe(places.length)
        for (const place of places) expect(place).toMatch(/^[0-9A-Za-z]{1,200}$/)
      }),
    )
  })

  it('stay as they are but for those that moved', () => {
    const known = new Map([
      ['a', 'B'],
      ['b', 'F'],
      ['c', 'M'],
      ['d', 'T'],
    ])
    const moved = newPlaces(['d', 'a', 'b', 'e', 'c'], (id) => known.get(id))
    expect([...moved.keys()]).toEqual(['d', 'e'])
  })

  it('sort to the order that they were made for', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1, maxLength: 12 }), (orders) => {
        const known = new Map<string, string>()
        for (const order of orders) {
          for (const [id, place] of newPlaces(order, (one) => known.get(one))) known.set(id, place)
          const sorted = order.map((id) => ({ id, place: known.get(id) ?? '' })).toSorted(byPlace)
          expect(sorted.map(({ id }) => id)).toEqual(order)
        }
      }),
    )
  })
})
