/** `npm run pictures`: twelve pictures by Atelier for docs/, from twelve prompts, each its first seed: chosen by nobody. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { illustrate } from '../packages/atelier/engine/illustrate.ts'

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const size = { width: 960, height: 720 }
const firstSeed = 1

const prompts = [
  'a red fox in a snowy forest at night, full moon',
  'a lighthouse on a cliff by the sea at sunset, a sailboat, watercolour',
  'three hot air balloons over mountains at dawn',
  'Mädchen hält einen roten Regenschirm im Regen, Straße mit Neonlicht',
  'une chouette sur un arbre dans la forêt, automne, livre d’enfants',
  '海底のタコと魚',
  'an astronaut riding a horse on mars, risograph',
  'a village by a lake in the mountains, autumn, oil painting',
  'a cat on a table with books and a cup of coffee, gouache',
  'три пингвина на берегу моря, снегопад',
  'city at night in the rain, cyberpunk',
  'a windmill in a meadow with flowers "SPRING", linocut',
]

mkdirSync(folder, { recursive: true })
for (const [at, prompt] of prompts.entries()) {
  const { bytes } = await illustrate({ prompt, ...size, format: 'png' }, firstSeed, () => undefined)
  const webp = await sharp(bytes).webp({ quality: 84 }).toBuffer()
  writeFileSync(path.join(folder, `${String(at + 1).padStart(2, '0')}.webp`), webp)
}
const rows = prompts.map(
  (prompt, at) =>
    `### ${at + 1}. ${prompt}\n\n![${prompt}](pictures/${String(at + 1).padStart(2, '0')}.webp)`,
)
writeFileSync(
  path.join(folder, '../pictures.md'),
  `<!-- Written by \`npm run pictures\`; change the script, not this page. -->\n\n# Twelve pictures by Atelier\n\nDrawn offline on the CPU, each the first seed of its prompt: chosen by nobody.\n\n${rows.join('\n\n')}\n`,
)
