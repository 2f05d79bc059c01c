import { imageRequest, type ImageRequest, type OperationId, type Recipe } from '@krya/contracts'
import { type FormValue, usePreferences, type Values } from '../preferences/store.ts'

const noValues: Values = {}
/** What the names of a model's own parameters begin with in a form. */
export const own = 'parameters.'

/** The name under which what stands in an operation's form is remembered. */
const keyOf = (operation: OperationId): string => (operation === 'text-to-image' ? 'image' : operation)

/** The page that an operation's form is on. */
export const formPath = (operation: OperationId): string =>
  operation === 'text-to-image' ? '/' : `/tools/${operation}`

/** What the form for pictures from words holds before anything was chosen. */
const defaults: Values = {
  prompt: '',
  width: 1024,
  height: 1024,
  batch_size: 2,
  seed: -1,
  format: 'png',
}
const defaultsOf = (operation: OperationId): Values => (operation === 'text-to-image' ? defaults : noValues)

export const useDraft = (operation: OperationId = 'text-to-image'): Values => ({
  ...defaultsOf(operation),
  ...usePreferences((state) => state.drafts[keyOf(operation)] ?? noValues),
})

export const editDraft = (change: Values, operation: OperationId = 'text-to-image'): void =>
  usePreferences.getState().edit(keyOf(operation), change)

export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** A form as an operation's input: what is empty is left out, the model's own parameters are put together. */
export function inputOf(values: Values): Record<string, unknown> {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  const parameters = filled.flatMap(([name, value]) =>
    name.startsWith(own) ? [[name.slice(own.length), value]] : [],
  )
  return {
    ...Object.fromEntries(filled.filter(([name]) => !name.startsWith(own))),
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
  }
}

/** The form as a request, or what is wrong with it. */
export function requestOf(
  values: Values,
): { readonly request: ImageRequest } | { readonly problems: readonly FieldProblem[] } {
  const parsed = imageRequest.safeParse({ prompt: '', ...inputOf(values) })
  if (parsed.success) return { request: parsed.data }
  return {
    problems: parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  }
}

/** An input as a form holds it. */
export function valuesOf(input: Readonly<Record<string, unknown>>): Values {
  const { parameters, ...rest } = input
  const extra = typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : []
  return Object.fromEntries(
    [...Object.entries(rest), ...extra.map(([name, value]) => [`${own}${name}`, value] as const)].flatMap(
      ([name, value]) => (isValue(value) ? [[name, value] as const] : []),
    ),
  )
}

const isValue = (value: unknown): value is FormValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'))

/** Puts a recipe into its operation's form: everything it says, and nothing that was there before. */
export function restoreRecipe(
  { operation, input }: Pick<Recipe, 'operation' | 'input'>,
  change: Values = {},
): void {
  const before = usePreferences.getState().drafts[keyOf(operation)] ?? noValues
  const cleared = Object.fromEntries(Object.keys(before).map((name) => [name, undefined]))
  const changed = Object.entries(change).filter(([name]) => name in input)
  editDraft(
    { ...cleared, ...defaultsOf(operation), ...valuesOf(input), ...Object.fromEntries(changed) },
    operation,
  )
}
