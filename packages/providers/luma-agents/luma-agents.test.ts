import type { OperationId } from '@krya/contracts'
import type { InputFile, Json } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, pictureBase64, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { offerOf } from '../offering.ts'
import { inputFile } from '../testing.ts'
import { lumaAgentsFake } from './fake.ts'
import { lumaAgents } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(lumaAgentsFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const wide: InputFile = { ...inputFile, width: 1920, height: 1080 }
const clip: InputFile = { ...wide, id: 'clip', mediaType: 'video/mp4' }
const inline = { media_type: 'image/png', data: pictureBase64 }

/** What is asked for an input, as it is taken. */
async function sent(model: string, operation: OperationId, input: Record<string, Json>) {
  const { endpoint, wire = {} } = offerOf('luma-agents', model, operation)
  const settings = lumaAgentsFake.settings(server.url)
  const answer = await lumaAgents.submit(
    callTo(lumaAgents, { settings, http }, { endpoint, wire, input, files: [wide, clip], operation }),
  )
  expect(answer.state).toBe('accepted')
  return server.requests.at(-1)?.json()
}

describe('Luma Agents', () => {
  const asked = { image: wide.id, prompt: 'the fox turns', duration: 5, resolution: '1080p' }
  const motion = {
    model: 'ray-3.2',
    type: 'video',
    prompt: 'the fox turns',
    aspect_ratio: '16:9',
    video: { start_frame: inline, duration: '5s', resolution: '1080p' },
  }

  it('sets a picture in motion, which goes within the request', async () => {
    expect(await sent('luma-ray-3.2-frames', 'image-to-video', asked)).toEqual(motion)
  })

  it('goes from one picture to another', async () => {
    const input = { ...asked, end_image: wide.id }
    const video = { ...motion.video, end_frame: inline }
    expect(await sent('luma-ray-3.2-frames', 'image-to-video', input)).toEqual({ ...motion, video })
  })

  it('gives a clip another look, with its motion by its own controls', async () => {
    const input = { video: clip.id, prompt: 'as if in glass', resolution: '720p' }
    expect(await sent('luma-ray-3.2', 'restyle-video', input)).toEqual({
      model: 'ray-3.2',
      type: 'video_edit',
      prompt: 'as if in glass',
      source: { ...inline, media_type: 'video/mp4' },
      video: { resolution: '720p', edit: { auto_controls: true } },
    })
  })

  it('changes a picture by words', async () => {
    for (const model of ['uni-1', 'uni-1-max'])
      expect(await sent(model, 'instruct-edit', { image: wide.id, prompt: 'make the sky pink' })).toEqual({
        model,
        type: 'image_edit',
        prompt: 'make the sky pink',
        source: inline,
      })
  })
})
