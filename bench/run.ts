/** `npm run bench`: measures what docs/benchmarks.md tells, on this machine, and writes it; with names, those parts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
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

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
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
const tables = wanted.length === 0 ? new Map<string, Figure[]>() : tablesOf(readFileSync(page, 'utf8'))
tables.set(machine, amended(tables.get(machine) ?? [], figures))
writeFileSync(page, await format(written(tables), { parser: 'markdown', ...(await resolveConfig(page)) }))

function written(all: ReadonlyMap<string, readonly Figure[]>): string {
  const sections = [...all].map(
    ([where, rows]) =>
      `## On ${where}\n\n| what | measured | how |\n| --- | --- | --- |\n${rows.map(({ what, value, how }) => `| ${what} | ${value} | ${how} |`).join('\n')}\n`,
  )
  return `<!-- Written by \`npm run bench\`; run it again instead of changing this page. -->\n\n# Benchmarks\n\nTimes vary by a third from run to run on such machines; ratios were taken within one run.\n\n${sections.join('\n')}`
}

/** What the page tells already, by the machine it was measured on. */
function tablesOf(text: string): Map<string, Figure[]> {
  const sections = text.split('\n## On ').slice(1)
  return new Map(
    sections.map((section) => {
      const [where = '', ...lines] = section.split('\n')
      const rows = lines.filter((line) => line.startsWith('| ')).slice(2)
      return [where, rows.flatMap(figureIn)]
    }),
  )
}

function figureIn(row: string): Figure[] {
  const [what, value, how] = row
    .slice(1, -1)
    .split(' | ')
    .map((cell) => cell.trim())
  return what === undefined || value === undefined || how === undefined ? [] : [{ what, value, how }]
}

/** What was measured again takes the place of what was told of it; what is new comes last. */
function amended(before: readonly Figure[], now: readonly Figure[]): Figure[] {
  const known = new Set(before.map(({ what }) => what))
  return [
    ...before.map((figure) => now.find(({ what }) => what === figure.what) ?? figure),
    ...now.filter(({ what }) => !known.has(what)),
  ]
}
