import { imageRequest, type ImageRequest, type Recipe } from '@krya/contracts'
import { usePreferences, type Values } from '../preferences/store.ts'

/** The tool that makes pictures from words. */
const imageTool = 'image'
const noValues: Values = {}

/** What a form holds before anything was chosen. */
const defaults: Values = {
  prompt: '',
  width: 1024,
  height: 1024,
  batch_size: 2,
  seed: -1,
  format: 'png',
}

export const useDraft = (): Values => ({
  ...defaults,
  ...usePreferences((state) => state.drafts[imageTool] ?? noValues),
})

export const editDraft = (change: Values): void => usePreferences.getState().edit(imageTool, change)

export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** The form as a request, or what is wrong with it. */
export function requestOf(
  values: Values,
): { readonly request: ImageRequest } | { readonly problems: readonly FieldProblem[] } {
  const filled = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = imageRequest.safeParse({ prompt: '', ...filled })
  if (parsed.success) return { request: parsed.data }
  return {
    problems: parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  }
}

const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

/** Puts a recipe into the form: everything it says, and nothing that was there before. */
export function restoreRecipe(recipe: Pick<Recipe, 'input'>, change: Values = {}): void {
  const fields = Object.keys(imageRequest.shape)
  const told = Object.entries(recipe.input).filter(([name, value]) => fields.includes(name) && isValue(value))
  const cleared = Object.fromEntries(fields.map((name) => [name, undefined]))
  const own = Object.fromEntries(told.map(([name, value]) => [name, isValue(value) ? value : undefined]))
  editDraft({ ...cleared, ...defaults, ...own, ...change })
}
