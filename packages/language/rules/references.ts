import type { LanguageOutput } from '@krya/contracts'
import { lightOf, listed, type PictureFacts, shadeOf, shapeOf } from '@krya/darkroom/describe'

/** What some pictures share, and a prompt that goes their way. */
export function analyze(all: readonly PictureFacts[]): LanguageOutput<'analyze-references'> {
  const shares = new Map<string, { hex: string; share: number }>()
  for (const { colours } of all)
    for (const { hex, share } of colours) {
      const name = shadeOf(hex)
      const before = shares.get(name)
      shares.set(name, { hex: before?.hex ?? hex, share: (before?.share ?? 0) + share })
    }
  const ranked = [...shares].toSorted(([, a], [, b]) => b.share - a.share).slice(0, 6)
  const names = ranked.slice(0, 3).map(([name]) => name)
  const lights = [...new Set(all.map(lightOf))]
  const shapes = [...new Set(all.map(shapeOf))]
  const known = all.flatMap(({ known: text }) => (text === null ? [] : [text]))
  const mood = lights.includes('dark') ? ['moody'] : lights.includes('bright') ? ['light', 'open'] : ['calm']
  const subject = known[0] ?? 'a composition with one clear subject'
  const pictures = all.length === 1 ? 'One picture' : `${all.length} pictures`
  return {
    summary:
      `${pictures}, ${listed(lights)} in light and ${listed(shapes)}, mostly ${listed(names)}.${known.length > 0 ? ` They show: ${known.slice(0, 3).join('; ')}.` : ''}`.slice(
        0,
        2000,
      ),
    palette: ranked.map(([, { hex }]) => hex),
    mood,
    prompt:
      `${subject}, in a palette of ${listed(names)}, ${lights[0] ?? 'balanced'} light, a ${mood[0]} mood`.slice(
        0,
        4000,
      ),
  }
}
