import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sceneSchema } from '../scene/scene.ts'
import { understand } from './understand.ts'

const scene = (prompt: string, negative?: string) =>
  understand({ prompt, negative, seed: 1, width: 512, height: 512 })
const names = (prompt: string) => scene(prompt).subjects.map(({ name, count }) => `${count} ${name}`)

describe('a prompt', () => {
  it.each([
    ['en', 'two red foxes in a snowy forest at night'],
    ['de', 'zwei rote Füchse im verschneiten Wald bei Nacht'],
    ['fr', 'deux renards rouges dans une forêt enneigée, la nuit'],
    ['es', 'dos zorros rojos en un bosque nevado de noche'],
    ['pt', 'duas raposas vermelhas na floresta com neve à noite'],
    ['it', 'due volpi rosse nella foresta innevata di notte'],
    ['ru', 'две красные лисы в снежном лесу ночью'],
    ['zh', '夜晚，雪中森林里的两只红色狐狸'],
    ['ja', '夜の雪の森にいる二匹の赤いキツネ'],
    ['ko', '밤 눈 숲의 붉은 여우 두 마리'],
  ])('in %s means the same', (language, prompt) => {
    const read = scene(prompt)
    expect(read.report.language).toBe(language)
    expect(read.subjects.map(({ name }) => name)).toContain('fox')
    expect(read.setting).toBe('forest')
    expect(read.time).toBe('night')
    expect([...read.weather, ...read.alsoIn]).toContain('snow')
  })

  it('says how many, how large and in which colour', () => {
    expect(names('three cats and a dog')).toEqual(['3 cat', '1 dog'])
    expect(names('a flock of birds')).toEqual(['12 bird'])
    expect(scene('a tiny mouse and a giant elephant').subjects.map(({ scale }) => scale)).toEqual([0.45, 2.3])
    expect(scene('a blue car').subjects[0]?.colours).toEqual(['#2f6fd0'])
    expect(scene('une voiture bleue').subjects[0]?.colours).toEqual(['#2f6fd0'])
  })

  it('says how things stand to each other, in either order of words', () => {
    expect(scene('a cat under a tree').relations).toEqual([{ kind: 'under', subject: 's1', object: 's2' }])
    expect(scene('a girl holding an umbrella').relations).toEqual([
      { kind: 'holding', subject: 's1', object: 's2' },
    ])
    expect(scene('a dog, a cat on a chair', 'dogs').relations).toEqual([
      { kind: 'on', subject: 's2', object: 's3' },
    ])
    expect(scene('木の下の猫').relations).toEqual([{ kind: 'under', subject: 's2', object: 's1' }])
  })

  it('rules out what it or the negative prompt forbids', () => {
    expect(names('a beach without birds')).toEqual([])
    expect(scene('a street in the rain with a dog', 'rain, dogs')).toMatchObject({
      subjects: [],
      excluded: ['rain', 'dog'],
    })
    expect(scene('a street in the rain', 'rain').weather).not.toContain('rain')
  })

  it('names a style, a framing, letters to set', () => {
    expect(scene('a fox, watercolour').style).toBe('watercolour')
    expect(scene('风景，水彩').style).toBe('watercolour')
    expect(scene('close-up of a bee').framing).toBe('close-up')
    expect(scene('a sign that says "OPEN" on a door').lettering).toEqual([{ text: 'OPEN', on: null }])
  })

  it('tells which words it used, which only set the mood, and which did nothing', () => {
    const { report } = scene('a cozy cottage beside a quizzaciously lake')
    expect(report.used.map(({ as }) => as)).toEqual(expect.arrayContaining(['cottage', 'lake']))
    expect(report.steered).toEqual(['cozy'])
    expect(report.unused).toEqual(['quizzaciously'])
  })

  it('of any text at all gives a scene that fits its schema, the same each time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.nat({ max: 4294967295 }),
        (prompt, seed) => {
          const request = { prompt, seed, width: 64, height: 64 }
          const first = understand(request)
          expect(sceneSchema.parse(first)).toEqual(first)
          expect(understand(request)).toEqual(first)
        },
      ),
    )
  })

  it.each([
    ['a lemon', ['lemon'], []],
    ['a red rose', ['rose'], ['#d8362a']],
    ['a rose dress', ['dress'], ['#ee86b0']],
    ['an orange cat', ['cat'], ['#ee7d22']],
    ['three lemons and an orange', ['lemon', 'tangerine'], []],
    ['a sunset in rose', [], []],
  ])('tells things from colours of their name: %s', (prompt, names, colours) => {
    const { subjects } = understand({ prompt, seed: 1, width: 512, height: 512 })
    expect(subjects.map(({ name }) => name)).toEqual(names)
    expect(subjects.flatMap((subject) => subject.colours)).toEqual(colours)
  })
})
