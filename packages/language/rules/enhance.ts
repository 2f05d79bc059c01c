import { type LanguageInput, languageOf, type LanguageOutput } from '@krya/contracts'
import { type Kind, kindOf, oneOf, type Side, speaksOf } from './words.ts'

type Additions = Readonly<Record<Side, readonly [string, ...string[]]>>

/** What suits each kind of picture, by the side it is about. */
const additions: Readonly<Record<Kind, Additions>> = {
  person: {
    light: ['soft window light', 'gentle rim light', 'warm light from the side'],
    composition: [
      'close-up with an 85mm lens, shallow depth of field',
      'half-length, eye level',
      'off-centre, looking out of the frame',
    ],
    detail: ['natural skin texture and fine hair', 'detailed fabric'],
    mood: ['a calm, attentive mood', 'a quiet, intimate mood'],
    style: ['natural colours'],
  },
  animal: {
    light: ['soft morning light', 'warm backlight through the fur', 'low sun'],
    composition: ['eye level, shallow depth of field', 'close-up with the surroundings softly blurred'],
    detail: ['every hair in detail', 'fine texture'],
    mood: ['an alert, quiet mood', 'a gentle mood'],
    style: ['natural colours'],
  },
  food: {
    light: ['soft daylight from a window', 'warm side light'],
    composition: ['three-quarter view, shallow depth of field', 'seen from above on a plain surface'],
    detail: ['crisp texture, fine crumbs and steam', 'glistening detail'],
    mood: ['a cosy, inviting mood'],
    style: ['rich natural colours'],
  },
  product: {
    light: ['soft studio light with a gentle gradient', 'a single soft light from above'],
    composition: ['centred on a plain background, with room around it', 'three-quarter view'],
    detail: ['precise materials and reflections', 'fine surface texture'],
    mood: ['a clean, calm mood'],
    style: ['restrained colours'],
  },
  architecture: {
    light: ['late afternoon light with long shadows', 'soft overcast light', 'lit windows at blue hour'],
    composition: ['wide view with clear leading lines', 'straight verticals, balanced composition'],
    detail: ['detailed stone and wood texture', 'rich detail in every window'],
    mood: ['a quiet, lived-in mood', 'a grand, still mood'],
    style: ['harmonious colours'],
  },
  landscape: {
    light: ['golden light low over the land', 'soft diffuse light', 'light breaking through clouds'],
    composition: ['wide view with a clear foreground', 'layers of distance, low horizon'],
    detail: ['fine detail in the foreground', 'delicate texture'],
    mood: ['a serene mood', 'a vast, quiet mood'],
    style: ['harmonious colours'],
  },
  vehicle: {
    light: ['low sun with reflections', 'soft overcast light'],
    composition: ['three-quarter view from low down', 'in motion, the surroundings slightly blurred'],
    detail: ['precise mechanical detail'],
    mood: ['a sense of adventure', 'a calm, confident mood'],
    style: ['rich colours'],
  },
  graphic: {
    light: ['even, flat light'],
    composition: ['centred, balanced composition with clear space around it'],
    detail: ['crisp edges, precise shapes'],
    mood: ['a confident, friendly mood'],
    style: ['few, well-chosen colours'],
  },
  other: {
    light: ['soft natural light', 'light from the side with gentle shadows'],
    composition: ['balanced composition with one clear subject', 'clear foreground and background'],
    detail: ['fine detail'],
    mood: ['a calm mood', 'a playful mood'],
    style: ['harmonious colours'],
  },
}

const sides: readonly Side[] = ['light', 'composition', 'detail', 'mood', 'style']
/** What a graphic has no use for. */
const notFor: Readonly<Partial<Record<Kind, readonly Side[]>>> = { graphic: ['light', 'mood'] }
const mostAdded = 3

/** Adds what a prompt does not speak of, and changes nothing of it. It cannot translate. */
export function enhance({
  prompt,
  only_translate,
}: LanguageInput<'enhance-prompt'>): LanguageOutput<'enhance-prompt'> {
  const language = languageOf(prompt)
  if (only_translate) return { prompt, language }
  const kind = kindOf(prompt)
  const silent = sides.filter((side) => !speaksOf[side].test(prompt) && notFor[kind]?.includes(side) !== true)
  const added = silent.slice(0, mostAdded).map((side) => oneOf(additions[kind][side], `${prompt}${side}`))
  const kept = prompt.trim().replace(/[\s,.;]+$/, '')
  return { prompt: [kept, ...added].join(', '), language }
}
