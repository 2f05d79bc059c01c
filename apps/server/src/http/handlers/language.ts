import { routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { LanguageEvent, Services } from '../services.ts'

/** Help with words and pictures. */
export function languageHandlers({ language }: Services): Handled[] {
  return [
    handle(routes.enhancePrompt, ({ who, query, body, signal }) =>
      language.answer('enhance-prompt', { who, ...query }, body, signal),
    ),
    handle(routes.captionImage, ({ who, query, body, signal }) =>
      language.answer('caption-image', { who, ...query }, body, signal),
    ),
    handle(routes.suggestStyles, ({ who, query, body, signal }) =>
      language.answer('suggest-styles', { who, ...query }, body, signal),
    ),
    handle(routes.generateNegative, ({ who, query, body, signal }) =>
      language.answer('generate-negative', { who, ...query }, body, signal),
    ),
    handle(routes.parseSearch, ({ who, query, body, signal }) =>
      language.answer('parse-search', { who, ...query }, body, signal),
    ),
    handle(routes.analyzeReferences, ({ who, query, body, signal }) =>
      language.answer('analyze-references', { who, ...query }, body, signal),
    ),
    handle(routes.suggestPrompts, ({ who, query, body, signal }) =>
      language.answer('prompt-suggestions', { who, ...query }, body, signal),
    ),
    handle(routes.analyzeReferencesStream, async ({ who, query, body, signal }) =>
      begun(language.stream('analyze-references', { who, ...query }, body, signal)),
    ),
    handle(routes.suggestPromptsStream, async ({ who, query, body, signal }) =>
      begun(language.stream('prompt-suggestions', { who, ...query }, body, signal)),
    ),
  ]
}

/** Waits for the first event, so that what is refused is refused with a status and not within a stream. */
async function begun(events: AsyncIterator<LanguageEvent>) {
  const first = await events.next()
  return (async function* () {
    if (first.done === true) return
    yield { id: null, event: first.value }
    for (let next = await events.next(); next.done !== true; next = await events.next())
      yield { id: null, event: next.value }
  })()
}
