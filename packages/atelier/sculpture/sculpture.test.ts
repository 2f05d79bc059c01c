import { use } from '@krya/darkroom/testing'
import { type SolidId, solids } from '@krya/mesh'
import { seenGlb } from '@krya/mesh/testing'
import { describe, expect, it } from 'vitest'
import { textTo3d } from '../engine/sculpt.ts'
import { wordsIn } from '../understand/vocabulary/languages.ts'
import { listen } from './listen.ts'
import { read } from './reading.ts'
import { solidWords } from './vocabulary.ts'

const orders = (prompt: string) =>
  read(prompt, () => 3).orders.map(({ what, count, colours, substance, stands }) => ({
    what: 'solid' in what ? what.solid : what.drawn.name,
    ...(count === 1 ? {} : { count }),
    ...(colours.length === 0 ? {} : { colours }),
    ...(substance === null ? {} : { substance }),
    ...(stands === null ? {} : { stands }),
  }))
const red = '#d8362a'

describe('what is to be made', () => {
  it.each([
    ['a mug', [{ what: 'mug' }]],
    ['a red wooden chair', [{ what: 'chair', colours: [red], substance: 'wood' }]],
    ['a vase of marble', [{ what: 'vase', substance: 'marble' }]],
    [
      'a chair made of gold, a wooden table',
      [
        { what: 'chair', substance: 'gold' },
        { what: 'table', substance: 'wood' },
      ],
    ],
    [
      'two mushrooms, three foxes',
      [
        { what: 'mushroom', count: 2 },
        { what: 'fox', count: 3 },
      ],
    ],
    ['a cat on a table', [{ what: 'cat' }, { what: 'table', stands: 'on' }]],
    ['ice cream', [{ what: 'ice cream' }]],
    ['a glass', [{ what: 'wine glass', substance: 'glass' }]],
    ['a glass bottle', [{ what: 'bottle', substance: 'glass' }]],
    ['crystal', [{ what: 'crystal', substance: 'crystal' }]],
    ['eine goldene Krone', [{ what: 'crown', substance: 'gold' }]],
    ['un château rouge', [{ what: 'castle', colours: [red] }]],
    ['ein Fuchs', [{ what: 'fox' }]],
    ['木制椅子', [{ what: 'chair', substance: 'wood' }]],
    ['りんご', [{ what: 'apple' }]],
    ['a house without trees', [{ what: 'house' }]],
  ])('is heard in “%s”', (prompt, wanted) => {
    expect(orders(prompt)).toEqual(wanted)
  })

  it('says which words did nothing, but not those about models', () => {
    const { unused } = read('a realistic 3D model of a castle in the rain with frobnicators', () => 2)
    expect(unused).toEqual(['rain', 'frobnicators'])
  })

  const isSolid = (id: string): id is SolidId => id in solids
  it.each(Object.keys(solids).filter(isSolid))('knows a %s by each of its English names', (id) => {
    for (const word of wordsIn(solidWords[id].words, 'en'))
      expect(
        listen(`a ${word}`, 'en').find((one) => one.kind === 'solid'),
        word,
      ).toMatchObject({ id })
  })
})

describe('text-to-3d', () => {
  const made = (prompt: string, seed = 7) => use(textTo3d, {}, { prompt }, seed)

  it('builds of solids what it knows so', async () => {
    const { bytes, notes } = await made('a golden trophy')
    const { sound, materials, bounds } = await seenGlb(bytes)
    expect(sound.open).toBe(0)
    expect(materials.some((one) => one.getMetallicFactor() === 1)).toBe(true)
    expect(bounds[1].least).toBeCloseTo(0, 3)
    expect(notes).toEqual([])
  })

  it('inflates what it can draw, with nothing left open, and says that its back is a guess', async () => {
    const { bytes, notes } = await made('a fox')
    const { sound, triangles, textures, bounds } = await seenGlb(bytes)
    expect(sound).toMatchObject({ open: 0, degenerate: 0 })
    expect(sound.volume).toBeGreaterThan(0)
    expect(triangles).toBeGreaterThan(10_000)
    expect(textures).toHaveLength(2)
    // No cut-out: it is as deep as a quarter of its height at least.
    expect(bounds[2].most - bounds[2].least).toBeGreaterThan(0.25)
    expect(notes[0]?.message).toContain('“fox”')
  }, 30_000)

  it('puts one thing on another', async () => {
    const alone = await seenGlb((await made('a table')).bytes)
    const both = await seenGlb((await made('an apple on a table')).bytes)
    const wide = ([x]: typeof both.bounds): number => x.most - x.least
    // With the apple it is higher for its width.
    expect(both.triangles).toBeGreaterThan(alone.triangles)
    expect(wide(both.bounds)).toBeLessThan(wide(alone.bounds) + 1e-6)
  })

  it('is another for another seed, and the same for the same', async () => {
    const [one, same, other] = [await made('a tree'), await made('a tree'), await made('a tree', 8)]
    expect(Buffer.from(one.bytes).equals(Buffer.from(same.bytes))).toBe(true)
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(false)
  })

  it('makes twelve things at most, and says how many are left', async () => {
    const { notes } = await made('20 dice')
    expect(notes[0]).toMatchObject({ field: 'prompt', message: expect.stringContaining('8 more') })
  })

  it('names examples where it understands nothing', async () => {
    await expect(made('frobnication of the umpteenth')).rejects.toThrow(/wooden chair/)
  })
})
