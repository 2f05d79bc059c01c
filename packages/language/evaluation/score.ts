import { styles } from '@krya/catalog'
import type { LanguageInput, LanguageOutput, LanguageTask } from '@krya/contracts'
import { type Picture, tasks } from '../task.ts'
import { parseSearch } from '../rules/search.ts'
import { kindOf } from '../rules/words.ts'
import { type PictureCase, pictureCases } from './colours.ts'
import { type PromptCase, promptCases } from './prompts.ts'
import { saidOn, type SearchCase, searchCases } from './searches.ts'
import { type SeenCase, seenCases } from './seen.ts'

/** How one case went: the checks it passed of those there are. */
export interface Scored {
  readonly name: string
  readonly passed: number
  readonly checks: number
  /** What went wrong, in words. */
  readonly wrong: readonly string[]
}

/** Gives a task’s answer: the rules, or a model. */
export type Answering = <Task extends LanguageTask>(
  task: Task,
  input: LanguageInput<Task>,
  pictures: readonly Picture[],
) => Promise<LanguageOutput<Task>>

/** The rules, as somebody who answers; sentences about time are said on a fixed day. */
export const byRules: Answering = async (task, input, pictures) => tasks[task].rules(input, pictures)

type Checks = Readonly<Record<string, boolean>>

/**
 * Runs every case of a task and says how each went.
 * @param draw makes pictures for whoever sees; left out: pictures are what the rules know of them
 */
export async function evaluate(
  task: LanguageTask,
  answer: Answering,
  draw?: (prompt: string) => Promise<Picture>,
): Promise<Scored[]> {
  switch (task) {
    case 'enhance-prompt':
      return each(
        promptCases,
        ({ prompt }) => prompt,
        async (one) =>
          enhanced(
            one,
            await answer(task, { prompt: one.prompt, translate: false, only_translate: false }, []),
          ),
      )
    case 'generate-negative':
      return each(
        promptCases,
        ({ prompt }) => prompt,
        async (one) => negated(one, await answer(task, { prompt: one.prompt }, [])),
      )
    case 'suggest-styles':
      return each(
        promptCases,
        ({ prompt }) => prompt,
        async (one) => styled(one, await answer(task, { prompt: one.prompt }, [])),
      )
    case 'prompt-suggestions':
      return each(
        promptCases,
        ({ prompt }) => prompt,
        async (one) => suggested(one, await answer(task, { prompt: one.prompt, count: 4 }, [])),
      )
    case 'parse-search':
      return each(
        searchCases,
        ({ query }) => query,
        async (one) =>
          searched(
            one,
            answer === byRules
              ? parseSearch({ query: one.query }, saidOn)
              : await answer(task, { query: one.query }, []),
          ),
      )
    case 'caption-image':
      if (draw !== undefined)
        return each(seenCases, promptOf, async (one) =>
          captioned(one, await answer(task, { asset: someId }, [await draw(one.prompt)])),
        )
      return each(pictureCases, nameOf, async (one) =>
        described(one, await answer(task, { asset: someId }, [pictureOf(one)])),
      )
    case 'analyze-references':
      if (draw !== undefined)
        return each(seenCases, promptOf, async (one) =>
          summed(one, await answer(task, { assets: [someId] }, [await draw(one.prompt)])),
        )
      return each(pictureCases, nameOf, async (one) =>
        analysed(one, await answer(task, { assets: [someId] }, [pictureOf(one)])),
      )
  }
}

const someId = '018f0000-0000-7000-8000-000000000001'
const promptOf = ({ prompt }: SeenCase): string => prompt
const nameOf = ({ facts }: PictureCase): string => `${facts.colours[0]?.hex} ${facts.width} × ${facts.height}`
const pictureOf = ({ facts }: PictureCase): Picture => ({
  bytes: new Uint8Array(),
  mediaType: 'image/jpeg',
  facts,
})

