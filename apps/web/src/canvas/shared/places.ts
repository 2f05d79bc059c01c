import { longestPlace } from '@krya/contracts'

/** In the order that they are sorted in. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * A place between two others, as text that sorts there: fractions in base 62, so that between any two there is one.
 * None ends with 0, which would be another way to write the same fraction.
 * @param before empty: the beginning
 * @param after undefined: the end
 */
export function placeBetween(before: string, after: string | undefined): string {
  let place = ''
  let isBound = after !== undefined
  for (let at = 0; ; at += 1) {
    const low = digitAt(before, at, 0)
    const high = isBound ? digitAt(after ?? '', at, 0) : digits.length
    if (high - low > 1) return place + (digits[Math.floor((low + high) / 2)] ?? '')
    place += digits[low] ?? ''
    // Once it is less than what is after, it may grow as it likes.
    if (high > low) isBound = false
  }
}

const digitAt = (place: string, at: number, none: number): number =>
  at < place.length ? digits.indexOf(place.charAt(at)) : none

/** What stands somewhere among others. */
export interface Placed {
  readonly id: string
  readonly place: string
}

export const byPlace = (a: Placed, b: Placed): number =>
  a.place < b.place ? -1 : a.place > b.place ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * Places for these in this order; as many as can be stay where they are. Where no room is left between two of them, all
 * are placed anew.
 * @param placeOf where one stands now; undefined: nowhere yet
 * @returns only the new ones
 */
export function newPlaces(
  order: readonly string[],
  placeOf: (id: string) => string | undefined,
): Map<string, string> {
  const places = placesAmong(order, placeOf)
  const fit = [...places.values()].every(({ length }) => length <= longestPlace)
  return fit ? places : placesAmong(order, () => undefined)
}

function placesAmong(
  order: readonly string[],
  placeOf: (id: string) => string | undefined,
): Map<string, string> {
  const staying = new Set(longestRising(order, placeOf))
  const places = new Map<string, string>()
  let before = ''
  for (const [at, id] of order.entries()) {
    if (staying.has(id)) {
      before = placeOf(id) ?? before
      continue
    }
    const next = order.slice(at + 1).find((one) => staying.has(one))
    before = placeBetween(before, next === undefined ? undefined : placeOf(next))
    places.set(id, before)
  }
  return places
}

/** The longest part of the order whose places rise already (in quadratic time: there are at most 200). */
function longestRising(
  order: readonly string[],
  placeOf: (id: string) => string | undefined,
): readonly string[] {
  const placed = order.flatMap((id) => {
    const place = placeOf(id)
    return place === undefined ? [] : [{ id, place }]
  })
  const chains: { readonly place: string; readonly ids: readonly string[] }[] = []
  for (const { id, place } of placed) {
    const best = chains
      .filter((chain) => chain.place < place)
      .reduce<readonly string[]>((most, { ids }) => (ids.length > most.length ? ids : most), [])
    chains.push({ place, ids: [...best, id] })
  }
  return chains.reduce<readonly string[]>((most, { ids }) => (ids.length > most.length ? ids : most), [])
}
