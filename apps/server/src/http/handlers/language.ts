import { routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { LanguageEvent, Services } from '../services.ts'

/** Help with words and pictures. */
export function languageHandlers({ language }: Services): Handled[] {
  return [
    handle(routes.enhancePrompt, ({ who, body, signal }) =>
      language.answer('enhance-prompt', who, body, signal),
    ),
    handle(routes.captionImage, ({ who, body, signal }) =>
      language.answer('caption-image', who, body, signal),
    ),
    handle(routes.suggestStyles, ({ who, body, signal }) =>
      language.answer('suggest-styles', who, body, signal),
    ),
    handle(routes.generateNegative, ({ who, body, signal }) =>
      language.answer('generate-negative', who, body, signal),
    ),
    handle(routes.parseSearch, ({ who, body, signal }) => language.answer('parse-search', who, body, signal)),
    handle(routes.analyzeReferences, ({ who, body, signal }) =>
      language.answer('analyze-references', who, body, signal),
    ),
    handle(routes.suggestPrompts, ({ who, body, signal }) =>
      language.answer('prompt-suggestions', who, body, signal),
    ),
    handle(routes.analyzeReferencesStream, async ({ who, body, signal }) =>
      begun(language.stream('analyze-references', who, body, signal)),
    ),
    handle(routes.suggestPromptsStream, async ({ who, body, signal }) =>
      begun(language.stream('prompt-suggestions', who, body, signal)),
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
