import { describe, expect, it } from 'vitest'
import { textIn, textsIn } from './partly.ts'

describe('JSON that is still being written', () => {
  it.each([
    ['', ''],
    ['{"summa', ''],
    ['{"summary": "a red f', 'a red f'],
    ['{"summary": "“so”, \\"she\\" said\\', '“so”, "she" said'],
    ['{"summary": "caf\\u00e', 'caf'],
    ['{"summary": "caf\\u00e9", "palette": []}', 'café'],
  ])('tells what stands of a text: %s', (json, text) => {
    expect(textIn(json, 'summary')).toBe(text)
  })

  it.each([
    ['{"suggestions": [', []],
    ['{"suggestions": ["a fox", "a f', ['a fox', 'a f']],
    ['```json\n{"suggestions": ["a \\"fox\\"", "b"]}\n```', ['a "fox"', 'b']],
  ])('tells what stands of a list: %s', (json, texts) => {
    expect(textsIn(json, 'suggestions')).toEqual(texts)
  })
})
