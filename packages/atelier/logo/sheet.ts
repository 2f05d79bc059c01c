import PDFDocument from 'pdfkit'
import { channelsOf } from '../draw/colour.ts'
import type { Box, Logo } from './logo.ts'
import { frameOf, night, paintsOf, type Variant, type View } from './svg.ts'

type Pdf = InstanceType<typeof PDFDocument>

/** A4, lying. */
const page = { width: 842, height: 595 }
const margin = 48
const grey = '#6b7280'
const text = '#1b1d22'

/** Two pages: the logo, and how it is used: grounds, colours, type, room about it. All of it vectors. */
export async function brandSheet(logo: Logo): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    info: { Title: `${logo.name}: brand sheet` },
  })
  const done = new Promise<Buffer>((resolve, reject) => {
    const pieces: Buffer[] = []
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => resolve(Buffer.concat(pieces)))
    pdf.on('error', reject)
  })
  heading(pdf, logo.name, 'Logo')
  drawIn(
    pdf,
    logo,
    { variant: 'colour', of: 'logo' },
    { x: 160, y: 110, width: page.width - 320, height: page.height - 220 },
  )
  pdf.addPage()
  heading(pdf, logo.name, 'In use')
  grounds(pdf, logo)
  colours(pdf, logo)
  typeAndRoom(pdf, logo)
  pdf.end()
  return done
}

function heading(pdf: Pdf, name: string, title: string): void {
  pdf.font('Helvetica-Bold').fontSize(11).fillColor(text).text(plain(name), margin, 36)
  pdf
    .font('Helvetica')
    .fillColor(grey)
    .text(title, margin, 36, { width: page.width - 2 * margin, align: 'right' })
}

const label = (pdf: Pdf, words: string, x: number, y: number, width = 240): void => {
  pdf.font('Helvetica').fontSize(8).fillColor(grey).text(plain(words), x, y, { width, lineGap: 2 })
}

/** The sheet’s own type has the letters of western Europe. */
const plain = (words: string): string => words.replace(/[^\n\u0020-\u00ff–—’“”…]/g, '?')

function grounds(pdf: Pdf, logo: Logo): void {
  const width = (page.width - 2 * margin - 3 * 14) / 4
  const all: readonly (readonly [Variant, string, string])[] = [
    ['colour', '#f5f5f4', 'On light'],
    ['dark', night, 'On dark'],
    ['black', '#ffffff', 'One colour'],
    ['white', logo.colours.primary, 'Reversed'],
  ]
  for (const [at, [variant, ground, words]] of all.entries()) {
    const box = { x: margin + at * (width + 14), y: 70, width, height: 150 }
    pdf.roundedRect(box.x, box.y, box.width, box.height, 6).fill(ground)
    if (ground === '#ffffff')
      pdf.roundedRect(box.x, box.y, box.width, box.height, 6).lineWidth(0.5).stroke('#d6d3d1')
    drawIn(
      pdf,
      logo,
      { variant, of: 'logo' },
      { x: box.x + 10, y: box.y + 10, width: width - 20, height: 130 },
    )
    label(pdf, words, box.x, box.y + 158)
  }
}

function colours(pdf: Pdf, { colours: own }: Logo): void {
  const list = [...new Set([own.primary, own.secondary, own.ink])]
  for (const [at, hex] of list.entries()) {
    const y = 276 + at * 84
    pdf.roundedRect(margin, y, 70, 70, 6).fill(hex)
    const [red, green, blue] = channelsOf(hex)
    pdf
      .font('Helvetica-Bold')
      .fontSize(10)
      .fillColor(text)
      .text(hex.toUpperCase(), margin + 84, y + 8)
    label(
      pdf,
      `RGB ${red} ${green} ${blue}\nCMYK ${inksOf(red, green, blue).join(' ')} (without a profile)`,
      margin + 84,
      y + 26,
    )
  }
}

/** Inks in hundredths, as arithmetic has them. */
function inksOf(red: number, green: number, blue: number): number[] {
  const black = 1 - Math.max(red, green, blue) / 255
  const ink = (channel: number): number => (black === 1 ? 0 : (1 - channel / 255 - black) / (1 - black))
  return [ink(red), ink(green), ink(blue), black].map((one) => Math.round(one * 100))
}

function typeAndRoom(pdf: Pdf, logo: Logo): void {
  const x = 330
  pdf.font('Helvetica-Bold').fontSize(10).fillColor(text).text('Type', x, 284)
  const names = [
    `Name: ${titled(logo.typeface)}`,
    ...(logo.taglineTypeface === undefined ? [] : [`Tagline: ${titled(logo.taglineTypeface)}`]),
  ]
  label(pdf, `${names.join('\n')}\nOpen Font License: free to use, also in print.`, x, 302)
  pdf.font('Helvetica-Bold').fontSize(10).fillColor(text).text('Smallest size', x, 372)
  label(pdf, 'Logo: 24 mm or 120 px wide.\nSign alone: 5 mm or 16 px.', x, 390)
  const box = { x: 560, y: 284, width: page.width - margin - 560, height: 200 }
  pdf.font('Helvetica-Bold').fontSize(10).fillColor(text).text('Room about it', box.x, box.y)
  const area = { ...box, y: box.y + 22, height: 150 }
  const { inner, outer } = drawIn(pdf, logo, { variant: 'colour', of: 'logo' }, area)
  pdf.lineWidth(0.5).dash(3, { space: 2 }).strokeColor(grey)
  for (const one of [inner, outer]) pdf.rect(one.x, one.y, one.width, one.height).stroke()
  pdf.undash()
}

const titled = (family: string): string =>
  family
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ')

/** Draws a logo with its clear space as large as fits. @returns where it and its clear space lie on the page */
function drawIn(pdf: Pdf, logo: Logo, view: Pick<View, 'variant' | 'of'>, box: Box) {
  const frame = frameOf(logo, view)
  const scale = Math.min(box.width / frame.width, box.height / frame.height)
  const x = box.x + (box.width - frame.width * scale) / 2 - frame.x * scale
  const y = box.y + (box.height - frame.height * scale) / 2 - frame.y * scale
  const paints = paintsOf(logo, view.variant)
  pdf.save().translate(x, y).scale(scale)
  for (const { d, paint } of logo.shapes) pdf.path(d).fill(paints[paint], 'even-odd')
  pdf.restore()
  const placed = (one: Box): Box => ({
    x: x + one.x * scale,
    y: y + one.y * scale,
    width: one.width * scale,
    height: one.height * scale,
  })
  return { inner: placed(logo.box), outer: placed(frame) }
}
