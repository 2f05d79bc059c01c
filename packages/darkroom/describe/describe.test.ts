import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { Unworkable } from '../picture.ts'
import { fileOfFixture, type Fixture, use } from '../testing.ts'
import { captionImage } from './caption.ts'
import { thingsAmong } from './contents.ts'
import { overviewOf } from './overview.ts'
import { caption } from './words.ts'

const textOf = ({ bytes }: { bytes: Uint8Array }): string => new TextDecoder().decode(bytes)
const described = async (name: Fixture) => use(captionImage, { image: await fileOfFixture(name) })
const box = { left: 0, top: 0, width: 100, height: 100 }

describe('describing a picture', () => {
  it('names its things, light, shape and colours, and says that a language model says more', async () => {
    const made = await described('astronaut')
    expect(made.mediaType).toBe('text/plain')
    expect(textOf(made)).toMatch(/^A person; a balanced, square picture, mostly .+\.$/)
    expect(made.metadata).toEqual({
      caption: textOf(made),
      tags: expect.arrayContaining(['person', 'square']),
    })
    expect(made.notes[0]?.message).toContain('language model')
    expect(textOf(await described('coffee'))).toMatch(/^A cup and a dining table; /)
  })

  it('names nothing where it knows nothing', async () => {
    expect(textOf(await described('grass'))).toMatch(/^A balanced, square picture, mostly /)
  })

  it('begins with the words that the picture was made from', async () => {
    const image = await fileOfFixture('rocket')
    const work = { input: { image: 'a' }, files: { a: image }, seed: 0, index: 0, scratch: '' }
    const made = await captionImage({ ...work, prompts: { a: 'a rocket at night.' } }, () => undefined)
    expect('bytes' in made && textOf(made)).toMatch(/^a rocket at night; a dark, landscape-format picture/)
  })

  it('refuses what is no picture', async () => {
    await expect(use(captionImage, { image: Buffer.from('no') })).rejects.toBeInstanceOf(Unworkable)
  })
})

describe('what is in a picture', () => {
  it('is called by its family where the network takes it for two kinds', () => {
    const found = (thing: 'cat' | 'dog' | 'couch', sure: number) => ({ thing, sure, box })
    expect(thingsAmong([found('dog', 0.45), found('cat', 0.41)])).toEqual(['animal'])
    expect(thingsAmong([found('dog', 0.8), found('cat', 0.41)])).toEqual(['dog'])
    expect(thingsAmong([found('dog', 0.5), found('couch', 0.45)])).toEqual(['dog'])
    expect(thingsAmong([found('dog', 0.35)])).toEqual([])
  })

  it('is counted, in words that people use', () => {
    const facts = { known: null, width: 10, height: 10, colours: [{ hex: '#808082', share: 1 }] }
    const said = (...things: string[]) => caption({ ...facts, things }).caption
    expect(said('person', 'person', 'umbrella')).toMatch(/^Two people and an umbrella; a balanced/)
    expect(said(...Array.from({ length: 9 }, () => 'book'))).toMatch(/^Several books; /)
    expect(said('scissors')).toMatch(/^Scissors; /)
  })
})

describe('what somebody is shown', () => {
  it('is small, upright and carries nothing but pixels', async () => {
    const large = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#7a5cff' } })
      .withExif({ IFD0: { Artist: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { bytes, colours } = await overviewOf(large)
    const { width, height, exif } = await sharp(bytes).metadata()
    expect([width, height, exif]).toEqual([384, 768, undefined])
    expect(colours).toHaveLength(1)
  })
})
