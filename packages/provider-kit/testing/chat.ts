import { z } from 'zod'
import type { FakeAnswer, FakeRequest, World } from './fake-server.ts'

const asked = z.object({
  stream: z.boolean().default(false),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
})

/** A chat completion in OpenAI’s shape, whole or streamed, that says what the world was told to say. */
export function chatAnswer(request: FakeRequest, world: World): FakeAnswer {
  if (world.fate === 'moderated')
    return { status: 400, json: { error: { message: 'Filtered.', code: 'content_filter' } } }
  if (world.fate === 'failed')
    return { status: 500, json: { error: { message: 'The server had an error.', type: 'server_error' } } }
  world.take()
  const { stream: streams, stream_options: wanted } = asked.parse(request.json())
  const said = world.says.length > 1 ? (world.says.shift() ?? '') : (world.says[0] ?? '')
  const content = world.fate === 'empty' ? '' : said
  const base = { id: 'c1', created: 1, model: 'm' }
  const { counted } = world
  const usage =
    counted === undefined
      ? {}
      : { usage: { ...counted, total_tokens: counted.prompt_tokens + counted.completion_tokens } }
  if (!streams)
    return {
      json: {
        ...base,
        object: 'chat.completion',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        ...usage,
      },
    }
  const pieces = content.match(/[\s\S]{1,12}/g) ?? []
  return {
    events: [
      ...pieces.map((piece) => ({
        ...base,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta: { role: 'assistant', content: piece }, finish_reason: null }],
      })),
      {
        ...base,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'stop' }],
      },
      ...(wanted?.include_usage === true
        ? [{ ...base, object: 'chat.completion.chunk', choices: [], ...usage }]
        : []),
      '[DONE]',
    ],
  }
}
