import { describe, expect, it } from 'vitest'
import { directionsOf } from './directions.ts'

describe('directions', () => {
  it('name the camera’s moves, which nobody draws', () => {
    expect(directionsOf('the camera pans left over a city')).toMatchObject({
      moves: ['pan-left'],
      prompt: 'over a city',
    })
    expect(directionsOf('slow zoom out, a fox in the snow, handheld')).toMatchObject({
      moves: ['zoom-out', 'handheld'],
      pace: 0.55,
    })
    expect(directionsOf('static shot of a lake').moves).toEqual(['still'])
    expect(directionsOf('a frying pan on a stove').moves).toEqual([])
  })

  it('are read in other languages', () => {
    expect(directionsOf('Kameraschwenk über das Meer, ein Hund rennt nach rechts')).toMatchObject({
      moves: ['pan-right'],
      deeds: [{ doing: 'run', way: 'right' }],
    })
    expect(directionsOf('镜头拉近，下雪').moves).toEqual(['zoom-in'])
    expect(directionsOf('zoom avant sur un chat, en boucle')).toMatchObject({
      moves: ['zoom-in'],
      loops: true,
    })
  })

  it('say who does what and where to', () => {
    const { deeds, words } = directionsOf('a red car drives to the left, a man walks away from us')
    expect(deeds).toEqual([
      { doing: 'drive', way: 'left', at: words.indexOf('drives') },
      { doing: 'walk', way: 'away', at: words.indexOf('walks') },
    ])
  })

  it('take a short way right after a deed for one, and elsewhere for a place', () => {
    const ways = (prompt: string) => directionsOf(prompt).deeds.map(({ way }) => way)
    expect(ways('a car drives left through a city')).toEqual(['left'])
    expect(ways('ein Hund rennt links')).toEqual(['left'])
    expect(ways('a kite flies up, clouds drift right')).toEqual(['up', 'right'])
    expect(directionsOf('a tree on the left, a dog runs')).toMatchObject({
      deeds: [{ way: null }],
      prompt: 'a tree on the left, a dog',
    })
  })

  it('keep what is to be drawn, and take verbs for what they are', () => {
    expect(directionsOf('a bird flies over the sea').prompt).toBe('a bird over the sea')
    expect(directionsOf('a woman dancing').prompt).toBe('a woman dancing')
    expect(directionsOf('snow falls on a cabin')).toMatchObject({
      airs: ['snow'],
      prompt: 'snowing on a cabin',
    })
    expect(directionsOf('leaves fall in a park')).toMatchObject({
      airs: ['leaves'],
      prompt: 'autumn in a park',
    })
  })

  it('leave out what must not be there', () => {
    expect(directionsOf('a street without rain').airs).toEqual([])
    expect(directionsOf('petals fall, dust', 'petals').airs).toEqual(['dust'])
  })

  it('know light that changes, and letters that are none of them', () => {
    expect(directionsOf('the sun rises over a meadow').change).toBe('sunrise')
    expect(directionsOf('a city, day turns to night').change).toBe('sunset')
    const quoted = directionsOf('a poster that says “zoom in”')
    expect(quoted.moves).toEqual([])
    expect(quoted.prompt).toContain('“zoom in”')
  })
})
