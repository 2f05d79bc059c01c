import { type LanguageEvent, languageEvent, type LanguageInput, routes } from '@krya/contracts'
import { messagesOf } from './events.ts'

/** Language routes that tell of their answer while it is written. */
export const writtenRoutes = {
  'analyze-references': routes.analyzeReferencesStream,
  'prompt-suggestions': routes.suggestPromptsStream,
} as const
export type WrittenTask = keyof typeof writtenRoutes
export type WrittenInput<Task extends WrittenTask> = Task extends 'analyze-references'
  ? LanguageInput<'analyze-references'>
  : Omit<LanguageInput<'prompt-suggestions'>, 'count'> & { readonly count?: number }

/** What such a route tells. It is not opened again where it breaks: the question is asked anew instead. */
export async function* readWritten(asked: Promise<Response>): AsyncGenerator<LanguageEvent> {
  for await (const { type, data } of messagesOf(await asked)) {
    const value: unknown = JSON.parse(data)
    const event = languageEvent.safeParse({ type, data: value })
    if (event.success) yield event.data
  }
}
