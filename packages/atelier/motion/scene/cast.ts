import type { Layer } from '../../scene/layer.ts'
import type { SettingId, Subject } from '../../scene/scene.ts'
import type { Doing } from '../words/verb-words.ts'
import type { ActId } from './acting.ts'
import type { AmbientId } from './ambient.ts'

/** How a layer moves by itself. */
export interface Role {
  readonly motion: AmbientId
  /** Each of its elements moves by itself. */
  readonly apart: boolean
}

const apart = (motion: AmbientId): Role => ({ motion, apart: true })
const whole = (motion: AmbientId): Role => ({ motion, apart: false })

/** By the beginning or the end of a layer’s id, the more particular first. */
const byName: readonly (readonly [name: RegExp, role: Role])[] = [
  [/^clouds$/, apart('drift')],
  [/^stars$/, apart('twinkle')],
  [/^aurora$/, apart('curtain')],
  [/^glow$/, whole('pulse')],
  [/^(?:beams|rays|spot)$/, apart('beam')],
  [/^nebula$/, apart('pulse')],
  [/^fog$/, whole('veil')],
  [/^lightning$/, whole('lightning')],
  [/^sparks$/, apart('flicker')],
  [/-waves$/, apart('swell')],
  [/-glints$/, apart('glitter')],
  [/^reflections$/, apart('glitter')],
  [/^foam$/, whole('surf')],
  [/^fall$/, apart('cascade')],
  [/^smoke$/, apart('billow')],
  [/^weed$/, apart('weed')],
  [/^trees-/, apart('sway')],
  [/^(?:grass|ears|reeds|ferns)/, apart('grass')],
  [/^flowers-/, apart('grass')],
  [/^leaves$/, apart('branches')],
  [/-reflection$/, whole('shimmer')],
]
/** Layers that are made anew in the air, flake by flake. */
const airborne: Readonly<Record<string, 'rain' | 'snow' | 'leaves' | 'bubbles'>> = {
  rain: 'rain',
  snowfall: 'snow',
  leaves: 'leaves',
  bubbles: 'bubbles',
}

/** How a layer of the place moves; undefined: it stands still. */
export const roleOf = ({ id, kind }: Layer): Role | undefined =>
  byName.find(([name]) => name.test(id))?.[1] ?? (kind === 'plant' ? apart('branches') : undefined)

/** What of the air a layer is a still picture of. */
export const airOf = ({ id, kind }: Layer) => (kind === 'weather' ? airborne[id] : undefined)

/** What a thing does that nobody told what to do, by its name and then by its nature. */
const byThing: Readonly<Record<string, ActId>> = {
  'hot air balloon': 'rise',
  balloon: 'hover',
  fire: 'flame',
  candle: 'flame',
  sun: 'wheel',
  'sun with face': 'wheel',
  star: 'spin',
  ghost: 'hover',
  'flying saucer': 'cruise',
  parachute: 'hover',
  octopus: 'hover',
  jellyfish: 'hover',
}
const byNature: Readonly<Record<Subject['nature'], ActId>> = {
  person: 'breathe',
  face: 'nod',
  'animal-land': 'breathe',
  'animal-water': 'swim',
  'animal-air': 'fly',
  insect: 'flit',
  plant: 'bend',
  tree: 'bend',
  flower: 'bend',
  food: 'none',
  building: 'none',
  'vehicle-land': 'drive',
  'vehicle-water': 'rock',
  'vehicle-air': 'cruise',
  celestial: 'hover',
  object: 'none',
  garment: 'swing',
  symbol: 'none',
}
/** Where nothing has room to drive or to fly. */
const indoors: ReadonlySet<SettingId> = new Set([
  'studio',
  'room',
  'kitchen',
  'library',
  'cafe',
  'stage',
  'table',
])
const needsRoom: Readonly<Partial<Record<ActId, ActId>>> = { drive: 'none', cruise: 'none', rise: 'hover' }

export function usualAct({ name, nature }: Subject, setting: SettingId): ActId {
  const act = byThing[name] ?? byNature[nature]
  return indoors.has(setting) ? (needsRoom[act] ?? act) : act
}

/** What a deed is for this thing: a rabbit jumps up and down, a ball bounces, a rocket that flies cruises. */
const deeds: Readonly<Record<Doing, ActId>> = {
  walk: 'walk',
  run: 'run',
  jump: 'jump',
  fly: 'fly',
  swim: 'swim',
  drive: 'drive',
  sail: 'sail',
  rise: 'rise',
  fall: 'fall',
  spin: 'spin',
  dance: 'dance',
  bounce: 'bounce',
  swing: 'swing',
  grow: 'grow',
  launch: 'launch',
  hover: 'hover',
  sleep: 'sleep',
  shake: 'shake',
}
const ofNature: Readonly<Partial<Record<Subject['nature'], Partial<Record<Doing, ActId>>>>> = {
  'vehicle-air': { fly: 'cruise', launch: 'depart' },
  'vehicle-land': { run: 'drive', walk: 'drive', fly: 'cruise' },
  'vehicle-water': { drive: 'sail', swim: 'sail', fly: 'cruise', walk: 'sail' },
  'animal-air': { launch: 'depart', rise: 'fly' },
  insect: { fly: 'flit', hover: 'flit' },
  celestial: { spin: 'wheel' },
  object: { fly: 'cruise' },
  symbol: { fly: 'cruise' },
  tree: { dance: 'swing', shake: 'bend', swing: 'bend' },
  flower: { dance: 'swing', swing: 'bend' },
  plant: { dance: 'swing', swing: 'bend' },
}

/** What is drawn from in front, and so comes towards who looks. */
const frontal = /^(?:oncoming |train$|metro$|light rail$|tram$|station$)/
export const isFrontal = ({ name }: Subject): boolean => frontal.test(name)

/** Most drawings look to the left and stand upright; of others, what must be done to see them so. */
const otherwise: Readonly<Record<string, { readonly right: boolean; readonly turn: number }>> = {
  airplane: { right: true, turn: 40 },
  rocket: { right: true, turn: 0 },
}
/** Whether a thing’s drawing looks to the right, and by how many degrees clockwise it is turned to be level. */
export const drawnAs = ({ name }: Subject) => otherwise[name] ?? { right: false, turn: 0 }

/** Only what stands on its flame goes straight up. */
const ofThing: Readonly<Record<string, Partial<Record<Doing, ActId>>>> = {
  rocket: { launch: 'launch', rise: 'launch' },
}

export const actOf = (doing: Doing, { name, nature }: Subject): ActId =>
  ofThing[name]?.[doing] ?? ofNature[nature]?.[doing] ?? deeds[doing]
