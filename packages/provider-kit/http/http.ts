import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, type Dispatcher, FormData as UndiciForm, request } from 'undici'
import type { Http, Incoming, Outgoing } from '../spec/http.ts'
import type { RemoteFile } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { isPublic } from './address.ts'
import { gather, incomingOf, plain, tooLarge } from './answer.ts'
import { dialLine } from './dial.ts'
import { eventsOf, mostEventBytes } from './stream.ts'
import { privateAddress, transportError } from './transport.ts'

const usualLimitBytes = 16 * 1024 * 1024
const connectMs = 5_000
/**
 * A service that draws while we wait says nothing for minutes; one that sends does not pause for long, unless it draws
 * between what it tells of that.
 */
const silentMs = { headers: 15 * 60_000, body: 60_000, events: 180_000 }
const mostRedirects = 5

export interface OpenHttp extends Http {
  close(): Promise<void>
}

/**
 * Opens the way out to the network, with connections of its own.
 * @param silent how long a service may say nothing, in milliseconds: before it answers, while it does, and between events
 */
export function createHttp(silent: Partial<typeof silentMs> = {}): OpenHttp {
  const { headers, body, events } = { ...silentMs, ...silent }
  const timeouts = { headersTimeout: headers, bodyTimeout: body }
  const asking = new Agent({ ...timeouts, connect: { timeout: connectMs } })
  // A kept connection may be closed by the other end while we write: then nobody knows whether the request arrived.
  const submitting = new Agent({ ...timeouts, connect: { timeout: connectMs }, pipelining: 0 })
  const guarded = new Agent({ ...timeouts, connect: { timeout: connectMs, lookup: publicOnly } })

  async function open(
    outgoing: Outgoing,
    signal: AbortSignal,
    bodyTimeout = body,
  ): Promise<Dispatcher.ResponseData> {
    if (outgoing.at === 'foreign') assertForeign(outgoing.url)
    const dispatcher = outgoing.at === 'foreign' ? guarded : outgoing.method === 'GET' ? asking : submitting
    return request(outgoing.url, { ...written(outgoing), dispatcher, signal, bodyTimeout }).catch(
      (error: unknown) => {
        throw transportError(error, outgoing.url, signal)
      },
    )
  }

  /** Asks for a file wherever it was moved to. Where a redirect leads is a stranger's word, unless it stays where it was. */
  async function follow(file: RemoteFile, more: Readonly<Record<string, string>>, signal: AbortSignal) {
    let { url } = file
    let trusted = file.at === 'service'
    for (let hops = 0; ; hops += 1) {
      const asked: Outgoing = trusted
        ? { method: 'GET', url, headers: { ...file.headers, ...more } }
        : { method: 'GET', url, headers: more, at: 'foreign' }
      const answer = await open(asked, signal)
      const next = redirection(answer, url)
      if (next === undefined) return { answer, url }
      await answer.body.dump()
      if (hops === mostRedirects)
        throw new ProviderError('malformed-answer', `${new URL(url).host} redirects for ever.`, {
          billed: 'yes',
        })
      trusted &&= new URL(next).origin === new URL(url).origin
      url = next
    }
  }

  return {
    async send(outgoing, signal) {
      const answer = await open(outgoing, signal)
      return read(answer, outgoing, signal)
    },

    async stream(outgoing, signal) {
      const answer = await open(outgoing, signal, events)
      if (answer.statusCode !== 200) return read(answer, outgoing, signal)
      return eventsOf(answer.body, outgoing.url, outgoing.limitBytes ?? mostEventBytes, signal)
    },

    async download(file, limitBytes, signal) {
      const { answer, url } = await follow(file, {}, signal)
      return fileOf(answer, url, limitBytes, signal)
    },

    async pull(file, from, signal, limitBytes = Infinity) {
      const range: Record<string, string> = from === 0 ? {} : { range: `bytes=${from}-` }
      const { answer, url } = await follow(file, range, signal)
      const isPart = answer.statusCode === 206
      if (answer.statusCode !== 200 && !isPart) throw await missing(answer, url)
      const announced = Number(plain(answer.headers)['content-length'] ?? NaN)
      if (announced > limitBytes) {
        answer.body.destroy()
        throw tooLarge(url, limitBytes)
      }
      return { from: isPart ? from : 0, body: piecesOf(answer, url, { limitBytes, announced }, signal) }
    },

    dial: dialLine,

    async close() {
      await Promise.all([asking.destroy(), submitting.destroy(), guarded.destroy()])
    },
  }
}

