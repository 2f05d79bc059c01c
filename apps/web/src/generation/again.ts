import type { Recipe } from '@krya/contracts'
import { perform, tell } from '../data/actions.ts'
import { notify } from '../data/news.ts'

/** Sends a recipe again with some of it changed; what its operation does not have is not changed. */
export async function again(
  { operation, input }: Pick<Recipe, 'operation' | 'input'>,
  change: Readonly<Record<string, string | number>>,
): Promise<void> {
  const known = Object.entries(change).filter(([name]) => name in input)
  try {
    await perform(operation, { ...input, ...Object.fromEntries(known) })
    notify('On its way')
  } catch (error) {
    tell(error)
  }
}
