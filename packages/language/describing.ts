import { isPaid, type Price, usdFor } from '@krya/catalog'
import { cleanText } from '@krya/contracts'
import { overviewOf } from '@krya/darkroom/describe'
import {
  type Call,
  type ChatEndpoint,
  type Done,
  type Provider,
  ProviderError,
  type Refused,
} from '@krya/provider-kit'
import {
  type Blamed,
  explainOpenAi,
  faultOf,
  isSuccess,
  readAnswer,
  refusedOrThrow,
} from '@krya/provider-kit/protocols'
import { z } from 'zod'
import { readOutput } from './read-output.ts'
import { promptOf, tasks } from './task.ts'
import { mostTokens, mostWritten } from './tokens.ts'

const task = tasks['caption-image']
const longestCaption = 2000
const input = z.object({ image: z.string() })
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
  usage: z
    .object({ prompt_tokens: z.number().min(0), completion_tokens: z.number().min(0) })
    .nullish()
    .catch(undefined),
})

/** A provider that also describes pictures, with its chat model where that is shown any. */
export function describing<Settings>(provider: Provider<Settings>): Provider<Settings> {
  const { chat } = provider
  if (chat === undefined) return provider
  const isOurs = (operation: string): boolean => operation === task.id
  return {
    ...provider,
    runs: (endpoint, settings) =>
      endpoint === 'chat' ? chat(settings)?.sees === true : (provider.runs?.(endpoint, settings) ?? true),
    priceOf: (endpoint, settings) =>
      endpoint === 'chat' ? atMost(chat(settings)) : provider.priceOf?.(endpoint, settings),
    submit: (call) =>
      isOurs(call.operation) ? described(provider.title, chat(call.settings), call) : provider.submit(call),
  }
}

/** The most that a description may cost; what the service counted is settled afterwards. */
function atMost(chat: ChatEndpoint | undefined): Price | undefined {
  if (chat === undefined) return undefined
  const asked = task.ask({ asset: '' })
  return { usd: usdFor(chat.price, mostTokens([promptOf(task), asked], 1)), per: 'output' }
}

async function described<Settings>(
  title: string,
  chat: ChatEndpoint | undefined,
  call: Call<Settings>,
): Promise<Done | Refused> {
  const file = call.files.get(input.parse(call.input).image)
  if (chat?.sees !== true || file === undefined)
    return {
      state: 'refused',
      reason: 'rejected',
      message: `${title} has no language model that is shown pictures. Choose one in its settings.`,
      billed: 'no',
    }
  const blamed: Blamed = { title, explain: explainOpenAi, chargesFailures: isPaid(chat.price) }
  const { bytes, mediaType } = await overviewOf(await file.bytes())
  const shown = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
  const answer = await call.http.send(
    {
      method: 'POST',
      url: `${chat.baseUrl}/chat/completions`,
      headers: chat.headers,
      body: {
        json: {
          model: chat.model,
          max_tokens: mostWritten,
          temperature: 0.4,
          messages: [
            { role: 'system', content: promptOf(task) },
            {
              role: 'user',
              content: [
                { type: 'text', text: task.ask({ asset: file.id }) },
                { type: 'image_url', image_url: { url: shown } },
              ],
            },
          ],
        },
      },
    },
    call.signal,
  )
  if (!isSuccess(answer)) return refusedOrThrow(faultOf(blamed, answer))
  const { choices, usage } = readAnswer(blamed, answer, completion)
  const [choice] = choices
  const said = captionIn(choice?.message.content ?? '', file.id)
  if (said === undefined)
    throw new ProviderError('malformed-answer', `${title} said nothing about the picture.`, {
      billed: 'unknown',
    })
  const metadata = { ...said, model: chat.model }
  const made = { bytes: new TextEncoder().encode(said.caption), mediaType: 'text/plain', metadata }
  const done: Done = { state: 'done', outputs: [made], warnings: [] }
  if (!usage) return done
  const counted = { input: usage.prompt_tokens, output: usage.completion_tokens }
  return { ...done, chargedUsd: usdFor(chat.price, counted) }
}

/** A description among what a model said: as it was asked to give it, or all it said where it only talked. */
function captionIn(text: string, asset: string): { caption: string; tags: string[] } | undefined {
  const { output } = readOutput(task, { asset }, text)
  const caption = cleanText(output?.caption ?? talkOf(text))
    .slice(0, longestCaption)
    .toWellFormed()
  return caption === '' ? undefined : { caption, tags: output?.tags.map(cleanText) ?? [] }
}

/** Broken JSON is no talk. */
function talkOf(text: string): string {
  const talk = text.replace(/<think>[\s\S]*?<\/think>/g, '').trim()
  return /^(?:```|\{)/.test(talk) ? '' : talk
}