async function each<Case>(
  cases: readonly Case[],
  name: (one: Case) => string,
  check: (one: Case) => Promise<Checks>,
): Promise<Scored[]> {
  const scored: Scored[] = []
  for (const one of cases) {
    const checks = Object.entries(await check(one))
    scored.push({
      name: name(one),
      checks: checks.length,
      passed: checks.filter(([, isRight]) => isRight).length,
      wrong: checks.filter(([, isRight]) => !isRight).map(([what]) => what),
    })
  }
  return scored
}

const holds = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.toLowerCase().includes(word.toLowerCase()))

const enhanced = (
  { prompt, keeps }: PromptCase,
  { prompt: richer }: LanguageOutput<'enhance-prompt'>,
): Checks => ({
  'keeps what was said': holds(richer, keeps),
  'says more': richer.length > prompt.length + 8,
  'stays readable': richer.split(/\s+/).length <= 110,
  'adds no artist': !/\bby [A-Z]\w+ [A-Z]/.test(richer),
})

function negated({ prompt }: PromptCase, { negative_prompt }: LanguageOutput<'generate-negative'>): Checks {
  const terms = negative_prompt.split(',').map((term) => term.trim())
  const asked = new Set(prompt.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
  return {
    'names several faults': terms.length >= 4 && terms.length <= 25,
    'forbids nothing that is asked for': !terms.some((term) =>
      term.split(' ').some((word) => asked.has(word)),
    ),
    'says each once': new Set(terms).size === terms.length,
  }
}

const styleIds: ReadonlySet<string> = new Set(styles.map(({ id }) => id))
const styled = ({ style }: PromptCase, { styles: chosen }: LanguageOutput<'suggest-styles'>): Checks => ({
  'knows them all': chosen.every(({ id }) => styleIds.has(id)),
  'gives three': chosen.length === 3,
  'does not repeat itself': new Set(chosen.map(({ id }) => id)).size === chosen.length,
  ...(style === undefined ? {} : { 'puts the one asked for first': chosen[0]?.id === style }),
})

const suggested = ({ keeps }: PromptCase, { suggestions }: LanguageOutput<'prompt-suggestions'>): Checks => ({
  'gives four': suggestions.length === 4,
  'all differ': new Set(suggestions).size === suggestions.length,
  'keep the subject': suggestions.every((one) => holds(one, keeps.slice(0, 1))),
})

const searched = ({ means }: SearchCase, read: LanguageOutput<'parse-search'>): Checks => ({
  text: read.text.toLowerCase() === means.text.toLowerCase(),
  time: read.after === means.after && read.before === means.before,
  favourite: read.favourite === means.favourite,
  trash: read.trash === means.trash,
})

const described = ({ says }: PictureCase, { caption, tags }: LanguageOutput<'caption-image'>): Checks => ({
  'says what is known': holds(caption, says),
  'has tags': tags.length > 0,
})

const analysed = (
  { facts, says }: PictureCase,
  { palette, summary, prompt }: LanguageOutput<'analyze-references'>,
): Checks => ({
  'has its main colour': palette.includes(facts.colours[0]?.hex ?? ''),
  'says what is known': holds(summary, says.slice(0, 2)),
  'gives a prompt that fits':
    facts.known === null ? prompt.length > 10 : kindOf(prompt) === kindOf(facts.known),
})

const isNamed = (text: string, { names }: SeenCase): boolean => names.some((name) => holds(text, [name]))

const captioned = (one: SeenCase, { caption, tags }: LanguageOutput<'caption-image'>): Checks => ({
  'names what is seen': isNamed([caption, ...tags].join(', '), one),
  'says it in a sentence': caption.split(/\s+/).length >= 4,
  'has tags': tags.length > 0,
})

const summed = (
  one: SeenCase,
  { palette, summary, prompt }: LanguageOutput<'analyze-references'>,
): Checks => ({
  'names what is seen': isNamed(summary, one),
  'has colours': palette.length > 0,
  'gives a prompt that fits': isNamed(prompt, one),
})
