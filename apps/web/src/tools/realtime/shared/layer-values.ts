import { documentLayer, type SharedValue } from '@krya/contracts'
import { z } from 'zod'
import type { Layer } from '../../../canvas/document/layer.ts'
import type { Surface } from '../../../canvas/document/surface.ts'

export type Values = Readonly<Record<string, SharedValue>>

const json = z.json()
const sharedMask = z.object({ surface: z.string(), x: z.number(), y: z.number(), enabled: z.boolean() })
/** Stands where a document names a file: the pixels are at hand. */
const anyFile = '00000000-0000-7000-8000-000000000000'

/** A layer as it is shared: every field by its name, surfaces by theirs. */
export function valuesOf(layer: Layer, idOf: (surface: Surface) => string): Values {
  const { id: _, mask, ...rest } = layer
  const fields = Object.entries(rest).flatMap(([name, value]): [string, SharedValue][] =>
    name === 'surface' ? [] : [[name, json.parse(value)]],
  )
  return {
    ...Object.fromEntries(fields),
    mask: mask && { surface: idOf(mask.surface), x: mask.x, y: mask.y, enabled: mask.enabled },
    ...(layer.kind === 'pixels' ? { surface: idOf(layer.surface) } : {}),
  }
}

/** Those that are other than before. */
export const changedValues = (now: Values, before: ReadonlyMap<string, SharedValue>): Values =>
  Object.fromEntries(
    Object.entries(now).filter(([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value)),
  )

/** The layer that values make; null: they make none, or not yet, or it was taken away. */
export function layerOf(
  id: string,
  values: ReadonlyMap<string, SharedValue>,
  surfaceOf: (id: string) => Surface | undefined,
): Layer | null {
  if (values.get('removed') === true) return null
  const { surface: ownId, mask: maskValue, ...all } = Object.fromEntries(values)
  const shape = documentLayer.options.find((option) => option.shape.kind.value === all['kind'])?.shape
  if (shape === undefined) return null
  // What it was as another kind of layer is remembered too.
  const fields = Object.fromEntries(Object.entries(all).filter(([name]) => name in shape))
  const surface = typeof ownId === 'string' ? surfaceOf(ownId) : undefined
  const given = sharedMask.safeParse(maskValue).data
  const maskSurface = given && surfaceOf(given.surface)
  const mask = given && maskSurface ? { ...given, surface: maskSurface } : null
  const parsed = documentLayer.safeParse({
    ...fields,
    id,
    mask: null,
    ...(fields['kind'] === 'pixels' ? { file: anyFile, width: surface?.width, height: surface?.height } : {}),
  }).data
  if (parsed === undefined) return null
  if (parsed.kind !== 'pixels') return { ...parsed, mask }
  if (surface === undefined) return null
  const { file: _file, width: _width, height: _height, ...rest } = parsed
  return { ...rest, mask, surface }
}
