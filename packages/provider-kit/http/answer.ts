import type { IncomingHttpHeaders } from 'node:http'
import type { Incoming } from '../spec/http.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { transportError } from './transport.ts'

/** A whole answer as providers read it. */
export function incomingOf(status: number, headers: IncomingHttpHeaders, bytes: Uint8Array): Incoming {
  const text = () => new TextDecoder().decode(bytes)
  return {
    status,
    headers: plain(headers),
    bytes,
    text,
    json() {
      try {
        const value: unknown = JSON.parse(text())
        return value
      } catch {
        return undefined
      }
    },
  }
}

/** The bytes of a body. @throws ProviderError, malformed-answer where there are more than the limit */
export async function gather(
  body: AsyncIterable<Uint8Array>,
  url: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > limitBytes) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw transportError(error, url, signal)
  }
  if (size > limitBytes) throw tooLarge(url, limitBytes)
  return Buffer.concat(chunks)
}

export const tooLarge = (url: string, limitBytes: number): ProviderError =>
  new ProviderError(
    'malformed-answer',
    `${new URL(url).host} sends more than ${Math.round(limitBytes / 1_048_576)} MB, which is more than fits.`,
    { billed: 'unknown' },
  )

/** Headers with one text each, by their names in lower case. */
export function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
