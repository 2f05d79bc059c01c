import { z } from 'zod'
import type { Incoming } from '../spec/http.ts'
import { ProviderError } from '../spec/provider-error.ts'
import type { Bytes } from '../spec/provider.ts'
import type { Made } from './immediate.ts'
import { readAnswer, type Service } from './service.ts'

const magic: readonly (readonly [string, string])[] = [
  ['iVBOR', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['UklGR', 'image/webp'],
  ['PHN2', 'image/svg+xml'],
  ['PD94', 'image/svg+xml'],
]

/** A picture's type by its first bytes, in base64. */
const typeOf = (start: string): string =>
  magic.find(([known]) => start.startsWith(known))?.[1] ?? 'application/octet-stream'

/** A picture given as base64, or as a data URI (RFC 2397). Its type is told by its first bytes. */
export function fromBase64(text: string): Bytes {
  const comma = text.startsWith('data:') ? text.indexOf(',') : -1
  const data = text.slice(comma + 1)
  if (comma > 0 && !text.slice(0, comma).endsWith(';base64')) {
    const bytes = Buffer.from(decodeURIComponent(data), 'utf8')
    return { bytes, mediaType: typeOf(bytes.subarray(0, 6).toString('base64')) }
  }
  return { bytes: Buffer.from(data, 'base64'), mediaType: typeOf(data) }
}

/** A picture given as bytes; its type is told by the first of them. @throws ProviderError malformed-answer: it is none */
export function pictureOf(title: string, bytes: Uint8Array): Bytes {
  const mediaType = typeOf(Buffer.from(bytes.subarray(0, 6)).toString('base64'))
  if (mediaType.startsWith('image/')) return { bytes, mediaType }
  throw new ProviderError('malformed-answer', `${title} sent something that is no picture.`, {
    billed: 'yes',
  })
}

/** The first `count` of what was made. @throws ProviderError malformed-answer when there is nothing */
export function someOf<Item>(title: string, items: readonly Item[], count: number): Item[] {
  if (items.length === 0)
    throw new ProviderError('malformed-answer', `${title} says that it is done, but sent no picture.`, {
      billed: 'yes',
    })
  return items.slice(0, count)
}

const listed = z.object({
  data: z.array(z.object({ url: z.string().nullish(), b64_json: z.string().nullish() })),
})

/** The pictures of an answer in the shape that OpenAI began: `{ data: [{ url | b64_json }] }`. */
export function listedPictures<Settings>(service: Service<Settings>, answer: Incoming): Made['outputs'] {
  return readAnswer(service, answer, listed).data.flatMap(({ url, b64_json }): Made['outputs'] =>
    b64_json ? [fromBase64(b64_json)] : url ? [{ url }] : [],
  )
}
