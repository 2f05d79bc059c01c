import { cleanText } from '@krya/contracts'

/** As much of a log as fits beside a bar of progress. */
const longest = 120
/** A bar of progress as Python’s tqdm draws it: ` 40%|####      | 4/10 [00:01<00:02, 3.2it/s]`. */
const bar = /(\d{1,3})%\|[^|]*\|\s*(\d+)\/(\d+)?/

/** What the lines of a model’s log tell last: how far it is, where a bar says so, and words for a person. */
export function readLog(lines: readonly string[]): { readonly progress?: number; readonly words?: string } {
  const percent = lines
    .map((line) => bar.exec(line)?.[1] ?? /(\d{1,3})%/.exec(line)?.[1])
    .findLast((found) => found !== undefined)
  const words = lines.map(worded).findLast((line) => line !== '')
  return {
    ...(percent === undefined ? {} : { progress: Math.min(1, Number(percent) / 100) }),
    ...(words === undefined ? {} : { words }),
  }
}

function worded(line: string): string {
  const [, , done, all] = bar.exec(line) ?? []
  if (done !== undefined && all !== undefined) return `Step ${done} of ${all}`
  // A bar is redrawn in its line: what was written last is what counts.
  const text = cleanText(line).replace(/\s+/g, ' ')
  return text.length > longest
    ? `${text
        .slice(0, longest - 1)
        .trimEnd()
        .toWellFormed()}…`
    : text
}
