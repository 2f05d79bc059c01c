import type { LanguageInput, LanguageOutput } from '@krya/contracts'
import { type Kind, kindOf, numberOf, speaksOf } from './words.ts'

const times = [
  'at dawn',
  'at night under a full moon',
  'in thick fog',
  'after the rain, with reflections',
  'in deep snow',
  'at golden hour',
]
const views = [
  'seen from far above',
  'as a close-up',
  'seen from below against the sky',
  'as a wide panorama',
  'reflected in water',
]
const looks = [
  'as a watercolour on rough paper',
  'as a linocut in two colours',
  'as a cinematic photograph',
  'as a storybook illustration',
  'as a paper collage',
  'as an ink drawing',
]
const places: Readonly<Record<Kind, readonly string[]>> = {
  person: ['in a busy market', 'by a window in an old library', 'on a rooftop over the city'],
  animal: ['in a birch forest', 'on a quiet street', 'at the edge of a lake'],
  food: ['on a wooden table in a garden', 'in a small bakery', 'at a street stall at night'],
  product: ['on a marble plinth', 'on wet stones', 'in front of a plain coloured wall'],
  architecture: ['on an island', 'high in the mountains', 'in the middle of a forest'],
  landscape: ['with a small cabin', 'with a flock of birds', 'with a winding path'],
  vehicle: ['on a coastal road', 'in a desert', 'in a rainy city'],
  graphic: ['in two colours', 'with a bold border', 'made of simple shapes'],
  other: ['in a garden', 'in an empty room', 'by the sea'],
}

/** Variations that each change one thing: where, when, how it is seen, how it is made. */
export function suggestPrompts({
  prompt,
  count,
}: LanguageInput<'prompt-suggestions'>): LanguageOutput<'prompt-suggestions'> {
  const kept = prompt.trim().replace(/[\s,.;]+$/, '')
  const ways = [
    places[kindOf(prompt)],
    ...(speaksOf.light.test(prompt) ? [] : [times]),
    ...(speaksOf.composition.test(prompt) ? [] : [views]),
    ...(speaksOf.style.test(prompt) ? [] : [looks]),
    times,
    views,
    looks,
  ]
  const start = numberOf(prompt)
  const suggestions = new Set<string>()
  for (let at = 0; suggestions.size < count && at < 64; at += 1) {
    const way = ways[at % ways.length] ?? looks
    const addition = way[(start + Math.floor(at / ways.length)) % way.length]
    if (addition !== undefined && !kept.includes(addition)) suggestions.add(`${kept}, ${addition}`)
  }
  return { suggestions: [...suggestions] }
}
