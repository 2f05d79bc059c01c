import { fieldsOf, styles, type WireWord } from '@krya/catalog'
import type { Call, InputFile, Json, Warning } from '../spec/provider.ts'
import { assetInParameter } from '@krya/contracts'
import { ProviderError } from '../spec/provider-error.ts'
import { extended, margin, sidesOf } from './canvas.ts'
import { fileOf, filesOf } from './files.ts'
import { inverted, transparent } from './masks.ts'
import { pixelsOf, shapeOf, sideOf, sizeLike, sizeOf } from './sizes.ts'
import { zipped } from './zip.ts'

/** A value of a body that may hold files. */
export type BodyValue = Json | Blob | BodyTree | readonly BodyValue[]
export interface BodyTree {
  [field: string]: BodyValue
}

export interface Written {
  readonly body: BodyTree
  /** What of the request the endpoint has no word for, or only a near one. */
  readonly warnings: readonly Warning[]
}

/** Turns a file into what the body says of it: an address, a data URI, a part of a form. */
export type Attach = (file: InputFile) => Promise<BodyValue>

/** Input fields that are not the endpoint's business, and so never ignored by it. */
const ours: ReadonlySet<string> = new Set([
  'model',
  'prefer',
  'allow_other_models',
  'parameters',
  'batch_size',
  'seed',
])

/**
 * Writes the body of a call as its offer's wire says, with the model-specific `parameters` of the input over it.
 * @throws ProviderError rejected, when the input names a file that the call does not bring
 */
export async function writeBody(call: Call<unknown>, attach: Attach): Promise<Written> {
  const wire = call.wire ?? {}
  const warnings: Warning[] = []
  const body: BodyTree = {}
  for (const [path, word] of Object.entries(wire)) {
    const value = await valueOf(word, call, attach, (warning) => warnings.push(warning))
    if (value !== undefined) place(body, path, value)
  }
  const known = fieldsOf(wire)
  for (const field of Object.keys(call.input))
    if (!known.has(field) && !ours.has(field)) warnings.push(ignored(field))
  const extra = call.input['parameters']
  if (isObject(extra))
    for (const [path, value] of Object.entries(extra)) {
      const id = assetInParameter(value)
      body[path] = id === undefined ? value : await attach(fileOf(id, `parameters.${path}`, call))
    }
  return { body, warnings }
}

async function valueOf(
  word: WireWord,
  call: Call<unknown>,
  attach: Attach,
  warn: (warning: Warning) => void,
): Promise<BodyValue | undefined> {
  const { input } = call
  if (typeof word === 'string') return input[word]
  switch (word.as) {
    case 'constant':
      return word.beside !== undefined && isLeftOut(input[word.beside]) ? undefined : word.value
    case 'prompt':
      return promptOf(input, word.fallback)
    case 'pixels':
      return pixelsOf(word, call)
    case 'side':
      return sideOf(word, call, warn)
    case 'count':
      return call.seeds.length
    case 'seed':
      return seedOf(call, word.below)
    case 'choice':
      return choice(word, input[word.field], warn)
    case 'scaled':
      return scaled(word, input[word.field])
    case 'nearest':
      return nearest(word.field, word.of, input[word.field], warn)
    case 'file': {
      const { and, under } = word
      const files = [word.field, ...(and === undefined ? [] : [and])].flatMap(
        (one) => filesOf(one, call) ?? [],
      )
      const attached = await Promise.all(files.map(attach))
      const listed = under === undefined ? attached : attached.map((file) => ({ [under]: file }))
      return listed.length === 0 ? undefined : word.list === true ? listed : listed[0]
    }
    case 'transparency':
    case 'inverted': {
      const [mask] = filesOf(word.field, call) ?? []
      const [picture] = filesOf(word.of, call) ?? []
      const turned = word.as === 'inverted' ? inverted : transparent
      return mask === undefined ? undefined : attach(turned(mask, picture))
    }
    case 'canvas':
    case 'margin': {
      const [picture] = filesOf(word.field, call) ?? []
      const drawn = word.as === 'canvas' ? extended : margin
      return picture === undefined ? undefined : attach(drawn(picture, sidesOf(input)))
    }
    case 'share': {
      const length = filesOf(word.of, call)?.[0]?.[word.side]
      const pixels = input[word.field]
      return typeof pixels === 'number' && length ? Math.round((pixels / length) * 1e4) / 1e4 : undefined
    }
    case 'weights': {
      const [path] = await Promise.all((filesOf(word.field, call) ?? []).map(attach))
      return path === undefined ? undefined : [{ path, scale: input[word.scale] ?? 1 }]
    }
    case 'link': {
      const [file] = filesOf(word.field, call) ?? []
      return file === undefined ? undefined : linked(file, call)
    }
    case 'trained':
      return filesOf(word.field, call)?.[0]?.trained?.name
    case 'zip': {
      const files = filesOf(word.field, call)
      return files === undefined ? undefined : attach(zipped(files))
    }
    case 'size':
      return word.of === undefined ? sizeOf(word, input, warn) : sizeLike(word.of, word.megapixels, call)
    case 'ratio':
      return sizeOf(word, shapeOf(word.like, call), warn)
    case 'size-text':
    case 'longest-side':
      return sizeOf(word, input, warn)
  }
}

