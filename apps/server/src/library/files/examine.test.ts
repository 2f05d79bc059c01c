import { picture } from '@krya/provider-kit/testing'
import fc from 'fast-check'
import { pack } from 'tar-stream'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyModel, emptyWeights, testFile, triangleModel } from '../../../testing/files.ts'
import { examine, examineFile } from './examine.ts'
import { mark } from './marking/mark.ts'
import { readMp4Text } from './marking/mp4.ts'
import { readRecipe } from './marking/read.ts'
import { unpackWeights } from './unpack.ts'

const recipe = {
  operation: 'text-to-video' as const,
  model: 'some-model',
  input: { prompt: 'a fox & <friends>', seed: 7 },
  version: '0.1.0',
}
const made = { source: 'trainedAlgorithmicMedia', recipe } as const

describe('examining a file', () => {
  it.each(['clip.mp4', 'clip.webm'] as const)(
    'sees the size, length and first picture of %s',
    async (name) => {
      const seen = await examine(testFile(name))
      expect(seen).toMatchObject({ kind: 'video', width: 64, height: 48 })
      expect(seen.durationMs).toBeGreaterThan(900)
      expect(seen.durationMs).toBeLessThan(1100)
      expect(seen.thumbhash).toBeTypeOf('string')
      const still = await examine(seen.still instanceof Uint8Array ? seen.still : new Uint8Array())
      expect(still).toMatchObject({ kind: 'image', width: 64, height: 48 })
    },
  )

  it('hears how long a recording is', async () => {
    expect(await examine(testFile('tone.wav'))).toMatchObject({
      kind: 'audio',
      mediaType: 'audio/wav',
      durationMs: 500,
      still: null,
    })
  })

  it.each([
    ['model-3d', 'model/gltf-binary', emptyModel],
    ['lora', 'application/x-safetensors', emptyWeights],
    ['image', 'image/png', () => Buffer.from(picture)],
  ])('knows a %s', async (kind, mediaType, make) => {
    expect(await examine(make())).toMatchObject({ kind, mediaType })
  })

  it('sees what a 3D model looks like, drawn square', async () => {
    const seen = await examine(triangleModel())
    expect(seen).toMatchObject({ kind: 'model-3d', mediaType: 'model/gltf-binary', width: null })
    expect(seen.thumbhash).toBeTypeOf('string')
    const still = await examine(seen.still instanceof Uint8Array ? seen.still : new Uint8Array())
    expect(still).toMatchObject({ kind: 'image', width: 768, height: 768 })
  })

  it('keeps a 3D model that cannot be drawn, without a picture', async () => {
    const broken = Buffer.from(triangleModel())
    broken.write('9', broken.indexOf('5126'), 'latin1')
    expect(await examine(broken)).toMatchObject({ kind: 'model-3d', still: null, thumbhash: null })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><body>no</body></html>')],
    ['half a clip', testFile('clip.mp4').subarray(0, 900)],
    [
      'a playlist, which would have other files fetched',
      Buffer.from('#EXTM3U\n#EXTINF:1,\nhttp://10.0.0.1/a\n'),
    ],
    ['a header longer than its file', Buffer.from('ffffffffffffff7f7b7d', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    await expect(examine(bytes)).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})

describe('weights too large for memory', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-weights-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const written = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    return file
  }

  it('are known by their header', async () => {
    const facts = { kind: 'lora', mediaType: 'application/x-safetensors', still: null }
    expect(await examineFile(written('empty', emptyWeights()), 'lora')).toMatchObject(facts)
    const more = Buffer.concat([emptyWeights(), Buffer.alloc(100)])
    expect(await examineFile(written('more', more), 'lora')).toMatchObject(facts)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no header', Buffer.from('weights, as they say')],
    ['a header longer than its file', Buffer.from('ffffffffffffff7f7b7d', 'hex')],
    ['a header that is cut off', emptyWeights().subarray(0, 20)],
    ['a picture', Buffer.from(picture)],
  ])('are not %s', async (name, bytes) => {
    await expect(examineFile(written(name, bytes), 'lora')).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})

describe('a clip', () => {
  it('carries its recipe once, however often it is marked, and plays as before', async () => {
    const clip = testFile('clip.mp4')
    const marked = mark(mark(clip, 'video/mp4', made), 'video/mp4', made)
    expect(marked.subarray(0, clip.length).equals(clip)).toBe(true)
    expect(readMp4Text(marked)?.match(/<krya:recipe>/g)).toHaveLength(1)
    expect(await readRecipe(marked)).toEqual({ recipe, source: 'krya' })
    expect(await examine(marked)).toMatchObject({ kind: 'video', width: 64 })
    await expect(readRecipe(clip)).rejects.toMatchObject({ code: 'no_recipe' })
  })

  it('never breaks the reader, whatever its boxes say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        try {
          readMp4Text(bytes)
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable_file' })
        }
      }),
    )
  })
})

describe('trained weights', () => {
  it('are taken out of the archive they come in', async () => {
    const archive = pack()
    archive.entry({ name: 'output/flux_train/config.yaml' }, 'steps: 1000')
    archive.entry({ name: 'output/flux_train/lora.safetensors' }, emptyWeights())
    archive.finalize()
    expect(Buffer.from(await unpackWeights(await buffer(archive))).equals(emptyWeights())).toBe(true)
    expect(await unpackWeights(emptyWeights())).toEqual(emptyWeights())
  })
})
