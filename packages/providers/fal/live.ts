import { randomUUID } from 'node:crypto'
import { liveModels } from '@krya/catalog'
import { type Context, type LiveEngine, type LiveInput, ProviderError } from '@krya/provider-kit'
import {
  faultOf,
  fromBase64,
  isLine,
  isSuccess,
  isUnheard,
  KeptLine,
  liveCall,
  type Patience,
  pictureOf,
  readAnswer,
  remoteFile,
  type Service,
  unpaid,
} from '@krya/provider-kit/protocols'
import { dataUri, toJson, writeBody } from '@krya/provider-kit/wire'
import { encode } from '@msgpack/msgpack'
import { z } from 'zod'
import { type Drawn, isFarewell, readFal } from './live-messages.ts'
import type { FalSettings } from './settings.ts'

const tokenSeconds = 120
/** A token is used for nine tenths of its time, as fal's own client does. */
const usedMs = tokenSeconds * 900
const mostBytes = 20 * 1024 * 1024
/** Seconds of an open line are charged; a machine that is only being started drops what it is asked. */
const patience: Patience = { idle: 5_000, answer: 30_000 }
const minted = z.union([
  z.string(),
  z.object({ token: z.string() }).transform(({ token }) => token),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
])

/**
 * Draws over fal's real-time protocol (github.com/fal-ai/fal-js, realtime.ts; github.com/fal-ai/fal, realtime.py): a
 * token is minted with the key, the line is opened with the token, pictures are asked for in MessagePack.
 * @throws ProviderError rejected, where the catalog has no such endpoint
 */
export function openFalLive(
  service: Service<FalSettings>,
  endpoint: string,
  { settings, http }: Omit<Context<FalSettings>, 'signal'>,
): LiveEngine {
  const model = liveModels.find((one) => one.provider === service.id && one.endpoint === endpoint)
  if (model?.wire === undefined)
    throw new ProviderError('rejected', `fal draws nothing in real time with ${endpoint}.`, { billed: 'no' })
  const offer = { endpoint, wire: model.wire }
  let token: { readonly text: string; readonly at: number } | undefined
  /** Whether its answers name the question; until that is known, a question given up costs the line. */
  let namesQuestions = false

  const line = new KeptLine({
    title: service.title,
    patience,
    async dial(heard, down, signal) {
      if (token === undefined || Date.now() - token.at > usedMs)
        token = { text: await unpaid(() => mint(signal)), at: Date.now() }
      // Of what is not drawn yet only the newest is wanted.
      const query = new URLSearchParams({ fal_jwt_token: token.text, max_buffering: '1' })
      const url = `${settings.realtime_url}/${pathOf(endpoint)}?${query}`
      const answer = await http.dial({ url, heard, down }, signal)
      if (isLine(answer)) return answer
      token = undefined
      throw faultOf(service, answer)
    },
    isEnd: isFarewell,
  })

  async function mint(signal: AbortSignal): Promise<string> {
    const answer = await http.send(
      {
        method: 'POST',
        url: `${settings.rest_url}/tokens/`,
        headers: service.headers(settings),
        body: { json: { allowed_apps: [aliasOf(endpoint)], token_expiration: tokenSeconds } },
      },
      signal,
    )
    if (!isSuccess(answer)) throw faultOf(service, answer)
    return readAnswer(service, answer, minted)
  }

  async function ask(body: object, signal: AbortSignal): Promise<Drawn> {
    const id = randomUUID()
    await line.open(signal)
    try {
      const drawn = await line.ask(
        (open) => open.say(encode({ ...body, request_id: id })),
        (message) => readFal(message, id),
        signal,
      )
      namesQuestions ||= drawn.namesQuestion
      return drawn
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'unauthorised') token = undefined
      // An answer that still comes must not be taken for the next one's.
      if (!signal.aborted || !namesQuestions) line.drop()
      throw error
    }
  }

  async function bytesOf(picture: Drawn['picture'], signal: AbortSignal): Promise<Uint8Array> {
    if (typeof picture !== 'string') return picture
    if (picture.startsWith('data:')) return fromBase64(picture).bytes
    return http.download(remoteFile(service, settings, picture), mostBytes, signal)
  }

  async function draw(input: LiveInput, until: AbortSignal): Promise<Drawn> {
    const call = await liveCall(input, offer, { settings, http, signal: until })
    const { body } = await writeBody(call, dataUri)
    const json = z.record(z.string(), z.json()).parse(toJson(body))
    const isTokenOld = token !== undefined
    return ask(json, until).catch((error: unknown) => {
      const isStale = isTokenOld && error instanceof ProviderError && error.kind === 'unauthorised'
      if (until.aborted || !(isUnheard(error) || isStale)) throw error
      return ask(json, until)
    })
  }

  return {
    async draw(input, signal) {
      const until = line.until(signal)
      const { picture } = await draw(input, until)
      return pictureOf(service.title, await bytesOf(picture, until))
    },
    async close() {
      line.close()
    },
  }
}

/** `owner/alias/path`, some of them in a namespace before that. */
const aliasOf = (endpoint: string): string => {
  const [first = '', second = '', third = ''] = endpoint.split('/')
  return first === 'workflows' || first === 'comfy' ? third : second
}

const pathOf = (endpoint: string): string =>
  endpoint.endsWith('/realtime') ? endpoint : `${endpoint}/realtime`
