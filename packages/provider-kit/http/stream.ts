import { createParser } from 'eventsource-parser'
import { ProviderError } from '../spec/provider-error.ts'
import { transportError } from './transport.ts'

/** Most of one event: a large picture in base64. */
export const mostEventBytes = 64 * 1024 * 1024

/**
 * The data of server-sent events as they come in. Nothing is read ahead of who listens: a service that sends faster
 * is made to wait.
 * @param limitBytes most of one event
 * @throws ProviderError malformed-answer where an event is larger, and what breaks the line
 */
export async function* eventsOf(
  body: AsyncIterable<Uint8Array>,
  url: string,
  limitBytes: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const events: string[] = []
  /** Of the event that has not ended yet. */
  let begun = 0
  const parser = createParser({
    onEvent({ data }) {
      events.push(data)
      begun = 0
    },
    onComment() {
      begun = 0
    },
  })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of body) {
      begun += chunk.byteLength
      parser.feed(decoder.decode(chunk, { stream: true }))
      yield* events.splice(0)
      if (begun > limitBytes) break
    }
  } catch (error) {
    throw transportError(error, url, signal)
  }
  if (begun > limitBytes)
    throw new ProviderError(
      'malformed-answer',
      `${new URL(url).host} sends more than ${Math.round(limitBytes / 1_048_576)} MB at once, which is more than fits.`,
      { billed: 'unknown' },
    )
}
