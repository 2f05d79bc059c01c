import { type Template, templates } from './template-list.ts'

/** Words of many templates, which tell none from another. */
const vague = new Set(['post', 'picture', 'cover', 'square', 'header', 'in', 'the', 'text', 'cm', 'mm'])
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '')

/**
 * Templates that a search finds, and first those that a prompt calls for.
 * @param search every word must be the beginning of one of the template’s
 */
export function templatesFor(search = '', prompt = ''): { template: Template; isSuggested: boolean }[] {
  const wanted = wordsOf(search)
  const said = new Set(wordsOf(prompt).flatMap((word) => [word, word.replace(/s$/, '')]))
  const found = templates.flatMap((template) => {
    const own = wordsOf(
      `${template.platform} ${template.name} ${template.words} ${template.width}x${template.height}`,
    )
    if (!wanted.every((word) => own.some((one) => one.startsWith(word)))) return []
    const fit = own.filter((word) => word.length > 1 && !vague.has(word) && said.has(word)).length
    return [{ template, fit }]
  })
  return found
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ template, fit }) => ({ template, isSuggested: fit > 0 }))
}
