import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type Font, type Glyph } from 'opentype.js'

const require = createRequire(import.meta.url)
const opened = new Map<string, Font>()

/** A font of @fontsource: woff, one file for each part of its letters. */
interface Face {
  readonly family: string
  readonly weight: number
}

function fontOf({ family, weight }: Face, letters: string): Font | undefined {
  const key = `${family}-${letters}-${weight}`
  const before = opened.get(key)
  if (before !== undefined) return before
  const folder = require.resolve(`@fontsource/${family}/package.json`).replace('package.json', 'files/')
  const file = `${folder}${key}-normal.woff`
  if (!existsSync(file)) return undefined
  const font = opentype.parse(Uint8Array.from(readFileSync(file)).buffer)
  opened.set(key, font)
  return font
}

interface Letter {
  readonly font: Font
  readonly glyph: Glyph
}

/** The letter from whichever part of the font has it; undefined: none has. */
function letterOf(face: Face, character: string): Letter | undefined {
  for (const letters of ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese']) {
    const font = fontOf(face, letters)
    const index = font?.charToGlyphIndex(character) ?? 0
    const glyph = index > 0 ? font?.glyphs.get(index) : undefined
    if (font !== undefined && glyph !== undefined) return { font, glyph }
  }
  return undefined
}

export const canSet = (face: Face, text: string): boolean =>
  [...text].every((character) => letterOf(face, character) !== undefined)

/** One letter after the other, each moved (and turned) by `place`. */
export interface Placed {
  readonly letter: string
  readonly d: string
  /** From the start of the line to the middle of the letter, and how wide it is. */
  readonly middle: number
  readonly width: number
}

/**
 * A line of type set from 0 on the baseline, which is at 0.
 * @param tracking extra room between letters, as a share of `size`
 */
export function letters(
  face: Face,
  text: string,
  size: number,
  tracking = 0,
): { placed: Placed[]; width: number } {
  const placed: Placed[] = []
  let x = 0
  let last: Letter | undefined
  for (const character of text) {
    const letter = letterOf(face, character)
    if (letter === undefined) continue
    const scale = size / letter.font.unitsPerEm
    if (last?.font === letter.font) x += letter.font.getKerningValue(last.glyph, letter.glyph) * scale
    const width = (letter.glyph.advanceWidth ?? 0) * scale
    placed.push({
      letter: character,
      d: letter.glyph.getPath(0, 0, size).toPathData(3),
      middle: x + width / 2,
      width,
    })
    x += width + tracking * size
    last = letter
  }
  return { placed, width: Math.max(0, x - tracking * size) }
}
