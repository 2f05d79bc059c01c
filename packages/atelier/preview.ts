/** Draws one picture to look at: node packages/atelier/preview.ts "a fox in the snow" --style watercolour --out fox.png */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { illustrate } from './engine/illustrate.ts'
import { illustratorInput } from './engine/task.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    style: { type: 'string' },
    seed: { type: 'string', default: '1' },
    width: { type: 'string', default: '1024' },
    height: { type: 'string', default: '1024' },
    negative: { type: 'string' },
    out: { type: 'string', default: 'picture.png' },
  },
})
const input = illustratorInput.parse({
  prompt: positionals.join(' '),
  style: values.style,
  negative_prompt: values.negative,
  width: Number(values.width),
  height: Number(values.height),
  format: values.out.endsWith('.svg') ? 'svg' : 'png',
})
const began = performance.now()
const { bytes, scene } = await illustrate(input, Number(values.seed), () => undefined)
writeFileSync(values.out, bytes)
console.log(`${values.out}: ${Math.round(performance.now() - began)} ms`)
console.log(JSON.stringify(scene.report, undefined, 2))
