/** `npm run bench`: measures what docs/benchmarks.md tells, on this machine, and writes it. */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { atelierTimes } from './atelier.ts'
import { bundleSize } from './bundle.ts'
import { darkroomTimes } from './darkroom.ts'
import { editorTimes } from './editor.ts'
import { listTimes } from './lists.ts'
import { liveTimes } from './live-engine.ts'
import { overhead } from './overhead.ts'
import type { Figure } from './figure.ts'
import { providerTimes } from './providers.ts'
import { realtimeTimes } from './realtime.ts'
import { startUp } from './start-up.ts'

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'start-up': startUp,
  overhead,
  providers: providerTimes,
  atelier: atelierTimes,
  'live-engine': async () => [...liveTimes(512), ...liveTimes(1024)],
  realtime: realtimeTimes,
  darkroom: darkroomTimes,
  editor: editorTimes,
  lists: listTimes,
  bundle: bundleSize,
}

const wanted = process.argv.slice(2)
const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const figure of await measure()) {
    figures.push(figure)
    console.log(`${figure.what}: ${figure.value}`)
  }
}

const [processor] = cpus()
const machine = `${cpus().length} × ${processor?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
const table = figures.map(({ what, value, how }) => `| ${what} | ${value} | ${how} |`).join('\n')
if (wanted.length === 0)
  writeFileSync(
    fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url)),
    `<!-- Written by \`npm run bench\`; run it again instead of changing this page. -->\n\n# Benchmarks\n\nMeasured on ${machine}. Times vary by a third from run to run on such a machine; ratios were taken within one run.\n\n| what | measured | how |\n| --- | --- | --- |\n${table}\n`,
  )
