import { z } from 'zod'
import { id } from '../ids.ts'
import { answeredBy, languageTasks } from '../language/index.ts'
import { route } from './route.ts'

const errors = ['malformed_body', 'unsupported_media_type', 'body_too_large', 'content_refused'] as const
const by = { answered_by: answeredBy }
/** Beside the input, which alone says what is answered. */
const query = z.strictObject({
  project: id.optional().meta({ description: 'A project of yours, which the call’s cost counts to.' }),
})

/** Help with words and pictures: always answered, by rules of our own where no language model can be had. */
export const languageRoutes = {
  enhancePrompt: route({
    method: 'POST',
    path: '/api/llm/enhance-prompt',
    tag: 'Language',
    summary: 'Make a prompt richer, and keep what it says',
    query,
    body: languageTasks['enhance-prompt'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['enhance-prompt'].output.extend(by) },
    errors,
  }),
  captionImage: route({
    method: 'POST',
    path: '/api/llm/caption-image',
    tag: 'Language',
    summary: 'Say what a picture shows',
    query,
    body: languageTasks['caption-image'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['caption-image'].output.extend(by) },
    errors: [...errors, 'not_found'],
  }),
  suggestStyles: route({
    method: 'POST',
    path: '/api/llm/suggest-styles',
    tag: 'Language',
    summary: 'Suggest styles for a prompt',
    query,
    body: languageTasks['suggest-styles'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['suggest-styles'].output.extend(by) },
    errors,
  }),
  generateNegative: route({
    method: 'POST',
    path: '/api/llm/generate-negative',
    tag: 'Language',
    summary: 'Suggest what must not be in a picture',
    query,
    body: languageTasks['generate-negative'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['generate-negative'].output.extend(by) },
    errors,
  }),
  parseSearch: route({
    method: 'POST',
    path: '/api/llm/parse-search',
    tag: 'Language',
    summary: 'Turn a sentence into filters of the library',
    query,
    body: languageTasks['parse-search'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['parse-search'].output.extend(by) },
    errors,
  }),
  analyzeReferences: route({
    method: 'POST',
    path: '/api/llm/analyze-references',
    tag: 'Language',
    summary: 'Say what pictures have in common, and how to go their way',
    query,
    body: languageTasks['analyze-references'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['analyze-references'].output.extend(by) },
    errors: [...errors, 'not_found'],
  }),
  analyzeReferencesStream: route({
    method: 'POST',
    path: '/api/llm/analyze-references/stream',
    tag: 'Language',
    summary: 'The same, as it is written',
    description:
      'Server-sent events: `delta` with a piece of `text`, `reset` where a model broke off and what came so far does not count, then `done` with the whole answer.',
    query,
    body: languageTasks['analyze-references'].input,
    answer: { kind: 'events', status: 200 },
    errors: [...errors, 'not_found'],
  }),
  suggestPrompts: route({
    method: 'POST',
    path: '/api/llm/prompt-suggestions',
    tag: 'Language',
    summary: 'Suggest where a prompt could go',
    query,
    body: languageTasks['prompt-suggestions'].input,
    answer: { kind: 'json', status: 200, schema: languageTasks['prompt-suggestions'].output.extend(by) },
    errors,
  }),
  suggestPromptsStream: route({
    method: 'POST',
    path: '/api/llm/prompt-suggestions/stream',
    tag: 'Language',
    summary: 'The same, as it is written',
    description:
      'Server-sent events: `delta` with a piece of `text`, `reset` where a model broke off and what came so far does not count, then `done` with the whole answer.',
    query,
    body: languageTasks['prompt-suggestions'].input,
    answer: { kind: 'events', status: 200 },
    errors,
  }),
}
