import { describe, expect, it } from 'vitest'
import { wishesOf } from './words.ts'

describe('words on how a clip goes on', () => {
  it.each([
    ['zoom in', ['zoom-in']],
    ['the camera slowly zooms out', ['zoom-out']],
    ['Camera pushes in, gently.', ['zoom-in']],
    ['pan left', ['pan-left']],
    ['panning slowly to the right', ['pan-right']],
    ['tilt up and pan left', ['pan-left', 'tilt-up']],
    ['the camera tilts down slowly', ['tilt-down']],
    ['the camera pulls back', ['zoom-out']],
  ])('%s moves the camera', (prompt, moves) => {
    expect(wishesOf(prompt)).toEqual({ moves, speed: 1, unused: [] })
  })

  it.each([
    ['it plays backwards', { way: 'back', speed: 1 }],
    ['rewind, faster', { way: 'back', speed: 2 }],
    ['a seamless loop', { way: 'round', speed: 1 }],
    ['freeze', { way: 'still', speed: 1 }],
    ['in slow motion', { speed: 0.5 }],
    ['it slows down', { speed: 0.5 }],
  ])('%s says direction and speed', (prompt, wishes) => {
    expect(wishesOf(prompt)).toEqual({ moves: [], unused: [], ...wishes })
  })

  it('tells which words it makes nothing of', () => {
    expect(wishesOf('The camera pans left and a dragon appears').unused).toEqual(['dragon', 'appears'])
    expect(wishesOf('it goes on').unused).toEqual([])
  })
})
