import { readFileSync } from 'node:fs'
import { type LanguageInput, type LanguageOutput, type LanguageTask, languageTasks } from '@krya/contracts'
import type { z } from 'zod'
import { styles } from '@krya/catalog'
import { caption, type PictureFacts } from '@krya/darkroom/describe'
import { enhance } from './rules/enhance.ts'
import { negative } from './rules/negative.ts'
import { analyze } from './rules/references.ts'
import { parseSearch } from './rules/search.ts'
import { suggestStyles } from './rules/styles.ts'
import { suggestPrompts } from './rules/suggestions.ts'
import { kindOf } from './rules/words.ts'

/** A picture that a task looks at: as a model sees it, and as the rules know it. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly facts: PictureFacts
}

/** What one task asks of a language model, and what it does without one. */
export interface Task<Id extends LanguageTask> {
  readonly id: Id
  /** The version of its prompt; the text lies in prompts/<id>.<version>.md. */
  readonly version: number
  /** What its answer must be like. */
  readonly output: z.ZodType<LanguageOutput<Id>>
  /** What the model is told, after the prompt. */
  readonly ask: (input: LanguageInput<Id>) => string
  /** Whether only a model that sees can do it. */
  readonly looks: boolean
  /** Takes out what is well-formed and still wrong; undefined: nothing useful is left. */
  readonly check?: (output: LanguageOutput<Id>, input: LanguageInput<Id>) => LanguageOutput<Id> | undefined
  readonly rules: (input: LanguageInput<Id>, pictures: readonly Picture[]) => LanguageOutput<Id>
}

/** What is known of a picture, and what kind of thing it shows where that was said. */
function known(facts: PictureFacts): LanguageOutput<'caption-image'> {
  const { caption: said, tags } = caption(facts)
  return { caption: said, tags: facts.known === null ? tags : [...tags, kindOf(facts.known)] }
}

const today = (): string => new Date().toISOString().slice(0, 10)
const styleIds: ReadonlySet<string> = new Set(styles.map(({ id }) => id))
const styleList = styles.map(({ id, description }) => `${id}: ${description}`).join('\n')

/** Every task. */
export const tasks: { readonly [Id in LanguageTask]: Task<Id> } = {
  'enhance-prompt': {
    id: 'enhance-prompt',
    version: 2,
    output: languageTasks['enhance-prompt'].output,
    looks: false,
    ask: ({ prompt, translate, only_translate }) =>
      `${only_translate ? 'Only translate it to English.\n' : translate ? 'Translate it to English as well.\n' : ''}The prompt:\n${prompt}`,
    rules: (input) => enhance(input),
  },
  'caption-image': {
    id: 'caption-image',
    version: 1,
    output: languageTasks['caption-image'].output,
    looks: true,
    ask: () => 'Describe this picture.',
    rules: (_, [picture]) =>
      picture === undefined ? { caption: 'A picture.', tags: [] } : known(picture.facts),
  },
  'suggest-styles': {
    id: 'suggest-styles',
    version: 1,
    output: languageTasks['suggest-styles'].output,
    looks: false,
    ask: ({ prompt }) => `The list:\n${styleList}\n\nThe prompt:\n${prompt}`,
    check(output) {
      const known = output.styles.filter(({ id }) => styleIds.has(id))
      return known.length === 0 ? undefined : { styles: known }
    },
    rules: (input) => suggestStyles(input),
  },
  'generate-negative': {
    id: 'generate-negative',
    version: 1,
    output: languageTasks['generate-negative'].output,
    looks: false,
    ask: ({ prompt }) => `The prompt:\n${prompt}`,
    rules: (input) => negative(input),
  },
  'parse-search': {
    id: 'parse-search',
    version: 1,
    output: languageTasks['parse-search'].output,
    looks: false,
    ask: ({ query }) => `Today is ${today()}.\nThe sentence:\n${query}`,
    rules: (input) => parseSearch(input),
  },
  'analyze-references': {
    id: 'analyze-references',
    version: 1,
    output: languageTasks['analyze-references'].output,
    looks: true,
    ask: ({ assets }) => `These are ${assets.length} reference pictures.`,
    rules: (_, pictures) => analyze(pictures.map(({ facts }) => facts)),
  },
  'prompt-suggestions': {
    id: 'prompt-suggestions',
    version: 1,
    output: languageTasks['prompt-suggestions'].output,
    looks: false,
    ask: ({ prompt, count }) => `Give ${count} suggestions.\nThe prompt:\n${prompt}`,
    check: ({ suggestions }, { count }) => ({ suggestions: suggestions.slice(0, count) }),
    rules: (input) => suggestPrompts(input),
  },
}

/** The prompt of a task, as it stands in its file. */
export function promptOf({ id, version }: Pick<Task<LanguageTask>, 'id' | 'version'>): string {
  return readFileSync(new URL(`prompts/${id}.${version}.md`, import.meta.url), 'utf8').trim()
}
