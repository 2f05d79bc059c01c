/** One piece of work in a process of its own, so that its peak of memory is its own: `operation side`, as JSON. */
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import sharp from 'sharp'
import { toolFor } from '../packages/atelier/engine/tools.ts'

/** What the system says of a process is inherited from the one that started it; Linux also tells its own. */
function peakKilobytes(): number {
  const told = '/proc/self/status'
  const own = existsSync(told) ? /VmHWM:\s+(\d+)/.exec(readFileSync(told, 'utf8'))?.[1] : undefined
  return own === undefined ? process.resourceUsage().maxRSS : Number(own)
}

const [operation = '', side = '512', input = '{}'] = process.argv.slice(2)
const tool = toolFor(operation)
if (tool === undefined) throw new Error(`no tool for ${operation}`)
const length = Number(side)
const photograph = readFileSync(new URL('../packages/darkroom/fixtures/astronaut.webp', import.meta.url))
const image = await sharp(photograph).resize(length, length).jpeg({ quality: 92 }).toBuffer()
const hole = Math.round(length / 5)
const white = await sharp({ create: { width: hole, height: hole, channels: 3, background: '#fff' } })
  .png()
  .toBuffer()
const mask = await sharp({ create: { width: length, height: length, channels: 3, background: '#000' } })
  .composite([{ input: white, left: Math.round(length * 0.65), top: Math.round(length * 0.2) }])
  .png()
  .toBuffer()
const began = performance.now()
const work = { ...JSON.parse(input), image: 'image', mask: 'mask' }
await tool({ input: work, files: { image, mask }, seed: 1, index: 0, scratch: tmpdir() }, () => undefined)
console.log(
  JSON.stringify({
    ms: performance.now() - began,
    megabytes: Math.round(peakKilobytes() / 1024),
  }),
)
