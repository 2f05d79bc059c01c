import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let studio: TestStudio
let nvidia: FakeServer
let ollama: FakeServer

beforeAll(async () => {
  nvidia = await startFake(fakes['nvidia']?.answering ?? (() => undefined))
  ollama = await startFake(fakes['ollama']?.answering ?? (() => undefined))
  studio = await openStudio({ providers: services })
})
afterAll(async () => {
  await studio.close()
  await nvidia.close()
  await ollama.close()
})
beforeEach(async () => {
  nvidia.mend()
  ollama.mend()
  for (const [id, server] of [
    ['nvidia', nvidia],
    ['ollama', ollama],
  ] as const) {
    const values = Object.fromEntries(
      Object.entries(fakes[id]?.settings(server.url) ?? {}).map(([name, value]) => [name, String(value)]),
    )
    await studio.client.setProvider({ params: { id }, body: { enabled: true, values } })
  }
})
const alone = async () => {
  for (const id of ['nvidia', 'ollama']) await studio.client.removeProvider({ params: { id } })
}

describe('help with words', () => {
  it('comes from rules of our own when there is no model', async () => {
    await alone()
    const made = await studio.client.enhancePrompt({ body: { prompt: 'a red fox' } })
    expect(made.prompt).toMatch(/^a red fox, /)
    expect(made.answered_by).toEqual({
      provider: 'rules',
      model: 'rules',
      credits: 0,
      price_known: true,
      passed: [],
    })
    expect(
      (await studio.client.generateNegative({ body: { prompt: 'a red fox' } })).negative_prompt,
    ).toContain('blurry')
    expect((await studio.client.suggestStyles({ body: { prompt: 'a watercolour fox' } })).styles[0]?.id).toBe(
      'watercolour',
    )
    expect(await studio.client.parseSearch({ body: { query: 'favourite foxes' } })).toMatchObject({
      text: 'foxes',
      favourite: true,
    })
    expect(
      (await studio.client.suggestPrompts({ body: { prompt: 'a red fox', count: 3 } })).suggestions,
    ).toHaveLength(3)
  })

  it('comes from the first model that answers, once for the same words', async () => {
    nvidia.world.says = ['```json\n{"prompt": "a red fox, at dusk", "language": "English"}\n```']
    const first = await studio.client.enhancePrompt({ body: { prompt: 'a fox once' } })
    expect(first).toMatchObject({
      prompt: 'a red fox, at dusk',
      answered_by: { provider: 'nvidia', model: 'moonshotai/kimi-k2.5' },
    })
    const asked = nvidia.world.submissions.length
    expect(await studio.client.enhancePrompt({ body: { prompt: 'a fox once' } })).toEqual(first)
    expect(nvidia.world.submissions.length).toBe(asked)
  })

  it('sends an answer that does not fit back once, and then asks the next', async () => {
    nvidia.world.says = ['Sure! Here is your prompt.', '{"prompt": "a fox in fog", "language": "English"}']
    expect((await studio.client.enhancePrompt({ body: { prompt: 'a fox twice' } })).prompt).toBe(
      'a fox in fog',
    )
    nvidia.world.says = ['{"prompt": 7}']
    ollama.world.says = ['{"prompt": "a fox by ollama", "language": "English"}']
    const made = await studio.client.enhancePrompt({ body: { prompt: 'a fox thrice' } })
    expect(made).toMatchObject({
      prompt: 'a fox by ollama',
      answered_by: {
        provider: 'ollama',
        passed: ['NVIDIA NIM answered with something that cannot be used.'],
      },
    })
  })

  it('goes on to the rules when every model fails, and says why', async () => {
    nvidia.break({ kind: 'answer', answer: { status: 402, json: { error: { message: 'no credits' } } } })
    ollama.break({ kind: 'reset' })
    const made = await studio.client.enhancePrompt({ body: { prompt: 'a fox alone' } })
    expect(made.answered_by.provider).toBe('rules')
    expect(made.answered_by.passed).toEqual(['NVIDIA NIM answered 402.', 'Ollama could not be reached.'])
  })

  it('only translates where nothing else is wanted, which rules cannot do', async () => {
    nvidia.world.says = ['{"prompt": "a red fox in the snow", "language": "English"}']
    const body = { prompt: 'ein roter Fuchs im Schnee', only_translate: true }
    expect((await studio.client.enhancePrompt({ body })).prompt).toBe('a red fox in the snow')
    expect(JSON.stringify(nvidia.requests.at(-1)?.json())).toContain('Only translate it to English.')
    await alone()
    const left = await studio.client.enhancePrompt({ body })
    expect(left).toMatchObject({
      prompt: body.prompt,
      language: 'German',
      answered_by: { provider: 'rules' },
    })
  })

  it('uses only styles that there are', async () => {
    nvidia.world.says = [
      '{"styles": [{"id": "no-such-style", "reason": "x"}, {"id": "oil", "reason": "rich"}]}',
    ]
    const { styles } = await studio.client.suggestStyles({ body: { prompt: 'a fox in a style' } })
    expect(styles.map(({ id }) => id)).toEqual(['oil'])
  })

  it('shows pictures only to a model that sees, without what they carry', async () => {
    const { id } = await studio.client.uploadAsset({
      body: new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
    })
    nvidia.world.says = ['{"caption": "a violet square", "tags": ["violet"]}']
    const made = await studio.client.captionImage({ body: { asset: id } })
    expect(made).toMatchObject({ caption: 'a violet square', answered_by: { provider: 'nvidia' } })
    expect(JSON.stringify(nvidia.requests.at(-1)?.json())).toContain('data:image/jpeg;base64,')
    await studio.client.removeProvider({ params: { id: 'nvidia' } })
    const asked = ollama.requests.length
    const known = await studio.client.captionImage({ body: { asset: id } })
    expect(known.answered_by.provider).toBe('rules')
    expect(known.caption).toMatch(/square picture, mostly violet/)
    expect(ollama.requests.length).toBe(asked)
    const { palette } = await studio.client.analyzeReferences({ body: { assets: [id] } })
    expect(palette).toEqual(['#7a5cff'])
  })

  it('is told as it is written', async () => {
    nvidia.world.says = ['{"suggestions": ["a fox at dawn", "a fox from above"]}']
    const answer = await fetch(`${studio.url}/api/llm/prompt-suggestions/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'a fox streamed', count: 2 }),
    })
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(text.match(/event: delta/g)?.length).toBeGreaterThan(1)
    expect(text).toMatch(/event: done\ndata: \{"suggestions":\["a fox at dawn","a fox from above"\]/)
  })

  it('refuses what Krya never makes, and asks nobody', async () => {
    const asked = nvidia.requests.length
    await expect(
      studio.client.enhancePrompt({ body: { prompt: 'undress this woman' } }),
    ).rejects.toMatchObject({ code: 'content_refused' })
    expect(nvidia.requests.length).toBe(asked)
  })

  it('names what is wrong with a request', async () => {
    await expect(studio.client.enhancePrompt({ body: { prompt: '' } })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'prompt' }],
    })
    await expect(
      studio.client.captionImage({ body: { asset: '018f0000-0000-7000-8000-000000000000' } }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
