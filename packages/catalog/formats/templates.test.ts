import { largestSide } from '@krya/contracts'
import { describe, expect, it } from 'vitest'
import { styles } from '../styles/index.ts'
import { templates } from './template-list.ts'
import { templatesFor } from './templates.ts'

describe('templates', () => {
  it('are forty and more, each with an id of its own and a size that can be made', () => {
    expect(templates.length).toBeGreaterThanOrEqual(40)
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length)
    for (const { width, height, safe, style } of templates) {
      for (const side of [width, height]) {
        expect(side).toBeGreaterThanOrEqual(64)
        expect(side).toBeLessThanOrEqual(largestSide)
      }
      expect(safe.left + safe.right).toBeLessThan(width * 0.8)
      expect(safe.top + safe.bottom).toBeLessThan(height * 0.8)
      if (style !== null) expect(styles.map(({ id }) => id)).toContain(style)
    }
  })
  it.each([
    ['youtube thumb', 'youtube-thumbnail'],
    ['insta story', 'instagram-story'],
    ['1584', 'linkedin-banner'],
    ['tweet header', 'x-header'],
  ])('are found by “%s”', (search, id) => expect(templatesFor(search)[0]?.template.id).toBe(id))
  it('are not found by what they are not', () => expect(templatesFor('myspace')).toEqual([]))
  it.each([
    ['a YouTube thumbnail about volcanoes', 'youtube-thumbnail'],
    ['poster for a jazz concert', 'poster-a4'],
    ['cover of a novel with a lighthouse', 'book-cover'],
    ['podcast about bees', 'podcast-cover'],
  ])('are suggested for “%s”', (prompt, id) => {
    const [first] = templatesFor('', prompt)
    expect(first?.isSuggested).toBe(true)
    expect(first?.template.id).toBe(id)
  })
  it('are not suggested for what says nothing of it', () => {
    expect(templatesFor('', 'a fox in the snow').some(({ isSuggested }) => isSuggested)).toBe(false)
  })
})
