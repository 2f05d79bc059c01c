import type { Wire } from './wire.ts'

/** The numbers that an endpoint takes for one of our fields, both ends included; a bound left out: nobody says. */
export interface Range {
  readonly min?: number
  readonly max?: number
}

/** The ranges of our fields that a wire brings into its own: what its words are kept within, in our units. */
export function rangesOf(wire: Wire): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>()
  for (const word of Object.values(wire)) {
    if (typeof word === 'string' || word.as !== 'scaled') continue
    const { field, times = 1, plus = 0, min, max } = word
    if (times === 0 || (min === undefined && max === undefined)) continue
    const [from, to] = times > 0 ? [min, max] : [max, min]
    const ours = (bound: number | undefined): number | undefined =>
      bound === undefined ? undefined : Math.round(((bound - plus) / times) * 1e6) / 1e6
    ranges.set(field, both(ranges.get(field), rangeOf(ours(from), ours(to))))
  }
  return ranges
}

/** What lies in both. */
function both(a: Range = {}, b: Range): Range {
  return rangeOf(
    a.min === undefined || b.min === undefined ? (a.min ?? b.min) : Math.max(a.min, b.min),
    a.max === undefined || b.max === undefined ? (a.max ?? b.max) : Math.min(a.max, b.max),
  )
}

/** What lies in either, and between them. */
export const either = (a: Range, b: Range): Range =>
  rangeOf(
    a.min === undefined || b.min === undefined ? undefined : Math.min(a.min, b.min),
    a.max === undefined || b.max === undefined ? undefined : Math.max(a.max, b.max),
  )

const rangeOf = (min: number | undefined, max: number | undefined): Range => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})

/** The nearest number within. */
export const within = ({ min = -Infinity, max = Infinity }: Range, value: number): number =>
  Math.min(max, Math.max(min, value))

/** In words: `1 to 50`, `at least 4`, `at most 10`. */
export function rangeInWords({ min, max }: Range): string {
  if (min === undefined) return `at most ${max}`
  return max === undefined ? `at least ${min}` : `${min} to ${max}`
}
