/** Adds up what test runs have printed: `node scripts/test-summary.ts <log>` tells `412 passed, 0 failed`. */
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const [file = ''] = process.argv.slice(2)
const lines = stripVTControlCharacters(readFileSync(file, 'utf8')).split('\n')
/** Vitest's line begins with “Tests”; Playwright's is the number and the word alone. */
const told = lines.filter(
  (line) => /^\s*Tests\s/.test(line) || /^\s*\d+ (?:passed|failed|skipped)\b/.test(line),
)

function count(word: string): number {
  const found = told.flatMap((line) => [...line.matchAll(new RegExp(`(\\d+) ${word}\\b`, 'g'))])
  return found.reduce((sum, match) => sum + Number(match[1]), 0)
}

const skipped = count('skipped')
console.log(
  `${count('passed')} passed, ${count('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
)
