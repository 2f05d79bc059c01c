/** What people are told apart by: white is legible on each of them (WCAG 2.2 AA). */
const colours = ['#c2255c', '#7048e8', '#1864ab', '#0b7285', '#217a34', '#a34a00', '#862e9c', '#495057']

export const colourOf = (colour: number): string => colours[colour % colours.length] ?? '#495057'

/** One or two letters for a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return [first, last].map((word) => [...word][0]?.toUpperCase() ?? '').join('')
}
