import { readFileSync } from 'node:fs'
import { askModel, tasks } from '@krya/language'
import { type Json, jsonRecord, ProviderError } from '@krya/provider-kit'
import { createHttp, type OpenHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakes } from './fakes.ts'
import { services } from './index.ts'
import { callOf, inputFile, withNull, withoutNullable } from './testing.ts'

/** Whose published file knows the chat API that a provider speaks; Ollama’s own file has another one alone. */
const makers = [
  { id: 'together', file: 'together', model: 'acme/talker-vision', chunk: 'ChatCompletionChunk' },
  {
    id: 'openai-compatible',
    file: 'openai',
    model: 'acme-vision',
    chunk: 'CreateChatCompletionStreamResponse',
  },
] as const

/** What OpenAI always sends, and those who copy its API leave out. */
const copiesLack: ReadonlySet<string> = new Set([
  "/choices/0 must have required property 'logprobs'",
  "/choices/0/message must have required property 'refusal'",
])

const schema = z.record(z.string(), z.unknown())
const content = z.object({ content: z.object({ 'application/json': z.object({ schema }) }) })
const post = z.object({
  post: z.object({ requestBody: content, responses: z.record(z.string(), z.unknown()) }),
})
const document = z
  .object({
    paths: z.object({ '/chat/completions': post }).loose(),
    components: z.object({ schemas: z.record(z.string(), schema) }).loose(),
  })
  .loose()
const events = z.object({ choices: z.array(z.unknown()) }).loose()

describe.each(makers)('the chat API of $id, by the OpenAPI of $file', ({ id, file, model, chunk }) => {
  const { paths, ...rest } = document.parse(
    JSON.parse(readFileSync(new URL(`${file}/openapi.fixture.json`, import.meta.url), 'utf8')),
  )
  const { requestBody, responses } = paths['/chat/completions'].post
  /** What reads one schema of the file. @param nullable as JSON Schema says it */
  function compiled(one: unknown, nullable = withNull): ValidateFunction {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
    ajv.addSchema(schema.parse(nullable({ $id: 'vendor', ...rest })))
    const text = JSON.stringify(nullable(one)).replaceAll('"#/', '"vendor#/')
    return ajv.compile(schema.parse(JSON.parse(text)))
  }
  const asked = compiled(requestBody.content['application/json'].schema, withoutNullable)
  const answered = compiled(content.parse(responses['200']).content['application/json'].schema)
  const streamed = compiled({ $ref: `#/components/schemas/${chunk}` })
  const problemsOf = (validate: ValidateFunction, value: unknown) =>
    validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)

  const provider = services.find((one) => one.id === id)
  const fake = fakes[id]
  if (provider === undefined || fake === undefined) throw new Error(`no ${id}`)
  let server: FakeServer
  let http: OpenHttp
  beforeAll(async () => {
    server = await startFake(fake.answering)
    http = createHttp()
  })
  afterAll(async () => {
    await http.close()
    await server.close()
  })
  beforeEach(() => {
    server.mend()
    server.world.says = ['{"caption": "a violet square", "tags": ["violet"]}']
  })
  const settings = (): Record<string, Json> => ({ ...fake.settings(server.url), chat_model: model })
  const describing = () =>
    callOf(provider, settings(), http, {
      operation: 'caption-image',
      endpoint: 'chat',
      input: { image: inputFile.id },
    })
  const lastBody = () => server.requests.at(-1)?.json()

  it('is asked to describe a picture as it says, and its fake answers so', async () => {
    const heard: unknown[] = []
    const listening = {
      ...http,
      send: async (...request: Parameters<typeof http.send>) => {
        const answer = await http.send(...request)
        heard.push(answer.json())
        return answer
      },
    }
    expect((await provider.submit({ ...describing(), http: listening })).state).toBe('done')
    expect(problemsOf(asked, lastBody())).toEqual([])
    expect(problemsOf(answered, heard.at(-1)).filter((one) => !copiesLack.has(one))).toEqual([])
  })

  it('is asked for words as it says, and its fake streams so', async () => {
    server.world.says = ['{"prompt": "a red fox at dusk", "language": "English"}']
    const endpoint = provider.chat?.(provider.settings.parse(settings()))
    if (endpoint === undefined) throw new Error(`${id} does not talk`)
    const input = { prompt: 'a fox', translate: false, only_translate: false }
    await askModel(endpoint, tasks['enhance-prompt'], input, [], { signal: AbortSignal.timeout(5_000) })
    const body = jsonRecord.parse(lastBody())
    expect(problemsOf(asked, body)).toEqual([])
    expect(body['stream']).toBe(true)
    const url = `${endpoint.baseUrl}/chat/completions`
    const request = { method: 'POST', url, headers: endpoint.headers, body: { json: body } } as const
    const stream = await http.stream(request, AbortSignal.timeout(5_000))
    if ('status' in stream) throw new Error(`refused: ${stream.status}`)
    const told: unknown[] = []
    for await (const data of stream) if (data !== '[DONE]') told.push(events.parse(JSON.parse(data)))
    expect(told.length).toBeGreaterThan(1)
    expect(told.flatMap((one) => problemsOf(streamed, one))).toEqual([])
  })

  const statuses = [...Object.keys(responses).map(Number), 401, 429, 500].filter((status) => status >= 400)
  it.each([...new Set(statuses)])('has an ending for %i', async (status) => {
    server.break({ kind: 'answer', answer: { status, json: { error: { message: 'It is so.', type: 'x' } } } })
    const ended = await provider.submit(describing()).catch((error: unknown) => error)
    const said =
      ended instanceof ProviderError ? ended.kind : z.object({ state: z.string() }).parse(ended).state
    expect(said).toMatch(/^(?:refused|unauthorised|rate-limited|unavailable|failed|rejected|timeout)$/)
  })
})
