import { createAtelier } from '@krya/atelier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio({ providers: [createAtelier({ threads: 1 })] })
})
afterAll(() => studio.close())

const made = async (operation: string, input: object): Promise<string> => {
  const answer = await fetch(`${studio.url}/api/run/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const { id } = z.object({ id: z.string() }).parse(await answer.json())
  const { images } = await studio.until(id, 'completed')
  return images[0]?.id ?? ''
}
const codeOf = async (answer: Response): Promise<string> =>
  z.object({ error: z.object({ code: z.string() }) }).parse(await answer.json()).error.code

describe('brand kits, and pictures', () => {
  it('are there for logos', async () => {
    const logo = await made('generate-logo', { name: 'North Ridge', batch_size: 1 })
    const kit = await fetch(`${studio.url}/api/assets/${logo}/brand-kit`)
    expect(kit.headers.get('content-type')).toBe('application/zip')
    expect(kit.headers.get('content-disposition')).toContain('brand-kit-logo-for-north-ridge')
    const bytes = Buffer.from(await kit.arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    for (const name of ['logo/svg/logo-dark.svg', 'favicon/favicon.ico', 'brand-sheet.pdf'])
      expect(bytes.includes(name), name).toBe(true)
  })

  it('go with what else is told of a picture: its colours, and what looks like it', async () => {
    const [red, pink, blue] = [
      await made('generate-pattern', { prompt: 'dots in crimson on pink', width: 64, height: 64 }),
      await made('generate-pattern', { prompt: 'dots in crimson on light pink', width: 64, height: 64 }),
      await made('generate-pattern', { prompt: 'dots in white on navy', width: 64, height: 64 }),
    ]
    const { items } = await studio.client.assetPalette({ params: { id: blue } })
    expect(items[0]?.hex).toMatch(/^#0000[67-9]/)
    expect(items[0]?.share).toBeGreaterThan(0.5)
    const alike = await studio.client.listAssets({ query: { similar_to: red, limit: 2 } })
    expect(alike.items[0]?.id).toBe(pink)
    expect(alike.next).toBeNull()
    const none = '01999999-9999-7999-8999-999999999999'
    for (const path of [`/api/assets?similar_to=${none}`, `/api/assets/${none}/palette`])
      expect(await codeOf(await fetch(`${studio.url}${path}`))).toBe('not_found')
  })

  it('are refused for all else', async () => {
    const picture = await made('generate-pattern', { prompt: 'dots', width: 64, height: 64 })
    expect(await codeOf(await fetch(`${studio.url}/api/assets/${picture}/brand-kit`))).toBe('no_logo')
    const none = '01999999-9999-7999-8999-999999999999'
    expect(await codeOf(await fetch(`${studio.url}/api/assets/${none}/brand-kit`))).toBe('not_found')
  })
})
