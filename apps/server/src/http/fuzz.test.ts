import { operations, type Route, routes } from '@krya/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let studio: TestStudio
let known: readonly string[]
beforeAll(async () => {
  studio = await openStudio()
  const { id, images } = await studio.until(await studio.ask(), 'completed')
  known = [id, images[0]?.id ?? '']
})
afterAll(() => studio.close())

const schemaOf = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    -1,
    0,
    1,
    1.5,
    1e9,
    -0,
    true,
    [],
    {},
    '\u0000',
    '../..',
    "' or 1=1",
    '🦊',
    'x'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double(),
)

const definitions = z.looseObject({ $defs: z.record(z.string(), z.unknown()).default({}) })

/** Values near a JSON schema: often as it says, often just beside it. */
function near(schema: unknown, root: unknown = schema): fc.Arbitrary<unknown> {
  const {
    $ref,
    type,
    enum: options,
    properties,
    items,
    minimum = -5,
    maximum = 5000,
  } = schemaOf.catch({}).parse(schema)
  if ($ref !== undefined) {
    const { $defs } = definitions.catch({ $defs: {} }).parse(root)
    return near($defs[$ref.replace('#/$defs/', '')], root)
  }
  const fitting: fc.Arbitrary<unknown> =
    options !== undefined
      ? fc.constantFrom(...options)
      : properties !== undefined
        ? fc.record(
            Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, near(own, root)])),
            {
              requiredKeys: [],
            },
          )
        : type === 'array'
          ? fc.array(near(items, root), { maxLength: 4 })
          : type === 'integer' || type === 'number'
            ? fc.integer({
                min: Math.max(-10, minimum) - 1,
                max: Math.max(minimum, Math.min(128, maximum)) + 1,
              })
            : type === 'boolean'
              ? fc.boolean()
              : fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom(...known), fc.uuid({ version: 7 }))
  return fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: odd })
}

const json = (schema: z.ZodType | undefined): unknown =>
  schema === undefined ? {} : z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

function requestsOf(route: Route): fc.Arbitrary<{ path: string; body: string | undefined }> {
  const isFile = route.body !== undefined && 'file' in route.body
  return fc
    .record({
      params: near(json(route.params)),
      query: near(json(route.query)),
      body: route.body === undefined || 'file' in route.body ? odd : near(json(route.body)),
    })
    .map(({ params, query, body }) => {
      const filled = route.path.replaceAll(
        /\{(\w+)\}/g,
        (_, name: string) => encodeURIComponent(text(field(params, name)).toWellFormed()) || 'x',
      )
      const search =
        typeof query === 'object' && query !== null
          ? new URLSearchParams(Object.entries(query).map(([name, value]) => [name, text(value)]))
          : ''
      return { path: `${filled}?${search.toString()}`, body: isFile ? text(body) : JSON.stringify(body) }
    })
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : value
const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

describe('whatever is sent', () => {
  it.each(Object.entries<Route>(routes))(
    '%s answers as documented and never with 5xx',
    async (name, route) => {
      const streams = route.answer.kind === 'events'
      await fc.assert(
        fc.asyncProperty(requestsOf(route), async ({ path, body }) => {
          const controller = new AbortController()
          const isFile = route.body !== undefined && 'file' in route.body
          const answer = await fetch(`${studio.url}${path}`, {
            method: route.method,
            signal: controller.signal,
            ...(route.body === undefined || body === undefined
              ? {}
              : { body, headers: { 'content-type': isFile ? 'image/png' : 'application/json' } }),
          })
          expect(answer.status, `${name} ${path} ${body}`).toBeLessThan(500)
          if (streams) controller.abort()
          else await answer.arrayBuffer()
        }),
        { numRuns: 40 },
      )
    },
  )

  it.each(Object.values(operations))('$id takes it or names the field', async ({ id, input }) => {
    const body = near(json(z.strictObject(input.shape)))
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const answer = await fetch(`${studio.url}/api/run/${id}`, {
          method: 'POST',
          body: JSON.stringify(value),
          headers: { 'content-type': 'application/json' },
        })
        expect(answer.status, JSON.stringify(value)).toBeLessThan(500)
        await answer.arrayBuffer()
      }),
      { numRuns: 25 },
    )
  })
})
