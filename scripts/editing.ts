/** `npm run editing`: what each tool makes of a photograph offline, for docs/editing.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { operations } from '@krya/contracts'
import type { Made } from '@krya/darkroom'
import sharp from 'sharp'
import { toolFor } from '../packages/atelier/engine/tools.ts'

const folder = new URL('../docs/editing/', import.meta.url)
const photograph = (name: string): Buffer =>
  name === 'sketch'
    ? sketch
    : readFileSync(new URL(`../packages/darkroom/fixtures/${name}.webp`, import.meta.url))
/** As somebody might draw it. */
const sketch = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#fdfdfb"/><g fill="none" stroke="#222" stroke-width="5" stroke-linecap="round"><path d="M180 460L180 280Q190 275 400 280L402 462Z"/><path d="M150 290L290 160L440 285Z"/><path d="M260 460L262 370L320 372L322 460"/><rect x="340" y="320" width="45" height="50"/><path d="M560 460L565 350L590 350L592 460Z"/><path d="M575 230C480 230 490 350 575 350C670 350 680 230 575 230Z"/><circle cx="680" cy="110" r="45"/><path d="M0 470Q200 440 400 465T800 450"/></g></svg>',
  ),
)
  .png()
  .toBuffer()

interface Example {
  readonly operation: keyof typeof operations
  readonly picture: string
  readonly input: Readonly<Record<string, string | number>>
  /** What was asked for, as a person would say it. */
  readonly asked: string
}

const examples: readonly Example[] = [
  { operation: 'remove-background', picture: 'astronaut', input: {}, asked: 'cut out' },
  {
    operation: 'replace-background',
    picture: 'astronaut',
    input: { prompt: 'gradient from peach to sky blue' },
    asked: '“gradient from peach to sky blue”',
  },
  { operation: 'blur-background', picture: 'coffee', input: {}, asked: 'out of focus' },
  {
    operation: 'erase-object',
    picture: 'rocket',
    input: { mask: 'mask' },
    asked: 'the rocket, painted over',
  },
  {
    operation: 'outpaint',
    picture: 'rocket',
    input: { left: 160, right: 160, top: 0, bottom: 0 },
    asked: '160 pixels to the left and the right',
  },
  {
    operation: 'search-and-recolor',
    picture: 'astronaut',
    input: { search: 'the orange suit', prompt: 'royal blue' },
    asked: 'find “the orange suit”, make it “royal blue”',
  },
  {
    operation: 'instruct-edit',
    picture: 'cat',
    input: { prompt: 'much warmer, more contrast, add a vignette and crop it square' },
    asked: '“much warmer, more contrast, add a vignette and crop it square”',
  },
  { operation: 'style-transfer', picture: 'cat', input: { style: 'watercolour' }, asked: 'watercolour' },
  { operation: 'style-transfer', picture: 'astronaut', input: { style: 'linocut' }, asked: 'linocut' },
  {
    operation: 'style-transfer',
    picture: 'cat',
    input: { style_image: 'example' },
    asked: 'as a mosaic of the rocket is made',
  },
  { operation: 'vary', picture: 'coffee', input: { variation: 0.8 }, asked: 'one of four others' },
  { operation: 'vectorize-image', picture: 'coffee', input: {}, asked: 'as curves' },
  {
    operation: 'adjust-image',
    picture: 'coffee',
    input: { filter: 'teal-and-orange' },
    asked: 'Teal and orange',
  },
  { operation: 'adjust-image', picture: 'cat', input: { filter: 'noir' }, asked: 'Noir' },
  {
    operation: 'select-object',
    picture: 'coffee',
    input: { x: 0.15, y: 0.85 },
    asked: 'the table, by a press',
  },
  {
    operation: 'relight',
    picture: 'astronaut',
    input: { light_from: 'right', prompt: 'cold blue', strength: 0.7 },
    asked: '“cold blue”, from the right',
  },
  {
    operation: 'structure-to-image',
    picture: 'rocket',
    input: { prompt: 'sunset over the sea' },
    asked: '“sunset over the sea”',
  },
  { operation: 'structure-map', picture: 'astronaut', input: { map: 'depth' }, asked: 'depth' },
  { operation: 'structure-map', picture: 'cat', input: { map: 'segments' }, asked: 'areas' },
  { operation: 'structure-map', picture: 'astronaut', input: { map: 'pose' }, asked: 'pose' },
  {
    operation: 'sketch-to-image',
    picture: 'sketch',
    input: { prompt: 'a red house and a tree on a meadow at sunset' },
    asked: '“a red house and a tree on a meadow at sunset”',
  },
]

mkdirSync(folder, { recursive: true })
const size = { width: 640, height: 427 }
const bar = await sharp({ create: { width: 60, height: 320, channels: 3, background: '#fff' } })
  .png()
  .toBuffer()
