import { readFileSync } from 'node:fs'
import path from 'node:path'
import { aspects, liveModels, liveModelSchema, models, modelSchema, offersFor, styles } from '@krya/catalog'
import { errors, largestSide, operations, routes } from '@krya/contracts'
import { describe, expect, it } from 'vitest'
import { root, sourceFiles } from './sources.ts'

const all = ['apps', 'packages', 'scripts', 'checks', 'bench', 'e2e'].flatMap((folder) =>
  sourceFiles(path.join(root, folder), { tests: true }),
)
const code = all.filter((file) => !/\.test\.tsx?$/.test(file))
const read = (file: string): string => readFileSync(file, 'utf8')
const named = (file: string): string => path.relative(root, file)

describe('the catalog', () => {
  it('holds models that fit its schema, by ids of their own', () => {
    for (const model of models) expect(modelSchema.parse(model)).toEqual(model)
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length)
    for (const model of liveModels) expect(liveModelSchema.parse(model)).toEqual(model)
    expect(new Set(liveModels.map(({ id }) => id)).size).toBe(liveModels.length)
  })

  it('offers at least one model for every operation', () => {
    const without = Object.values(operations).filter(
      ({ id }) => !models.some((model) => offersFor(model, id).length > 0),
    )
    expect(without).toEqual([])
  })

  it('has forty styles or more, and preset sizes that may be asked for', () => {
    expect(styles.length).toBeGreaterThanOrEqual(40)
    expect(new Set(styles.map(({ id }) => id)).size).toBe(styles.length)
    for (const { width, height } of aspects) expect(Math.max(width, height)).toBeLessThanOrEqual(largestSide)
  })

  it('is the only place that knows a model by name', () => {
    const ids = models.map(({ id }) => id)
    const elsewhere = code
      .filter((file) => !named(file).startsWith('packages/catalog/'))
      .filter((file) => ids.some((id) => read(file).includes(`'${id}'`)))
    expect(elsewhere.map(named)).toEqual([])
  })
})

describe('the code', () => {
  it('keeps every file small enough to hold in the head', () => {
    const long = all.filter((file) => read(file).split('\n').length > 400)
    expect(long.map(named)).toEqual([])
  })

  it('silences no compiler', () => {
    const casts =
      /\bas (?!const\b|unknown\b)(?:any\b|[[{]|[A-Z]\w*\b(?!['"]))|[\w)\]]!(?:\.|\[|;|\))|: any\b|@ts-ignore|@ts-expect-error/
    const found = code.filter((file) => {
      const text = read(file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
        .replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, "''")
        .replace(/(?:import|export)[^'"]*\{[^}]*\}/g, '')
      return casts.test(text)
    })
    expect(found.map(named)).toEqual([])
  })

  it('has no drawer for odds and ends', () => {
    const drawers = all.filter((file) =>
      /(?:^|\/)(?:utils?|helpers?|common|misc|manager)(?:\/|\.)/.test(named(file)),
    )
    expect(drawers.map(named)).toEqual([])
  })
})

describe('the contracts', () => {
  it('give every route a name, a method and a path of its own', () => {
    const addresses = Object.values(routes).map(({ method, path }) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('are documented: the reference lists every error code and no other', () => {
    const page = read(path.join(root, 'docs/reference/errors.md'))
    const listed = [...page.matchAll(/^\| `([a-z_]+)` \|/gm)].map((match) => match[1])
    expect(listed).toEqual(Object.keys(errors))
  })
})
