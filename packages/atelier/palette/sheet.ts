import { n, rect } from '../draw/svg.ts'
import { letters } from '../logo/type.ts'
import { percent, type Swatch } from './swatch.ts'

const width = 1200
const margin = 48
const gap = 24
const strip = { height: 72, below: 36 }
const card = { radius: 18, block: 150, text: 92 }
const paper = '#ffffff'
const ink = '#1b1d22'
const soft = '#5f6570'
/** Colours nearly as bright as the paper need an edge to be seen. */
const edge = '#d9dbe0'
const face = { family: 'poppins', weight: 500 }

/** How many stand in a row, so that rows are full where that can be. */
function columnsFor(count: number): number {
  if (count <= 5) return count
  if (count <= 9 && count % 3 === 0) return 3
  return count % 5 === 0 ? 5 : 4
}

/** Words as outlines, so that the sheet looks alike wherever it is opened. */
function words(text: string, x: number, y: number, size: number, fill: string, widest: number): string {
  const natural = letters(face, text, size)
  const scale = Math.min(1, widest / Math.max(1, natural.width))
  const { placed } = scale === 1 ? natural : letters(face, text, size * scale)
  return placed
    .filter(({ d }) => d !== '')
    .map(
      (one) =>
        `<path transform="translate(${n(x + one.middle - one.width / 2)} ${n(y)})" d="${one.d}" fill="${fill}"/>`,
    )
    .join('')
}

/** A sheet of swatches: a strip of all colours by how much there is of each, then one card for each. */
export function sheetOf(swatches: readonly Swatch[]): string {
  const columns = columnsFor(swatches.length)
  const side = (width - 2 * margin - (columns - 1) * gap) / columns
  const rows = Math.ceil(swatches.length / columns)
  const top = margin + strip.height + strip.below
  const tall = card.block + card.text
  const height = top + rows * tall + (rows - 1) * gap + margin - 24
  const cards = swatches.map((swatch, at) =>
    cardOf(
      swatch,
      at,
      margin + (at % columns) * (side + gap),
      top + Math.floor(at / columns) * (tall + gap),
      side,
    ),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round(height)}" viewBox="0 0 ${width} ${Math.round(height)}">${rect(0, 0, width, height, paper)}${stripOf(swatches)}${cards.join('')}</svg>`
}

function stripOf(swatches: readonly Swatch[]): string {
  const all = swatches.reduce((sum, { share }) => sum + share, 0) || 1
  const whole = width - 2 * margin
  let x = margin
  const parts = swatches.map(({ hex, share }) => {
    const own = (whole * share) / all
    const part = rect(x, margin, own, strip.height, hex)
    x += own
    return part
  })
  const shape = `x="${margin}" y="${margin}" width="${whole}" height="${strip.height}" rx="${card.radius}"`
  return `<defs><clipPath id="strip"><rect ${shape}/></clipPath></defs><g id="shares" clip-path="url(#strip)">${parts.join('')}</g><rect ${shape} fill="none" stroke="${edge}"/>`
}

function cardOf({ hex, name, share }: Swatch, at: number, x: number, y: number, side: number): string {
  const block = `<rect x="${n(x)}" y="${n(y)}" width="${n(side)}" height="${card.block}" rx="${card.radius}" fill="${hex}" stroke="${edge}"/>`
  const under = y + card.block
  return `<g id="swatch-${at + 1}"><title>${name} ${hex}</title>${block}${words(name, x + 2, under + 36, 24, ink, side - 4)}${words(`${hex.toUpperCase()}   ${percent(share)}`, x + 2, under + 68, 19, soft, side - 4)}</g>`
}