const mask = await sharp({ create: { ...size, channels: 3, background: '#000' } })
  .composite([{ input: bar, left: 295, top: 95 }])
  .png()
  .toBuffer()
const scratch = tmpdir()
const bytesOf = (made: Made): Uint8Array | string => ('bytes' in made ? made.bytes : made.file)
const mosaic = await toolFor('style-transfer')?.(
  {
    input: { image: 'image', style: 'mosaic' },
    files: { image: photograph('rocket') },
    seed: 1,
    index: 0,
    scratch,
  },
  () => undefined,
)
const example = mosaic !== undefined && 'bytes' in mosaic ? mosaic.bytes : photograph('rocket')
const sections: string[] = []
for (const [at, { operation, picture, input, asked }] of examples.entries()) {
  const tool = toolFor(operation)
  if (tool === undefined) throw new Error(`no tool for ${operation}`)
  const image = photograph(picture)
  const made = await tool(
    { input: { ...input, image: 'image' }, files: { image, mask, example }, seed: 1, index: 0, scratch },
    () => undefined,
  )
  const name = `${String(at + 1).padStart(2, '0')}-${operation}.webp`
  writeFileSync(new URL(name, folder), await beside(image, bytesOf(made)))
  const { title } = operations[operation]
  sections.push(`### ${title}: ${asked}\n\n![Before and after: ${title}](editing/${name})\n`)
}
writeFileSync(
  fileURLToPath(new URL('../docs/editing.md', import.meta.url)),
  `${readFileSync(new URL('editing-head.md', import.meta.url), 'utf8').trimEnd()}\n\n${sections.join('\n')}`,
)

/** Several of one kind on one sheet, for docs/designing.md. */
async function sheet(
  name: string,
  columns: number,
  cell: { readonly width: number; readonly height: number },
  made: readonly {
    readonly operation: keyof typeof operations
    readonly input: object
    readonly seed: number
  }[],
): Promise<void> {
  const gap = 8
  const tiles = await Promise.all(
    made.map(async ({ operation, input, seed }, at) => {
      const asked = operations[operation].read(input).input
      const tool = toolFor(operation)
      if (tool === undefined) throw new Error(`no tool for ${operation}`)
      const result = await tool({ input: asked, files: {}, seed, index: 0, scratch }, () => undefined)
      return {
        input: await sharp(bytesOf(result)).resize(cell.width, cell.height).png().toBuffer(),
        left: (at % columns) * (cell.width + gap),
        top: Math.floor(at / columns) * (cell.height + gap),
      }
    }),
  )
  const rows = Math.ceil(made.length / columns)
  const whole = await sharp({
    create: {
      width: columns * (cell.width + gap) - gap,
      height: rows * (cell.height + gap) - gap,
      channels: 4,
      background: '#00000000',
    },
  })
    .composite(tiles)
    .webp({ quality: 86 })
    .toBuffer()
  writeFileSync(new URL(`../docs/editing/${name}.webp`, import.meta.url), whole)
}
await sheet(
  'logos',
  4,
  { width: 300, height: 225 },
  Array.from({ length: 8 }, (_, at) => ({
    operation: 'generate-logo',
    input: {
      name: 'Café Aurelia',
      tagline: 'Coffee & pastry',
      industry: 'coffee roastery',
      ground: at === 7 ? 'dark' : 'light',
    },
    seed: 40 + at,
  })),
)
await sheet(
  'patterns',
  4,
  { width: 300, height: 300 },
  [
    'lemons on light blue',
    'art deco scales in gold on navy',
    'tropical flowers and parrots on dark green',
    'terrazzo',
    'mushrooms on midnight blue',
    'plaid in red and green',
    'ornament in terracotta and sage',
    'triangles',
  ].map((prompt, at) => ({ operation: 'generate-pattern', input: { prompt }, seed: 5 + at })),
)

/** Both at one height, side by side; what is transparent on a board of squares. */
async function beside(before: Uint8Array, after: Uint8Array | string): Promise<Buffer> {
  const height = 320
  const shown = await Promise.all(
    [before, after].map((one) => sharp(one).resize({ height }).png().toBuffer()),
  )
  const widths = await Promise.all(shown.map(async (one) => (await sharp(one).metadata()).width))
  const width = widths.reduce((sum, one) => sum + one, 12)
  const board = Buffer.from(
    `<svg width="${width}" height="${height}"><defs><pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="#fff"/><path d="M0 0h10v10H0zM10 10h10v10H10z" fill="#ddd"/></pattern></defs><rect width="100%" height="100%" fill="url(#p)"/></svg>`,
  )
  const left = (widths[0] ?? 0) + 12
  return sharp(board)
    .composite(shown.map((input, at) => ({ input, left: at === 0 ? 0 : left, top: 0 })))
    .webp({ quality: 82 })
    .toBuffer()
}
