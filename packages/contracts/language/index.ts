import { z } from 'zod'
import { id } from '../ids.ts'
import { personText } from '../text.ts'

export { languageOf } from './language-of.ts'

const words = (most: number) => personText().min(1, 'say something').max(most)
const assets = z.array(id).min(1, 'name a picture').max(8)

/** Who answered: a language model somewhere, or the studio’s own rules. */
export const answeredBy = z
  .object({
    provider: z.string(),
    model: z.string(),
    /** What this answer cost; 0 where nothing was asked, as for one that was kept. */
    credits: z.number(),
    /** False: the price of this model is not known, and counts as nothing. */
    price_known: z.boolean(),
    /** Why those before it in the chain did not. */
    passed: z.array(z.string()),
  })
  .meta({ id: 'AnsweredBy' })
export type AnsweredBy = z.infer<typeof answeredBy>

export const languageTasks = {
  'enhance-prompt': {
    input: z
      .strictObject({
        prompt: words(4000),
        /** Whether it is to be in English afterwards, for models that know no other language. */
        translate: z.boolean().default(false),
        /** Whether it is put into English and left as it is otherwise. */
        only_translate: z.boolean().default(false),
      })
      .meta({ id: 'EnhancePrompt' }),
    output: z
      .object({ prompt: z.string().min(1).max(6000), language: z.string().max(40) })
      .meta({ id: 'EnhancedPrompt' }),
  },
  'caption-image': {
    input: z.strictObject({ asset: id }).meta({ id: 'CaptionImage' }),
    output: z
      .object({ caption: z.string().min(1).max(2000), tags: z.array(z.string().max(60)).max(20) })
      .meta({ id: 'Caption' }),
  },
  'suggest-styles': {
    input: z.strictObject({ prompt: words(4000) }).meta({ id: 'SuggestStyles' }),
    output: z
      .object({
        styles: z
          .array(z.object({ id: z.string(), reason: z.string().max(300) }))
          .min(1)
          .max(6),
      })
      .meta({ id: 'StyleSuggestions' }),
  },
  'generate-negative': {
    input: z.strictObject({ prompt: words(4000) }).meta({ id: 'GenerateNegative' }),
    output: z.object({ negative_prompt: z.string().max(1000) }).meta({ id: 'NegativePrompt' }),
  },
  'parse-search': {
    input: z.strictObject({ query: words(500) }).meta({ id: 'ParseSearch' }),
    output: z
      .object({
        /** Words to search by; empty: everything. */
        text: z.string().max(200),
        favourite: z.boolean().nullable(),
        trash: z.boolean(),
        /** Days, both included. */
        after: z.iso.date().nullable(),
        before: z.iso.date().nullable(),
      })
      .meta({ id: 'ParsedSearch' }),
  },
  'analyze-references': {
    input: z.strictObject({ assets }).meta({ id: 'AnalyzeReferences' }),
    output: z
      .object({
        summary: z.string().min(1).max(2000),
        /** Colours they share, as #rrggbb. */
        palette: z.array(z.string().regex(/^#[0-9a-f]{6}$/i)).max(8),
        mood: z.array(z.string().max(60)).max(8),
        /** A prompt that goes their way. */
        prompt: z.string().min(1).max(4000),
      })
      .meta({ id: 'ReferenceAnalysis' }),
  },
  'prompt-suggestions': {
    input: z
      .strictObject({ prompt: words(4000), count: z.int().min(1).max(8).default(4) })
      .meta({ id: 'SuggestPrompts' }),
    output: z
      .object({ suggestions: z.array(z.string().min(1).max(2000)).min(1).max(8) })
      .meta({ id: 'PromptSuggestions' }),
  },
} as const

export type LanguageTask = keyof typeof languageTasks
export type LanguageInput<Task extends LanguageTask> = z.infer<(typeof languageTasks)[Task]['input']>
export type LanguageOutput<Task extends LanguageTask> = z.infer<(typeof languageTasks)[Task]['output']>