function promptOf({ prompt, style }: Call<unknown>['input'], fallback?: string): string | undefined {
  const text = typeof prompt === 'string' && prompt.trim() !== '' ? prompt : fallback
  const words = styles.find(({ id }) => id === style)?.prompt
  return text === undefined || words === undefined ? text : `${text}, ${words}`
}

function seedOf(call: Call<unknown>, below: number | undefined): number | undefined {
  const [seed] = call.seeds
  if (seed === undefined || typeof call.input['seed'] !== 'number') return undefined
  return below === undefined ? seed : seed % below
}

function scaled(word: Extract<WireWord, { as: 'scaled' }>, value: Json | undefined): number | undefined {
  if (typeof value !== 'number') return undefined
  const result = value * (word.times ?? 1) + (word.plus ?? 0)
  const within = Math.min(word.max ?? Infinity, Math.max(word.min ?? -Infinity, result))
  return word.whole === true ? Math.round(within) : Math.round(within * 1e6) / 1e6
}

/** Its word for a value; of numbers the nearest that there is a word for. */
function choice(
  { field, of }: Extract<WireWord, { as: 'choice' }>,
  value: Json | undefined,
  warn: (warning: Warning) => void,
): Json | undefined {
  const own = of[String(value)]
  if (own !== undefined || typeof value !== 'number') return own
  const numbers = Object.keys(of).map(Number)
  return numbers.every(Number.isFinite) ? of[String(nearest(field, numbers, value, warn))] : undefined
}

function nearest(
  field: string,
  of: readonly number[],
  value: Json | undefined,
  warn: (warning: Warning) => void,
): number | undefined {
  if (typeof value !== 'number') return undefined
  const chosen = of.findLast((one) => one <= value) ?? of[0]
  if (chosen !== value)
    warn({
      code: 'parameter-adjusted',
      field,
      message: `This model knows only ${of.join(', ')} for “${field}”; ${chosen} was taken for ${value}.`,
    })
  return chosen
}

/** @throws ProviderError rejected, where the service cannot fetch it */
function linked(file: InputFile, { linkTo }: Call<unknown>): string {
  if (linkTo !== undefined) return linkTo(file)
  throw new ProviderError(
    'rejected',
    'The service fetches this file from here, and cannot reach this server: set KRYA_PUBLIC_URL.',
    { billed: 'no' },
  )
}

/** Sets a value at a path; what is on the way there is made. */
function place(body: BodyTree, path: string, value: BodyValue): void {
  const [first = path, ...rest] = path.split('.')
  if (rest.length === 0) {
    body[first] = value
    return
  }
  const before = body[first]
  const inner: BodyTree = isTree(before) ? before : {}
  body[first] = inner
  place(inner, rest.join('.'), value)
}

const isLeftOut = (value: Json | undefined): boolean => value === undefined || value === null

const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTree = (value: BodyValue | undefined): value is BodyTree =>
  isObject(value) && !(value instanceof Blob)

const ignored = (field: string): Warning => ({
  code: 'parameter-ignored',
  field,
  message: `This model has no “${field}”, so it was left out.`,
})
