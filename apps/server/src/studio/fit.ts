import { type Model, type Offer, parametersOf, type Sizes } from '@krya/catalog'
import { operations, type WarningView } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'

/** An input as one model can carry it out. */
export interface Fitted {
  readonly input: Readonly<Record<string, Json>>
  /** What was left out or changed for it. */
  readonly warnings: readonly WarningView[]
}

/** Leaves out what the model does not have and brings the size within its range, and says so. */
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
  if (typeof input['style'] === 'string' && offer.wire !== undefined && !known.has('style'))
    warnings.push({
      code: 'parameter-ignored',
      field: 'style',
      message: `${model.name} takes no style, so it was left out.`,
    })
  return { input: sized(model, input, warnings), warnings }
}

function sized(model: Model, input: Record<string, Json>, warnings: WarningView[]): Record<string, Json> {
  const { width, height } = input
  if (model.sizes === undefined || typeof width !== 'number' || typeof height !== 'number') return input
  const size = nearestSize(model.sizes, width, height)
  if (size.width === width && size.height === height) return input
  warnings.push({
    code: 'parameter-adjusted',
    field: 'width',
    message: `${model.name} cannot make ${width} × ${height}; it made ${size.width} × ${size.height}.`,
  })
  return { ...input, ...size }
}

/** The nearest size of the same shape that a model makes. */
export function nearestSize(sizes: Sizes, width: number, height: number): { width: number; height: number } {
  const { min, max, megapixels, multiple } = sizes
  const most = Math.sqrt((megapixels * 1_000_000) / (width * height))
  const down = Math.min(1, max / Math.max(width, height), most)
  const up = Math.max(1, min / Math.min(width, height))
  const scale = down < 1 ? down : up
  const onGrid = (side: number): number => {
    const steps = down < 1 ? Math.floor((side * scale) / multiple) : Math.round((side * scale) / multiple)
    return Math.min(Math.floor(max / multiple), Math.max(Math.ceil(min / multiple), steps)) * multiple
  }
  return { width: onGrid(width), height: onGrid(height) }
}
