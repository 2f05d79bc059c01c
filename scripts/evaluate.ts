/**
 * `npm run evaluate [-- --url http://127.0.0.1:11434/v1 --model llama3.1:8b --key … --sees] [-- --task parse-search]`:
 * scores the rules, or a model, on the evaluation sets of every language task; one that sees is shown pictures that
 * Atelier draws.
 */
import { parseArgs } from 'node:util'
import { type LanguageTask, languageTasks } from '@krya/contracts'
import { overviewOf } from '@krya/darkroom/describe'
import { askModel, type Picture, tasks } from '@krya/language'
import { illustrate } from '../packages/atelier/engine/illustrate.ts'
import { type Answering, byRules, evaluate } from '../packages/language/evaluation/score.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    model: { type: 'string' },
    key: { type: 'string' },
    task: { type: 'string' },
    sees: { type: 'boolean', default: false },
  },
})
const { url, model, key, sees } = values
const byModel = (baseUrl: string, name: string): Answering => {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const endpoint = {
    baseUrl,
    headers,
    model: name,
    sees,
    price: { input: 0, output: 0, by: 'unknown' as const },
  }
  return (task, input, pictures) =>
    askModel(endpoint, tasks[task], input, pictures, { signal: AbortSignal.timeout(60_000) })
}
const answering = url === undefined || model === undefined ? byRules : byModel(url, model)
const isTask = (id: string): id is LanguageTask => id in languageTasks
const scorable = (id: LanguageTask): boolean => answering === byRules || sees || !tasks[id].looks

async function draw(prompt: string): Promise<Picture> {
  const size = { width: 512, height: 512 }
  const drawn = await illustrate({ prompt, ...size, format: 'png' }, 1, () => undefined)
  const { bytes, mediaType, colours } = await overviewOf(drawn.bytes)
  return { bytes, mediaType, facts: { ...size, known: null, colours } }
}

console.log(`| task | cases | checks passed | ${model ?? 'rules'} |\n| --- | --- | --- | --- |`)
for (const id of Object.keys(languageTasks).filter(isTask)) {
  if ((values.task !== undefined && values.task !== id) || !scorable(id)) continue
  const scored = await evaluate(id, answering, answering === byRules ? undefined : draw)
  const checks = scored.reduce((sum, one) => sum + one.checks, 0)
  const passed = scored.reduce((sum, one) => sum + one.passed, 0)
  console.log(
    `| ${id} | ${scored.length} | ${passed} of ${checks} | ${((100 * passed) / checks).toFixed(1)} % |`,
  )
  for (const { name, wrong } of scored.filter((one) => one.wrong.length > 0).slice(0, 5))
    console.error(`  ${id}: “${name}”: ${wrong.join(', ')}`)
}
