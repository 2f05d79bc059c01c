import { type Sound, soundFrom } from '@krya/film'
import { createRandom } from '../../draw/random.ts'
import type { Scene, SettingId, WeatherId } from '../../scene/scene.ts'
import type { AirId } from '../words/clip-words.ts'
import type { Directions } from '../words/directions.ts'
import { sampleRate, type SoundId, sounds } from './sounds.ts'

/** What is heard, and how loud beside the rest. */
type Mix = Partial<Record<SoundId, number>>

const green: Mix = { breeze: 0.5, leaves: 0.25, birds: 0.5 }
const room: Mix = { hall: 0.6 }
const town: Mix = { town: 1, breeze: 0.3 }
const coast: Mix = { surf: 1, breeze: 0.3, gulls: 0.25 }
const bare: Mix = { breeze: 1 }

/** What each place sounds like by day. */
const places: Readonly<Record<SettingId, Mix>> = {
  studio: room,
  sea: coast,
  beach: coast,
  underwater: { deep: 1, lapping: 0.15 },
  island: coast,
  lake: { lapping: 0.7, breeze: 0.3, birds: 0.4 },
  river: { stream: 0.8, birds: 0.4, leaves: 0.2 },
  waterfall: { fall: 1, birds: 0.2 },
  mountains: bare,
  hills: green,
  forest: { ...green, leaves: 0.5 },
  jungle: { leaves: 0.5, birds: 0.8, frogs: 0.3 },
  meadow: green,
  field: green,
  desert: bare,
  snow: bare,
  cave: { hall: 0.5, drone: 0.2 },
  volcano: { deep: 1, gale: 0.3 },
  canyon: bare,
  swamp: { frogs: 0.6, lapping: 0.3, leaves: 0.2 },
  garden: green,
  park: { ...green, town: 0.2 },
  farm: green,
  road: { ...green, town: 0.3 },
  village: { breeze: 0.4, birds: 0.4 },
  street: town,
  city: town,
  harbour: { lapping: 0.7, town: 0.3, gulls: 0.4 },
  castle: { breeze: 0.7, birds: 0.3 },
  bridge: { stream: 0.4, breeze: 0.4 },
  room,
  kitchen: room,
  library: room,
  cafe: { hall: 0.5, town: 0.4 },
  stage: room,
  table: room,
  space: { drone: 1, deep: 0.3 },
  planet: { drone: 0.5, gale: 0.4 },
  sky: { gale: 0.6 },
}
const weathers: Readonly<Partial<Record<WeatherId, Mix>>> = {
  rain: { rain: 1 },
  storm: { gale: 0.9, rain: 0.6, deep: 0.5 },
  wind: { gale: 0.9 },
  snow: { breeze: 0.6 },
}
const airs: Readonly<Partial<Record<AirId, Mix>>> = { rain: { rain: 1 }, embers: { fire: 1 } }
/** Who is silent at night and in the rain, and who is heard instead. */
const byNight: Readonly<Partial<Record<SoundId, SoundId>>> = { birds: 'crickets', gulls: 'surf' }

/** As loud as the loudest moment is made, 0–1. */
const peak = 0.5
const fadeSeconds = 0.6

/** What a scene sounds like, in one voice that fades in and out. Pure: the same scene always sounds the same. */
export function ambienceOf(scene: Scene, directions: Directions, seconds: number): Sound {
  const samples = new Float32Array(Math.round(seconds * sampleRate))
  for (const [id, loudness] of mixOf(scene, directions))
    sounds[id](samples, createRandom(scene.seed, `sound-${id}`), loudness)
  return soundFrom(levelled(samples), sampleRate)
}

function mixOf(scene: Scene, directions: Directions): [SoundId, number][] {
  const isNight = scene.time === 'night' || scene.time === 'dusk'
  const isWet = scene.weather.includes('rain') || scene.weather.includes('storm')
  const isCold = scene.season === 'winter'
  const mix = new Map<SoundId, number>()
  const add = (one: Mix): void => {
    for (const [id, loudness] of pairsOf(one)) {
      const isShy = byNight[id] !== undefined
      if (isShy && (isWet || isCold)) continue
      const heard = isNight ? (byNight[id] ?? id) : id
      mix.set(heard, Math.max(mix.get(heard) ?? 0, loudness))
    }
  }
  add(places[scene.setting])
  for (const weather of scene.weather) add(weathers[weather] ?? {})
  for (const air of directions.airs) add(airs[air] ?? {})
  if (scene.lights.includes('fire')) add({ fire: 1 })
  return [...mix]
}

function pairsOf(mix: Mix): [SoundId, number][] {
  const isSound = (id: string): id is SoundId => id in sounds
  return Object.entries(mix).flatMap(([id, loudness]) => (isSound(id) ? [[id, loudness]] : []))
}

/** As loud as it should be, soft at both ends. */
function levelled(samples: Float32Array): Float32Array {
  const most = samples.reduce((loudest, one) => Math.max(loudest, Math.abs(one)), 1e-6)
  const fade = Math.min(samples.length / 4, fadeSeconds * sampleRate)
  return samples.map((one, at) => {
    const edge = Math.min(1, at / fade, (samples.length - 1 - at) / fade)
    return (one / most) * peak * edge
  })
}
