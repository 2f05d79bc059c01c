import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type Font } from 'opentype.js'
import type { Layer } from '../scene/layer.ts'
import { lightnessOf, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import { path, rect } from './svg.ts'

const require = createRequire(import.meta.url)
let font: Font | undefined

function face(): Font {
  if (font === undefined) {
    const file = readFileSync(require.resolve('@expo-google-fonts/inter/800ExtraBold/Inter_800ExtraBold.ttf'))
    font = opentype.parse(Uint8Array.from(file).buffer)
  }
  return font
}

/** Whether the type we carry has every letter of a text. */
export const canSet = (text: string): boolean =>
  [...text].every((letter) => letter === ' ' || face().charToGlyphIndex(letter) > 0)

/** Text as outlines, so that it looks alike wherever the drawing is opened: a banner across the calm upper part. */
export function lettering(canvas: Canvas): Layer[] {
  const { scene, width, height, unit, palette } = canvas
  const texts = scene.lettering.filter(({ text }) => canSet(text))
  return texts.map(({ text }, at): Layer => {
    const widest = width * 0.84
    const natural = face().getAdvanceWidth(text, 100)
    const size = Math.min(height * 0.13, (widest / Math.max(1, natural)) * 100)
    const measured = face().getAdvanceWidth(text, size)
    const x = (width - measured) / 2
    const y = height * 0.16 + at * size * 1.25
    const outline = face().getPath(text, x, y, size).toPathData(2)
    const isDark = lightnessOf(mix(palette.skyTop, palette.skyMid, 0.4)) < 0.6
    const ink = isDark ? palette.paper : palette.ink
    const under = isDark ? palette.ink : palette.paper
    return {
      id: `lettering-${at}`,
      kind: 'lettering',
      depth: 0,
      defs: '',
      svg:
        rect(x - unit * 3, y - size * 0.92, measured + unit * 6, size * 1.22, under, 0.28, unit * 2) +
        path(outline, ink),
    }
  })
}
