import { layerPlace, longestPlace, mostLayers } from '@krya/contracts'
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
        for (const place of places) expect(layerPlace.parse(place)).toBe(place)
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
  it('are found whatever places somebody else gave, and are never longer than a place may be', () => {
    const digit = fc.constantFrom(...'01Vyz')
    const place = fc
      .array(digit, { minLength: 1, maxLength: longestPlace })
      .map((digits) => digits.join(''))
      .filter((text) => layerPlace.safeParse(text).success)
    const hostile = fc.oneof(
      place,
      fc.constantFrom('z'.repeat(longestPlace), `${'0'.repeat(longestPlace - 1)}1`),
    )
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 6 }), fc.nat(6), (given, at) => {
        const known = new Map(given.map((one, index): [string, string] => [`${index}`, one]))
        const order = [...known.keys()].toSpliced(at, 0, 'new')
        for (const [id, one] of newPlaces(order, (one) => known.get(one)))
          known.set(id, layerPlace.parse(one))
        const sorted = order.map((id) => ({ id, place: known.get(id) ?? '' })).toSorted(byPlace)
        expect(sorted.map(({ id }) => id)).toEqual(order)
      }),
    )
  })

  it.each(['V0', '0', 'V00'])('are never %s, which lies where a shorter one does', (place) => {
    expect(layerPlace.safeParse(place).success).toBe(false)
  })

  it('are short enough for as many layers as a document has', () => {
    const order = Array.from({ length: mostLayers }, (_, at) => `${at}`)
    for (const place of newPlaces(order, () => undefined).values())
      expect(layerPlace.parse(place)).toBe(place)
  })

  it('are found however often a layer is put on top', () => {
    const order = ['a', 'b', 'c']
    const known = newPlaces(order, () => undefined)
    for (let turn = 0; turn < 3_000; turn += 1) {
      order.push(...order.splice(0, 1))
      for (const [id, place] of newPlaces(order, (one) => known.get(one)))
        known.set(id, layerPlace.parse(place))
    }
  })
})
