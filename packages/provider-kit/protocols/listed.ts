import type { Listed, ListedPage } from '../spec/provider.ts'

/** Those that speak of a text, of a list that comes whole. */
export function spokenOf(items: readonly Listed[], text: string): ListedPage {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const speaks = ({ endpoint, name, description }: Listed): boolean => {
    const all = `${endpoint} ${name} ${description}`.toLowerCase()
    return words.every((word) => all.includes(word))
  }
  return { items: items.filter(speaks) }
}
