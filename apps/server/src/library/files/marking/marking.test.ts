import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Recipe } from '@krya/contracts'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createDiskStorage } from '../../../storage/disk.ts'
import { createRenditions } from '../rendition.ts'
import { mark } from './mark.ts'
import { markFile } from './mark-file.ts'
import { readParameters, writeParameters } from './parameters.ts'
import { readRecipe } from './read.ts'

const bare = { create: { width: 16, height: 16, channels: 3, background: '#a5c' } } as const
const png = await sharp(bare).png().toBuffer()
const jpeg = await sharp(bare).jpeg().toBuffer()
const tiff = await sharp(bare).tiff({ tile: true, tileWidth: 16, tileHeight: 16, pyramid: true }).toBuffer()
const svg = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="9" height="9"/></svg>',
)

const recipeOf = (prompt: string): Recipe => ({
  operation: 'text-to-image',
  model: 'any-model',
  input: { prompt, width: 512, height: 512, seed: 7, batch_size: 1 },
  version: '0.1.0',
})

/** What a person may have typed: no controls, and not only space. */
const prompts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .map((text) => text.replace(/\p{C}/gu, '').trim())
  .filter((text) => text !== '')

describe('a marked file', () => {
  it.each([
    ['PNG', 'image/png', png],
    ['JPEG', 'image/jpeg', jpeg],
    ['TIFF', 'image/tiff', tiff],
    ['SVG', 'image/svg+xml', svg],
  ])(
    'of kind %s gives back the recipe that was written, whatever the prompt',
    async (_, mediaType, bytes) => {
      await fc.assert(
        fc.asyncProperty(prompts, async (prompt) => {
          const recipe = recipeOf(prompt)
          const marked = mark(bytes, mediaType, { source: 'algorithmicMedia', recipe })
          expect(await readRecipe(marked)).toEqual({ recipe, source: 'krya' })
        }),
        { numRuns: 60 },
      )
    },
  )

  it('holds one mark, the last, and the same pixels', async () => {
    const first = mark(png, 'image/png', { source: 'trainedAlgorithmicMedia', recipe: recipeOf('first') })
    const second = mark(first, 'image/png', { source: 'algorithmicMedia', recipe: recipeOf('second') })
    expect(second.toString('latin1')).not.toContain('first')
    expect(await sharp(second).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer())
  })

  it('of kind TIFF holds one mark too, the last, and the same pixels', async () => {
    const first = mark(tiff, 'image/tiff', { source: 'trainedAlgorithmicMedia', recipe: recipeOf('first') })
    const second = mark(first, 'image/tiff', { source: 'algorithmicMedia', recipe: recipeOf('second') })
    expect(second.toString('latin1')).not.toContain('first')
    expect(await sharp(second).raw().toBuffer()).toEqual(await sharp(tiff).raw().toBuffer())
  })

  it.each([
    ['PNG', 'image/png', png],
    ['JPEG', 'image/jpeg', jpeg],
    ['TIFF', 'image/tiff', tiff],
  ])(
    'of kind %s that is too large for memory is marked on its way, as often as it is read',
    async (_, mediaType, bytes) => {
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'krya-marking-')), 'picture')
      writeFileSync(file, bytes)
      const recipe = recipeOf('a fox, 22,000 pixels wide')
      const body = markFile(file, mediaType, { source: 'algorithmicMedia', recipe })
      const marked = await buffer(body.open())
      expect(marked.length).toBe(body.bytes)
      expect(await buffer(body.open())).toEqual(marked)
      expect(await readRecipe(marked)).toEqual({ recipe, source: 'krya' })
      expect(await sharp(marked).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer())
      rmSync(path.dirname(file), { recursive: true })
    },
  )

  it('refuses what is no TIFF, or is cut off', () => {
    const made = { source: 'algorithmicMedia', recipe: null } as const
    expect(() => mark(tiff.subarray(0, 20), 'image/tiff', made)).toThrow('is not a picture')
    expect(() => mark(png, 'image/tiff', made)).toThrow('is not a picture')
  })

  it('without a recipe still says that a machine made it', async () => {
    const marked = mark(png, 'image/png', { source: 'algorithmicMedia', recipe: null })
    expect(marked.toString('latin1')).toContain('digitalsourcetype/algorithmicMedia')
    await expect(readRecipe(marked)).rejects.toMatchObject({ code: 'no_recipe' })
  })

  it('keeps its recipe in every format it is downloaded in', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'krya-marking-'))
    const storage = await createDiskStorage(folder)
    const recipe = recipeOf('лиса и 狐 “in quotes”, & <tags>')
    await storage.put('pictures/0.png', mark(png, 'image/png', { source: 'algorithmicMedia', recipe }), {
      mediaType: 'image/png',
    })
    const file = {
      id: 'x',
      storageKey: 'pictures/0.png',
      mediaType: 'image/png',
      bytes: 0,
      prompt: '',
      recipe,
      source: 'algorithmicMedia',
    } as const
    const { deliver } = createRenditions(storage)
    for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
      const { open } = await deliver(file, { w: 8, fit: 'inside', format, recipe: 'keep' })
      const bytes = Buffer.concat(await (await open()).toArray())
      expect(await readRecipe(bytes), format).toEqual({ recipe, source: 'krya' })
      expect((await sharp(bytes).metadata()).exif, format).toBeDefined()
      const stripped = await deliver(file, { w: 8, fit: 'inside', format, recipe: 'strip' })
      await expect(readRecipe(Buffer.concat(await (await stripped.open()).toArray()))).rejects.toMatchObject({
        code: 'no_recipe',
      })
    }
    rmSync(folder, { recursive: true })
  })

  const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0
  it.skipIf(!hasExiftool)('is understood by exiftool', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'krya-exif-'))
    for (const [name, bytes, type] of [
      ['a.png', png, 'image/png'],
      ['a.jpg', jpeg, 'image/jpeg'],
    ] as const) {
      const file = path.join(folder, name)
      writeFileSync(file, mark(bytes, type, { source: 'algorithmicMedia', recipe: recipeOf('狐') }))
      const told = execFileSync(
        'exiftool',
        ['-s', '-DigitalSourceType', '-UserComment', '-Description', file],
        { encoding: 'utf8' },
      )
      expect(told).toContain('algorithmicMedia')
      expect(told).toMatch(/UserComment +: 狐/)
      expect(told).toMatch(/Description +: 狐/)
    }
    rmSync(folder, { recursive: true })
  })
})

