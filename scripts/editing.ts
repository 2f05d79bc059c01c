/** `npm run editing`: what each tool makes of a photograph offline, for docs/editing.md. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { operations } from '@krya/contracts'
import type { Made } from '@krya/darkroom'
import sharp from 'sharp'
import { toolFor } from '../packages/atelier/engine/tools.ts'
import { examples } from './editing/examples.ts'
import { photographs } from './editing/photographs.ts'
import { maskOf, shownOf } from './editing/show.ts'

const folder = new URL('../docs/editing/', import.meta.url)
mkdirSync(folder, { recursive: true })
// An example that moved would leave its picture behind under the old number.
for (const name of readdirSync(folder)) if (/^\d/.test(name)) rmSync(new URL(name, folder))

const scratch = tmpdir()
const bytesOf = (made: Made): Uint8Array | string => ('bytes' in made ? made.bytes : made.file)
const mosaic = await toolFor('style-transfer')?.(
  {
    input: { image: 'image', style: 'mosaic' },
    files: { image: photographs.rocket },
    seed: 1,
    index: 0,
    scratch,
  },
  () => undefined,
)
const style = mosaic !== undefined && 'bytes' in mosaic ? mosaic.bytes : photographs.rocket
const sections: string[] = []
for (const [at, example] of examples.entries()) {
  const { operation, picture, input, asked, painted, results = 1 } = example
  const tool = toolFor(operation)
  if (tool === undefined) throw new Error(`no tool for ${operation}`)
  const image = photographs[picture]
  const files = {
    image,
    example: style,
    ...(painted === undefined ? {} : { mask: await maskOf(await sharp(image).metadata(), painted) }),
  }
  const made: (Uint8Array | string)[] = []
  for (let index = 0; index < results; index += 1)
    made.push(
      bytesOf(
        await tool({ input: { ...input, image: 'image' }, files, seed: 1, index, scratch }, () => undefined),
      ),
    )
  const name = `${String(at + 1).padStart(2, '0')}-${operation}.webp`
  writeFileSync(new URL(name, folder), await shownOf(example, image, made))
  const { title } = operations[operation]
  sections.push(`### ${title}: ${asked}\n\n![Before and after: ${title}](editing/${name})\n`)
}
writeFileSync(
  fileURLToPath(new URL('../docs/editing.md', import.meta.url)),
  `${readFileSync(new URL('editing/head.md', import.meta.url), 'utf8').trimEnd()}\n\n${sections.join('\n')}`,
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
