/** `npm run editing`: what each tool makes of a photograph offline, for docs/editing.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { operations } from '@krya/contracts'
import sharp from 'sharp'
import { toolFor } from '../packages/atelier/engine/tools.ts'

const folder = new URL('../docs/editing/', import.meta.url)
const photograph = (name: string): Buffer =>
  readFileSync(new URL(`../packages/darkroom/fixtures/${name}.webp`, import.meta.url))

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
  { operation: 'vectorize-image', picture: 'coffee', input: {}, asked: 'as curves' },
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
const sections: string[] = []
for (const [at, { operation, picture, input, asked }] of examples.entries()) {
  const tool = toolFor(operation)
  if (tool === undefined) throw new Error(`no tool for ${operation}`)
  const image = photograph(picture)
  const made = await tool(
    { input: { ...input, image: 'image' }, files: { image, mask }, seed: 1, index: 0 },
    () => undefined,
  )
  const name = `${String(at + 1).padStart(2, '0')}-${operation}.webp`
  writeFileSync(new URL(name, folder), await beside(image, made.bytes))
  const { title } = operations[operation]
  sections.push(`### ${title}: ${asked}\n\n![Before and after: ${title}](editing/${name})\n`)
}
writeFileSync(
  fileURLToPath(new URL('../docs/editing.md', import.meta.url)),
  `${readFileSync(new URL('editing-head.md', import.meta.url), 'utf8').trimEnd()}\n\n${sections.join('\n')}`,
)

/** Both at one height, side by side; what is transparent on a board of squares. */
async function beside(before: Uint8Array, after: Uint8Array): Promise<Buffer> {
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
