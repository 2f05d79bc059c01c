import { KryaError } from '@krya/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import parseRange from 'range-parser'
import type { FileAnswer } from './handle.ts'

const forEver = 'private, max-age=31536000, immutable'
const unsatisfiable = -1

/** Sends a file: with its tag, cached for ever; a part of it where one is asked for (RFC 9110, 13 and 14). */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: FileAnswer,
): Promise<FastifyReply> {
  const tag = file.tag === undefined ? undefined : `"${file.tag}"`
  reply.header('cache-control', tag === undefined ? 'no-store' : forEver)
  if (tag !== undefined) reply.header('etag', tag)
  if (tag !== undefined && matches(request.headers['if-none-match'], tag)) return reply.code(304).send()
  reply.type(file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType)
  // A drawing opened by its address is a page of its own: it may do nothing.
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  if (file.saveAs !== undefined) reply.header('content-disposition', attachment(file.saveAs))
  if (file.bytes === undefined) return reply.send(await file.open())
  reply.header('accept-ranges', 'bytes')
  const range = rangeOf(request, file.bytes, tag)
  if (range === unsatisfiable) {
    reply.header('content-range', `bytes */${file.bytes}`)
    throw new KryaError('range_not_satisfiable')
  }
  if (range === undefined) return reply.header('content-length', file.bytes).send(await file.open())
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(await file.open(range))
}

/** One range only: of several, and of nonsense, the whole is sent, as the RFC allows. */
function rangeOf({ headers }: FastifyRequest, bytes: number, tag: string | undefined) {
  if (headers.range === undefined) return undefined
  const condition = headers['if-range']
  if (condition !== undefined && condition !== tag) return undefined
  const ranges = parseRange(bytes, headers.range)
  if (ranges === unsatisfiable) return unsatisfiable
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return undefined
  return ranges[0]
}

function matches(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')
}

/** RFC 6266: a plain name for old readers, the real one for all others. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
