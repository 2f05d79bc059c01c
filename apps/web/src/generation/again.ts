import type { Recipe } from '@krya/contracts'
import { generate, tell } from '../data/actions.ts'
import { notify } from '../data/news.ts'
import { requestOf } from './draft.ts'

/** Sends a recipe again with some of it changed. */
export async function again(
  recipe: Pick<Recipe, 'input'>,
  change: Record<string, string | number>,
): Promise<void> {
  const values = Object.fromEntries(
    Object.entries({ ...recipe.input, ...change }).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  )
  const made = requestOf(values)
  if ('problems' in made) return
  try {
    await generate(made.request)
    notify('On its way')
  } catch (error) {
    tell(error)
  }
}
