import {
  type Clips,
  type Model,
  type Offer,
  parametersOf,
  rangeInWords,
  rangesFor,
  type Sizes,
  within,
} from '@krya/catalog'
import { operations, resolutions, type WarningView } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'

/** An input as one model can carry it out. */
export interface Fitted {
  readonly input: Readonly<Record<string, Json>>
  /** What was left out or changed for it. */
  readonly warnings: readonly WarningView[]
}

/** Leaves out what the model does not have and brings size and numbers within its ranges, and says so. */
export function fit(model: Model, offer: Offer, given: Readonly<Record<string, Json>>): Fitted {
  const warnings: WarningView[] = []
  const known = parametersOf(model, offer)
  const input: Record<string, Json> = {}
  for (const [name, schema] of Object.entries(operations[offer.operation].input.shape)) {
    const value = given[name]
    if (value === undefined) continue
    const lacking = schema.meta()?.['x-model-parameter'] === true && !known.has(name)
    if (!lacking) input[name] = value
    else if (value !== schema.safeParse(undefined).data)
      warnings.push({
        code: 'parameter-ignored',
        field: name,
        message: `${model.name} has no “${name}”, so it was left out.`,
      })
  }
  if (typeof input['style'] === 'string' && !known.has('style'))
    warnings.push({
      code: 'parameter-ignored',
      field: 'style',
      message: `${model.name} takes no style, so it was left out.`,
    })
  return { input: { ...input, ...ranged(model, offer, input, warnings) }, warnings }
}

/** The size, length, resolution and numbers that a model makes of what was asked for, run by this offer. */
export function ranged(
  { name, sizes, clips }: Model,
  offer: Offer,
  input: Readonly<Record<string, unknown>>,
  warnings: WarningView[] = [],
): Record<string, Json> {
  return {
    ...(sizes === undefined ? {} : sized(name, sizes, input, warnings)),
    ...(clips === undefined ? {} : clipped(name, clips, input, warnings)),
    ...numbered(name, offer, input, warnings),
  }
}

/** The numbers of an input that an offer does not take, with the nearest that it does. */
export function outside(offer: Offer, input: Readonly<Record<string, unknown>>) {
  return [...rangesFor(offer)].flatMap(([field, range]) => {
    const value = input[field]
    if (typeof value !== 'number') return []
    const nearest = within(range, value)
    return nearest === value ? [] : [{ field, value, nearest, range: rangeInWords(range) }]
  })
}

function numbered(
  name: string,
  offer: Offer,
  input: Readonly<Record<string, unknown>>,
  warnings: WarningView[],
): Record<string, Json> {
  return Object.fromEntries(
    outside(offer, input).map(({ field, value, nearest, range }) => {
      const message = `${name} (${offer.provider}) takes ${range} for “${field}”, not ${value}; it got ${nearest}.`
      warnings.push({ code: 'parameter-adjusted', field, message })
      return [field, nearest]
    }),
  )
}

function sized(
  name: string,
  sizes: Sizes,
  { width, height }: Readonly<Record<string, unknown>>,
  warnings: WarningView[],
): Record<string, Json> {
  if (typeof width !== 'number' || typeof height !== 'number') return {}
  const size = nearestSize(sizes, width, height)
  if (size.width === width && size.height === height) return {}
  warnings.push({
    code: 'parameter-adjusted',
    field: 'width',
    message: `${name} cannot make ${width} × ${height}; it made ${size.width} × ${size.height}.`,
  })
  return size
}

function clipped(
  name: string,
  clips: Clips,
  { duration, resolution }: Readonly<Record<string, unknown>>,
  warnings: WarningView[],
): Record<string, Json> {
  const adjusted: Record<string, Json> = {}
  const adjust = (field: string, asked: string, made: string, value: Json): void => {
    adjusted[field] = value
    warnings.push({
      code: 'parameter-adjusted',
      field,
      message: `${name} makes no clips of ${asked}; this one is of ${made}.`,
    })
  }
  if (typeof duration === 'number') {
    const seconds = nearest(clips.seconds, (one) => Math.abs(one - duration))
    if (seconds !== duration) adjust('duration', `${duration} seconds`, `${seconds}`, seconds)
  }
  const wanted = resolutions.findIndex((one) => one === resolution)
  if (wanted >= 0) {
    const made = nearest(clips.resolutions, (one) => Math.abs(resolutions.indexOf(one) - wanted))
    if (made !== resolution) adjust('resolution', String(resolution), made, made)
  }
  return adjusted
}

/** The first of those least far away. */
function nearest<Value>(values: readonly Value[], distance: (value: Value) => number): Value {
  const [first, ...rest] = values
  if (first === undefined) throw new Error('a model makes at least one of each')
  return rest.reduce((best, one) => (distance(one) < distance(best) ? one : best), first)
}

/** The nearest size of the same shape that a model makes. */
export function nearestSize(sizes: Sizes, width: number, height: number): { width: number; height: number } {
  const { min, max, megapixels, multiple } = sizes
  const most = Math.sqrt((megapixels * 1_000_000) / (width * height))
  const down = Math.min(1, max / Math.max(width, height), most)
  const up = Math.max(1, min / Math.min(width, height))
  const scale = down < 1 ? down : up
  const onGrid = (side: number, toSteps: (steps: number) => number): number => {
    const steps = toSteps((side * scale) / multiple)
    return Math.min(Math.floor(max / multiple), Math.max(Math.ceil(min / multiple), steps)) * multiple
  }
  const near = { width: onGrid(width, Math.round), height: onGrid(height, Math.round) }
  // The nearest may be larger than was asked for, and more than the model makes.
  const isTooMuch = near.width * near.height > megapixels * 1_000_000
  return down < 1 || isTooMuch
    ? { width: onGrid(width, Math.floor), height: onGrid(height, Math.floor) }
    : near
}