describe('a clip', () => {
  /** A file type box, and media in a box whose size is told in 64 bits (ISO 14496-12). */
  const clip = Buffer.concat([
    Buffer.from('\0\0\0\x14ftypisom\0\0\x02\0isom', 'latin1'),
    Buffer.from('\0\0\0\x01mdat\0\0\0\0\0\0\0\x18', 'latin1'),
    Buffer.alloc(8),
  ])

  it('carries its recipe', async () => {
    const recipe = recipeOf('狐')
    const marked = mark(clip, 'video/mp4', { source: 'trainedAlgorithmicMedia', recipe })
    expect(await readRecipe(marked)).toEqual({ recipe, source: 'krya' })
  })

  it('that is cut off anywhere is called unreadable or without a recipe', async () => {
    const marked = mark(clip, 'video/mp4', { source: 'trainedAlgorithmicMedia', recipe: recipeOf('fox') })
    for (let length = 20; length < marked.length; length++) {
      const refusal: unknown = await readRecipe(marked.subarray(0, length)).catch((error: unknown) => error)
      expect(refusal, `cut after ${length} bytes`).toMatchObject({
        code: expect.stringMatching(/^(unreadable_file|no_recipe)$/),
      })
    }
  })
})

describe('the parameters text', () => {
  it('reads what other tools write', () => {
    const text =
      'a castle, (detailed:1.2)\nNegative prompt: blurry, low quality\nSteps: 28, Sampler: DPM++ 2M Karras, CFG scale: 6.5, Seed: 1234, Size: 768x512, Model hash: abc, Model: "some, model", Version: v1.9'
    expect(readParameters(text)).toEqual({
      operation: 'text-to-image',
      model: 'some, model',
      version: 'v1.9',
      input: {
        prompt: 'a castle, (detailed:1.2)',
        negative_prompt: 'blurry, low quality',
        steps: 28,
        cfg_scale: 6.5,
        seed: 1234,
        width: 768,
        height: 512,
      },
    })
  })

  it('leaves out what is out of our ranges, and is nothing when there is nothing to read', () => {
    expect(readParameters('a castle\nSteps: 9000, Size: 9x9, Seed: 5')?.input).toEqual({
      prompt: 'a castle',
      seed: 5,
    })
    for (const text of ['', 'just words', 'Steps: 20', '\n\n']) expect(readParameters(text)).toBeNull()
  })

  it('reads back what we write', () => {
    fc.assert(
      fc.property(prompts, (prompt) => {
        fc.pre(!prompt.includes('Negative prompt:'))
        expect(readParameters(writeParameters(recipeOf(prompt)))?.input).toMatchObject({
          prompt: prompt.trim(),
          seed: 7,
        })
      }),
    )
  })
})
