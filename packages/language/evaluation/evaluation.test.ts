import { type LanguageTask, languageTasks } from '@krya/contracts'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { parseSearch } from '../rules/search.ts'
import type { Picture } from '../task.ts'
import { type Answering, byRules, evaluate } from './score.ts'

/** What the rules reach today, in hundredths of all checks: a change that makes them worse is seen here. */
const reached: Readonly<Record<LanguageTask, number>> = {
  'enhance-prompt': 100,
  'caption-image': 100,
  'suggest-styles': 97,
  'generate-negative': 100,
  'parse-search': 98,
  'analyze-references': 100,
  'prompt-suggestions': 100,
}

describe('reading a search', () => {
  it('never breaks, whatever is said', () => {
    const words = fc.constantFrom(
      'last',
      'ago',
      'years',
      'since',
      'march',
      '9999',
      '2026-13-45',
      'before',
      'in',
      'favourite',
      '999999999999',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { minLength: 1, maxLength: 12 }), (said) => {
        const query = said.join(' ').slice(0, 500) || 'x'
        expect(languageTasks['parse-search'].output.safeParse(parseSearch({ query })).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the rules', () => {
  it.each(Object.entries(reached))('answer %s well on sixty cases or more', async (id, least) => {
    const task = Object.keys(languageTasks).find((one): one is LanguageTask => one === id)
    if (task === undefined) throw new Error(`no task ${id}`)
    const scored = await evaluate(task, byRules)
    expect(scored.length).toBeGreaterThanOrEqual(60)
    const passed = scored.reduce((sum, one) => sum + one.passed, 0)
    const checks = scored.reduce((sum, one) => sum + one.checks, 0)
    const worst = scored
      .filter(({ wrong }) => wrong.length > 0)
      .map(({ name, wrong }) => `${name}: ${wrong.join(', ')}`)
    expect((100 * passed) / checks, worst.slice(0, 12).join('\n')).toBeGreaterThanOrEqual(least)
  })
})

describe('a model that sees', () => {
  const drawn = async (prompt: string): Promise<Picture> => ({
    bytes: Buffer.from(prompt),
    mediaType: 'image/png',
    facts: { width: 512, height: 512, known: null, colours: [{ hex: '#808082', share: 1 }] },
  })
  /** Sees the words that a picture is made of here, as another would what is drawn. */
  const seeing: Answering = (task, input, pictures) =>
    byRules(
      task,
      input,
      pictures.map(({ bytes, facts, ...rest }) => ({
        ...rest,
        bytes,
        facts: { ...facts, known: Buffer.from(bytes).toString() },
      })),
    )
  const share = async (task: LanguageTask, answering: Answering): Promise<number> => {
    const scored = await evaluate(task, answering, drawn)
    expect(scored.length).toBeGreaterThanOrEqual(60)
    const sum = (what: 'passed' | 'checks') => scored.reduce((total, one) => total + one[what], 0)
    return sum('passed') / sum('checks')
  }

  it.each(['caption-image', 'analyze-references'] as const)(
    'is scored on %s by whether it names what it is shown',
    async (task) => {
      expect(await share(task, seeing)).toBe(1)
      expect(await share(task, byRules)).toBeLessThan(0.7)
    },
  )
})