function written({ method, headers, body }: Outgoing) {
  if (body === undefined) return { method, headers: { ...headers } }
  if ('json' in body)
    return {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body.json),
    }
  if ('bytes' in body) return { method, headers: { ...headers }, body: body.bytes }
  const form = new UndiciForm()
  for (const [name, value] of body.form) form.append(name, value)
  return { method, headers: { ...headers }, body: form }
}

async function read(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { url, limitBytes = usualLimitBytes }: Outgoing,
  signal: AbortSignal,
): Promise<Incoming> {
  return incomingOf(statusCode, headers, await gather(body, url, limitBytes, signal))
}

async function missing({ statusCode, body }: Dispatcher.ResponseData, url: string): Promise<ProviderError> {
  await body.dump()
  const { host } = new URL(url)
  const gone = statusCode === 404 || statusCode === 410 || statusCode === 403
  return new ProviderError(
    gone ? 'rejected' : 'unavailable',
    gone
      ? `The result at ${host} is gone (${statusCode}).`
      : `${host} answered ${statusCode} for the result.`,
    { billed: 'yes' },
  )
}

async function* piecesOf(
  { body }: Dispatcher.ResponseData,
  url: string,
  { limitBytes, announced }: { readonly limitBytes: number; readonly announced: number },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > limitBytes) break
      yield chunk
    }
  } catch (error) {
    throw transportError(error, url, signal)
  }
  if (size > limitBytes) throw tooLarge(url, limitBytes)
  if (size < announced) throw onlyPart(url)
}

const onlyPart = (url: string): ProviderError =>
  new ProviderError('unavailable', `${new URL(url).host} sent only a part of the result.`, { billed: 'yes' })

async function fileOf(
  answer: Dispatcher.ResponseData,
  url: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (answer.statusCode !== 200) throw await missing(answer, url)
  const { headers, body } = answer
  const bytes = await gather(body, url, limitBytes, signal)
  const length = plain(headers)['content-length']
  if (length !== undefined && Number(length) !== bytes.byteLength) throw onlyPart(url)
  return bytes
}

function redirection({ statusCode, headers }: Dispatcher.ResponseData, from: string): string | undefined {
  const { location } = plain(headers)
  const isRedirect =
    statusCode === 301 || statusCode === 302 || statusCode === 303 || statusCode === 307 || statusCode === 308
  return isRedirect && location !== undefined && URL.canParse(location, from)
    ? new URL(location, from).href
    : undefined
}

/** A host written as an address is never looked up, so it is judged here. */
function assertForeign(url: string): void {
  const { protocol, hostname } = new URL(url)
  const address = hostname.replace(/^\[|\]$/g, '')
  if ((protocol !== 'https:' && protocol !== 'http:') || (isIP(address) !== 0 && !isPublic(address)))
    throw new ProviderError('rejected', `The result lies at ${hostname}, where a stranger may not send us.`, {
      billed: 'yes',
    })
}

/** Resolves a name to its public addresses only, at the moment of connecting: a second answer cannot differ. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    const open = addresses.filter(({ address }) => isPublic(address))
    if (open.length > 0)
      return options.all === true
        ? callback(null, open)
        : callback(null, open[0]?.address ?? '', open[0]?.family)
    return callback(
      Object.assign(new Error(`${hostname} is not a public address`), { code: privateAddress }),
      [],
    )
  })
}
