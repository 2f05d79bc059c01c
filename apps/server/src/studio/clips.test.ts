import { createAtelier, createAtelierClips } from '@krya/atelier'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let studio: TestStudio
beforeAll(async () => {
  const options = { threads: 1 }
  studio = await openStudio({
    providers: [createAtelier(options), createAtelierClips(options)],
    waitMs: 90_000,
  })
})
afterAll(() => studio.close())

async function run(operation: string, input: object): Promise<string> {
  const answer = await fetch(`${studio.url}/api/run/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

it('has a picture drawn and another worked on while clips are made and wait', async () => {
  const clip = { prompt: 'a boat on the sea, a still camera', duration: 3, resolution: '480p' }
  const clips = [await run('text-to-video', clip), await run('text-to-video', clip)]
  const drawn = await run('text-to-image', { prompt: 'a fox', width: 256, height: 256 })
  const [picture] = (await studio.until(drawn, 'completed')).images
  const traced = await run('vectorize-image', { image: picture?.id })
  await studio.until(traced, 'completed')
  const [, waiting = ''] = clips
  expect(await studio.client.getImage({ params: { id: waiting } })).not.toMatchObject({ status: 'completed' })
  for (const id of clips) {
    const { images } = await studio.until(id, 'completed')
    expect(images).toMatchObject([{ media_type: 'video/mp4' }])
  }
}, 120_000)
