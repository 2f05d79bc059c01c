/** The language that a text is in, by its script and its small words: enough to tell English from most else. */
export function languageOf(text: string): string {
  const scripts: readonly (readonly [string, RegExp])[] = [
    ['Japanese', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
    ['Korean', /\p{sc=Hangul}/u],
    ['Chinese', /\p{sc=Han}/u],
    ['Russian', /\p{sc=Cyrillic}/u],
    ['Arabic', /\p{sc=Arabic}/u],
    ['Hebrew', /\p{sc=Hebrew}/u],
    ['Greek', /\p{sc=Greek}/u],
    ['Hindi', /\p{sc=Devanagari}/u],
    ['Thai', /\p{sc=Thai}/u],
  ]
  const script = scripts.find(([, letters]) => letters.test(text))
  if (script !== undefined) return script[0]
  const small: readonly (readonly [string, RegExp])[] = [
    ['German', /\b(?:der|die|das|ein|eine|einem|einer|und|mit|im|auf|unter|über|bei|vor)\b/gi],
    ['French', /\b(?:le|la|les|un|une|des|du|et|avec|dans|sur|sous|au|aux)\b/gi],
    ['Spanish', /\b(?:el|los|las|una|uno|con|en|bajo|sobre|del|al|y|de)\b/gi],
    ['Italian', /\b(?:il|lo|gli|una|uno|con|nel|nella|sotto|sopra|di|della|e)\b/gi],
    ['Portuguese', /\b(?:o|os|as|um|uma|com|em|no|na|sob|sobre|do|da|e)\b/gi],
    ['Dutch', /\b(?:de|het|een|en|met|in|op|onder|bij|van)\b/gi],
    ['English', /\b(?:a|an|the|of|with|and|in|on|at|under|by|over|from|to)\b/gi],
  ]
  const scored = small.map(([name, words]) => ({ name, score: (text.match(words) ?? []).length }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  const english = scored.find(({ name }) => name === 'English')?.score ?? 0
  return best === undefined || best.score === 0 || best.score === english ? 'English' : best.name
}
