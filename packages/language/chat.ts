import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageInput, LanguageOutput, LanguageTask } from '@krya/contracts'
import type { ChatEndpoint } from '@krya/provider-kit'
import { type ModelMessage, streamText } from 'ai'
import { readOutput } from './read-output.ts'
import { type Picture, promptOf, type Task } from './task.ts'

/** The model answered, but not with what was asked for, twice. */
export class UselessAnswer extends Error {
  constructor() {
    super('answered with something that cannot be used')
    this.name = 'UselessAnswer'
  }
}

const mostTokens = 1500

/**
 * Asks a chat model for a task’s answer. One that does not fit its schema is sent back once, with what is wrong.
 * @param onText hears of the first answer as it is written
 * @throws UselessAnswer, and whatever the network and the service throw
 */
export async function askModel<Id extends LanguageTask>(
  endpoint: ChatEndpoint,
  task: Task<Id>,
  input: LanguageInput<Id>,
  pictures: readonly Picture[],
  signal: AbortSignal,
  onText: (text: string) => void = () => undefined,
): Promise<LanguageOutput<Id>> {
  const provider = createOpenAICompatible({
    name: 'krya',
    baseURL: endpoint.baseUrl,
    headers: { ...endpoint.headers },
  })
  const messages: ModelMessage[] = [
    {
      role: 'user',
      content: [
        { type: 'text', text: task.ask(input) },
        ...pictures.map(({ bytes, mediaType }) => ({ type: 'file' as const, data: bytes, mediaType })),
      ],
    },
  ]
  for (let again = false; ; again = true) {
    const text = await complete(
      provider(endpoint.model),
      promptOf(task),
      messages,
      signal,
      again ? undefined : onText,
    )
    const { output, problem } = readOutput(task, input, text)
    if (output !== undefined) return output
    if (again) throw new UselessAnswer()
    messages.push(
      { role: 'assistant', content: text },
      { role: 'user', content: `That cannot be used: ${problem}. Answer again, with the JSON alone.` },
    )
  }
}

async function complete(
  model: ReturnType<ReturnType<typeof createOpenAICompatible>>,
  system: string,
  messages: ModelMessage[],
  signal: AbortSignal,
  onText: ((text: string) => void) | undefined,
): Promise<string> {
  let fault: unknown
  const stream = streamText({
    model,
    instructions: system,
    messages,
    maxOutputTokens: mostTokens,
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
  return text
}
