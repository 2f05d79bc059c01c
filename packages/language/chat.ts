import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { isPaid, type Tokens } from '@krya/catalog'
import type { LanguageInput, LanguageOutput, LanguageTask } from '@krya/contracts'
import type { Billed, ChatEndpoint } from '@krya/provider-kit'
import { transportError } from '@krya/provider-kit/http'
import { type ModelMessage, streamText } from 'ai'
import { z } from 'zod'
import { nobody, type Payer } from './payer.ts'
import { readOutput } from './read-output.ts'
import { type Picture, promptOf, type Task } from './task.ts'
import { mostTokens, mostWritten } from './tokens.ts'

/** The model answered, but not with what was asked for, twice. */
export class UselessAnswer extends Error {
  constructor() {
    super('answered with something that cannot be used')
    this.name = 'UselessAnswer'
  }
}

interface Asking {
  readonly signal: AbortSignal
  /** Left out: nobody counts. */
  readonly payer?: Payer
  /** Hears of the first answer as it is written. */
  readonly onText?: ((text: string) => void) | undefined
}

/**
 * Asks a chat model for a task’s answer. One that does not fit its schema is sent back once, with what is wrong.
 * @throws UselessAnswer, what the payer has against it, and whatever the network and the service throw
 */
export async function askModel<Id extends LanguageTask>(
  endpoint: ChatEndpoint,
  task: Task<Id>,
  input: LanguageInput<Id>,
  pictures: readonly Picture[],
  { signal, payer = nobody, onText }: Asking,
): Promise<LanguageOutput<Id>> {
  const asked = task.ask(input)
  const content = [
    { type: 'text' as const, text: asked },
    ...pictures.map(({ bytes, mediaType }) => ({ type: 'file' as const, data: bytes, mediaType })),
  ]
  const call: Call = {
    endpoint,
    system: promptOf(task),
    messages: [{ role: 'user', content }],
    signal,
    onText,
  }
  const first = await paid(call, payer, mostTokens([call.system, asked], pictures.length))
  const { output, problem } = readOutput(task, input, first)
  if (output !== undefined) return output
  const amended = `That cannot be used: ${problem}. Answer again, with the JSON alone.`
  const again: Call = {
    ...call,
    messages: [...call.messages, { role: 'assistant', content: first }, { role: 'user', content: amended }],
    onText: undefined,
  }
  const most = mostTokens([call.system, asked, first, amended], pictures.length)
  const second = readOutput(task, input, await paid(again, payer, most))
  if (second.output !== undefined) return second.output
  throw new UselessAnswer()
}

/** Tokens that a service says it took; no context is that long. */
const count = z.int().min(0).max(10_000_000)
const counted = z.object({ input: count, output: count })

interface Call extends Pick<Asking, 'signal' | 'onText'> {
  readonly endpoint: ChatEndpoint
  readonly system: string
  readonly messages: ModelMessage[]
}

async function paid(call: Call, payer: Payer, most: Tokens): Promise<string> {
  const ended = await payer.before(most)
  const { text, tokens } = await complete(call).catch(async (error: unknown) => {
    await ended({ state: 'failed', billed: billedOf(error, call) })
    throw error
  })
  await ended({ state: 'answered', tokens })
  return text
}

async function complete({ endpoint, system, messages, signal, onText }: Call) {
  const { baseUrl, headers, model, price } = endpoint
  const provider = createOpenAICompatible({
    name: 'krya',
    baseURL: baseUrl,
    headers: { ...headers },
    // Some servers know nothing of it, so it is only asked for where something hangs on it.
    includeUsage: isPaid(price),
  })
  let fault: unknown
  const stream = streamText({
    model: provider(model),
    instructions: system,
    messages,
    maxOutputTokens: mostWritten,
    temperature: 0.4,
    // Falling through to the next is our own chain’s to do.
    maxRetries: 0,
    abortSignal: signal,
    onError: ({ error }) => {
      fault = error
    },
  })
  let text = ''
  for await (const piece of stream.textStream) {
    text += piece
    onText?.(piece)
  }
  signal.throwIfAborted()
  if (fault !== undefined) throw fault
  const { inputTokens, outputTokens } = await stream.usage
  return { text, tokens: counted.safeParse({ input: inputTokens, output: outputTokens }).data }
}

/** As of every call (`faultOf`): a service that says no charged nothing, one that broke over it may have. */
function billedOf(error: unknown, { endpoint, signal }: Call): Billed {
  const status = statusOf(error)
  if (status === undefined) return transportError(error, endpoint.baseUrl, signal).billed
  return (status >= 400 && status < 500) || status === 503 ? 'no' : 'unknown'
}

/** The status of the answer that was no success. */
export const statusOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined
