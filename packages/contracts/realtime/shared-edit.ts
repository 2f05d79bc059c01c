import { z } from 'zod'
import { documentLayer, largestDocumentSide, livePainting } from '../entities/document.ts'
import { id } from '../ids.ts'
import { personText } from '../text.ts'

/** A picture within one edit is no larger on a side; larger ones are sent as several. */
export const largestEditSide = 1024
export const longestPlace = 200
/** Where a layer stands among the others: they are sorted by it, then by their ids. Between V and V0 there is nothing. */
export const layerPlace = z
  .string()
  .max(longestPlace)
  .regex(/^[0-9A-Za-z]*[1-9A-Za-z]$/, 'must be digits and letters, with no 0 at the end')

const size = z.int().min(1).max(largestDocumentSide)
const offset = z.int().min(0).max(largestDocumentSide)
const far = z
  .number()
  .min(-4 * largestDocumentSide)
  .max(4 * largestDocumentSide)

/** Fields of a document that are files there and surfaces here. */
const instead = new Set(['id', 'file', 'mask'])

/** Every field that some kind of layer has, with what it may hold in any of them. */
const layerFields: ReadonlyMap<string, z.ZodType> = (() => {
  const found = new Map<string, z.ZodType[]>()
  for (const { shape } of documentLayer.options)
    for (const [name, schema] of Object.entries(shape))
      if (!instead.has(name)) found.set(name, [...(found.get(name) ?? []), schema])
  return new Map<string, z.ZodType>([
    ...[...found].map(([name, schemas]): [string, z.ZodType] => [name, z.union(schemas)]),
    ['place', layerPlace],
    /** A layer that was taken away: it is remembered, so that a late edit does not bring it back. */
    ['removed', z.boolean()],
    ['surface', id],
    ['mask', z.strictObject({ surface: id, x: far, y: far, enabled: z.boolean() }).nullable()],
  ])
})()

/** Of the page itself. */
const pageFields: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['width', size],
  ['height', size],
])

/** What the owner alone sets: how it is painted, and the canvas’ name. */
const paintingFields: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...Object.entries(livePainting.shape),
  ['name', personText().max(200)],
])

const fieldsOf = (object: string): ReadonlyMap<string, z.ZodType> =>
  object === 'page' ? pageFields : object === 'painting' ? paintingFields : layerFields

/** Values of an object's fields: of a layer by its id, of the `page`, of the `painting`. The last to be set holds. */
const setEdit = z
  .strictObject({
    kind: z.literal('set'),
    object: z.union([z.enum(['page', 'painting']), id], { error: 'must be a layer’s id, page or painting' }),
    values: z.record(z.string().max(40), z.json()).refine((values) => Object.keys(values).length <= 60, {
      error: 'must be no more than 60',
    }),
  })
  .transform(({ kind, object, values }, context) => {
    const checked: Record<string, z.core.util.JSONType> = {}
    for (const [name, value] of Object.entries(values)) {
      const parsed = fieldsOf(object).get(name)?.safeParse(value)
      if (parsed?.success === true) checked[name] = json.parse(parsed.data)
      else
        context.issues.push({
          code: 'custom',
          input: value,
          path: ['values', name],
          message: parsed === undefined ? 'is no field of it' : 'is out of its range',
        })
    }
    return { kind, object, values: checked }
  })
const json = z.json()

/** Pixels that a layer or a mask shows: clear ones at first. */
const surfaceEdit = z.strictObject({ kind: z.literal('surface'), surface: id, width: size, height: size })

const png = z.instanceof(Uint8Array, { error: 'must be the bytes of a PNG file' })

/** Pixels of a part of a surface. */
const pixelsEdit = z
  .strictObject({
    kind: z.literal('pixels'),
    surface: id,
    x: offset,
    y: offset,
    width: size.max(largestEditSide),
    height: size.max(largestEditSide),
    data: png,
    /** Opaque where `data` holds; elsewhere what is there stays. Left out: all of it holds. */
    mask: png.optional(),
  })
  .superRefine(({ width, height, data, mask }, context) => {
    for (const [name, bytes] of Object.entries({ data, mask }))
      if (bytes !== undefined && !isPngOf(bytes, width, height))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `must be a PNG of ${width} × ${height} pixels`,
        })
  })

/** One change of a shared canvas. Each says what is so from now on, so that doing it twice changes nothing. */
export const sharedEdit = z.discriminatedUnion('kind', [setEdit, surfaceEdit, pixelsEdit], {
  error: 'must be a set, surface or pixels edit',
})
export type SharedEdit = z.infer<typeof sharedEdit>
export type SharedValue = z.core.util.JSONType

/** Whether bytes begin as a PNG of that size does (PNG specification, 5.2 and 11.2.2): it is not unpacked here. */
function isPngOf(bytes: Uint8Array, width: number, height: number): boolean {
  if (bytes.length < 45) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isPng = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a
  return (
    isPng &&
    view.getUint32(12) === 0x49484452 &&
    view.getUint32(16) === width &&
    view.getUint32(20) === height
  )
}
