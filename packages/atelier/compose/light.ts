import { createRandom } from '../draw/random.ts'
import type { Composition, Light } from '../scene/layer.ts'
import type { Scene, TimeOfDay } from '../scene/scene.ts'

/** How high the sun or moon stands: 0 on the horizon, 1 at the top of the picture and beyond. */
const heights: Readonly<Record<TimeOfDay, number>> = {
  dawn: 0.16,
  morning: 0.72,
  noon: 1.3,
  'golden-hour': 0.34,
  sunset: 0.1,
  dusk: -0.3,
  night: 0.68,
}
const colours: Readonly<Record<TimeOfDay, string>> = {
  dawn: '#ffc48a',
  morning: '#ffe9bf',
  noon: '#fff7dc',
  'golden-hour': '#ffc46b',
  sunset: '#ff9448',
  dusk: '#c58fa8',
  night: '#dfe8ff',
}
const intensities: Readonly<Record<TimeOfDay, number>> = {
  dawn: 0.6,
  morning: 0.9,
  noon: 1,
  'golden-hour': 0.85,
  sunset: 0.7,
  dusk: 0.35,
  night: 0.3,
}
const lengths: Readonly<Record<TimeOfDay, number>> = {
  dawn: 1.6,
  morning: 0.9,
  noon: 0.35,
  'golden-hour': 1.5,
  sunset: 1.9,
  dusk: 0,
  night: 0.8,
}

/** Where the light comes from: opposite the focal point, so that it shapes what one looks at. */
export function lightOf(scene: Scene, composition: Composition): Light {
  const random = createRandom(scene.seed, 'light')
  const veiled = scene.weather.some(
    (weather) => weather === 'rain' || weather === 'storm' || weather === 'overcast',
  )
  const across =
    composition.focus.x < scene.width / 2 ? random.between(0.62, 0.86) : random.between(0.14, 0.38)
  const isNight = scene.time === 'night'
  const source: Light['source'] = veiled && !scene.lights.includes('moon') ? 'sky' : isNight ? 'moon' : 'sun'
  const horizon = Math.min(composition.horizon, scene.height) / scene.height
  return {
    x: across,
    y: horizon * (1 - heights[scene.time]),
    source,
    colour: colours[scene.time],
    intensity: intensities[scene.time] * (veiled ? 0.5 : 1),
    shadowLength: source === 'sky' || scene.weather.includes('fog') ? 0 : lengths[scene.time],
  }
}
