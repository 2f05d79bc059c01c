import { describe, expect, it } from 'vitest'
import { labOf } from './lab.ts'
import { namesOf } from './names.ts'
import { colourOf } from './words.ts'

const named = (...words: string[]) => namesOf(words.flatMap((word) => colourOf(word) ?? []))

describe('names of colours', () => {
  it('are those that people have for them', () => {
    expect(named('#0d0d0d', '#ffffff', '#1b2a60', '#f07427', '#808080')).toEqual([
      'black',
      'white',
      'navy',
      'orange',
      'grey',
    ])
  })
  it('are numbered where two would be called the same', () => {
    expect(named('#1b2a5e', '#1c2b60')).toEqual(['navy', 'navy 2'])
  })
  it('are found for every colour of a screen', () => {
    for (let red = 0; red < 256; red += 51)
      for (let green = 0; green < 256; green += 51)
        for (let blue = 0; blue < 256; blue += 51)
          expect(namesOf([labOf(red, green, blue)])[0]).toMatch(/^[a-z]+(?: [a-z]+)?$/)
  })
})
