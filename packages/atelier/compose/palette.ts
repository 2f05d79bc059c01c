import { createRandom } from '../draw/random.ts'
import { darker, lighter, mix, under, vivid } from '../draw/colour.ts'
import type { Palette } from '../scene/layer.ts'
import type { Scene, SeasonId, TimeOfDay } from '../scene/scene.ts'

interface Hour {
  readonly top: string
  readonly mid: string
  readonly low: string
  readonly light: string
  /** Colour of the air's own light, and how much it colours the land. */
  readonly air: string
  readonly tint: number
}

const hours: Readonly<Record<TimeOfDay, Hour>> = {
  dawn: { top: '#5878b8', mid: '#c9a0b8', low: '#ffd3a6', light: '#ffd9a8', air: '#e7b8b0', tint: 0.3 },
  morning: { top: '#4a98dc', mid: '#93cbee', low: '#e2f2f0', light: '#fff0cf', air: '#f2f6ff', tint: 0.08 },
  noon: { top: '#2f86d6', mid: '#6fb6ea', low: '#cfe9f6', light: '#fffbe8', air: '#ffffff', tint: 0 },
  'golden-hour': {
    top: '#5b86bd',
    mid: '#eab983',
    low: '#ffe2a6',
    light: '#ffcf7d',
    air: '#ffd9a0',
    tint: 0.26,
  },
  sunset: { top: '#353a78', mid: '#cf5f79', low: '#ffb45e', light: '#ffa24d', air: '#f09a78', tint: 0.4 },
  dusk: { top: '#1f2a5c', mid: '#57498a', low: '#dd8688', light: '#f0a890', air: '#7c78b8', tint: 0.5 },
  night: { top: '#080e2a', mid: '#141f4c', low: '#2f4378', light: '#dfe6ff', air: '#4a5c9e', tint: 0.62 },
}

type Hues = readonly string[]
type Three = readonly [near: string, middle: string, far: string]
const foliages: Readonly<Record<SeasonId, readonly [Three, ...Three[]]>> = {
  spring: [
    ['#5f9e3f', '#7fb84e', '#9fcb78'],
    ['#4f9a52', '#79bb63', '#a4cf8a'],
  ],
  summer: [
    ['#2f6b38', '#4f8f45', '#7fae68'],
    ['#3a7238', '#5f9440', '#90b36a'],
    ['#1f6650', '#3f8a66', '#79ae8c'],
  ],
  autumn: [
    ['#b5522b', '#d08a2e', '#d9b060'],
    ['#a8402b', '#cf7030', '#dba653'],
  ],
  winter: [
    ['#2b4f4c', '#47706a', '#86a3a6'],
    ['#35504a', '#58706a', '#98aeb0'],
  ],
}
const accents: readonly [Hues, ...Hues[]] = [
  ['#d8503c', '#f2b33d', '#3a7ca5'],
  ['#c8452f', '#e8a13a', '#2f6d6a'],
  ['#b8477a', '#f4b860', '#4a6fa5'],
  ['#e07a5f', '#f2cc8f', '#3d5a80'],
  ['#a63d40', '#e9b872', '#6494aa'],
]
const rocks: readonly [Hues, ...Hues[]] = [
  ['#9a8f86', '#5f5a5e'],
  ['#8f98a6', '#555f70'],
  ['#a58a72', '#6a5548'],
]
const walls = ['#e3d2b0', '#d8b48a', '#c98f6b', '#cfd6d0', '#b8c4cf', '#e6c8b0']

/** The colours every part of a picture agrees on. */
export function paletteOf(scene: Scene): Palette {
  const random = createRandom(scene.seed, 'palette')
  const hour = hours[scene.time]
  const storm = scene.weather.includes('storm')
  const grey = storm
    ? 0.72
    : scene.weather.includes('rain') || scene.weather.includes('overcast')
      ? 0.55
      : scene.weather.includes('snow')
        ? 0.34
        : scene.weather.includes('fog')
          ? 0.5
          : 0
  const cloudTone =
    scene.time === 'night' ? '#232b45' : scene.time === 'dusk' ? '#4b4f6b' : storm ? '#596274' : '#aab6c4'
  const [wanted, second] = scene.palette
  const asked = (hex: string, share: number, colour = wanted): string =>
    colour === undefined ? hex : mix(hex, colour, share)
  const felt = (hex: string): string => {
    const { warmth, brightness, saturation } = scene.mood
    const warm = warmth === 0 ? hex : mix(hex, warmth > 0 ? '#ffb066' : '#7fa8ff', Math.abs(warmth) * 0.14)
    const lit =
      brightness === 0
        ? warm
        : brightness > 0
          ? lighter(warm, brightness * 0.16)
          : darker(warm, -brightness * 0.38)
    return saturation === 0 ? lit : vivid(lit, 1 + saturation * 0.45)
  }
  const air = (hex: string, share = 1): string =>
    felt(under(mix(hex, cloudTone, grey * 0.25), hour.air, hour.tint * share))
  const veil = (hex: string, share: number): string => felt(mix(hex, cloudTone, grey * share))
  const [near, middle, far] = random.pick(foliages[scene.season])
  const picked = random.pick(accents)
  const low = asked(veil(hour.low, 0.9), 0.32, second)
  const [lit = '#9a8f86', shaded = '#5f5a5e'] = random.pick(rocks)
  return {
    skyTop: asked(veil(hour.top, 1), 0.34),
    skyMid: asked(veil(hour.mid, 1), 0.38),
    skyLow: low,
    haze: mix(low, veil(hour.mid, 1), 0.35),
    light: hour.light,
    shadow: mix(felt('#2a2545'), hour.top, 0.25),
    ground: [
      air(asked(mix(near, '#7a9a4a', 0.35), 0.22)),
      air(asked(mix(middle, '#93ab5c', 0.3), 0.2)),
      air(mix(far, '#b4bd84', 0.3)),
    ],
    foliage: [air(asked(near, 0.25)), air(asked(middle, 0.22)), air(far)],
    water: [
      air(asked(mix('#1f5f86', hour.top, 0.35), 0.25), 0.8),
      air(asked(mix('#5fa3bd', hour.mid, 0.4), 0.25), 0.8),
    ],
    rock: [air(lit), air(shaded)],
    built: random.shuffle(walls).map((wall) => air(wall)),
    accents: [...(wanted === undefined ? [] : [wanted]), ...picked].slice(0, 3).map((hex) => felt(hex)),
    ink: darker(hour.top, 0.72),
    paper: '#fdf6e6',
  }
}
