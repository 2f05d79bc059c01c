import type { Layer } from '../../scene/layer.ts'
import { darker, mix } from '../colour.ts'
import type { Canvas } from '../painter.ts'
import { grass, type TreeKind } from '../plants.ts'
import { ground, ridge, strokes } from '../terrain.ts'

/** Whether the land lies under snow. */
export const isWinter = ({ scene }: Canvas): boolean =>
  scene.weather.includes('snow') ||
  scene.setting === 'snow' ||
  scene.alsoIn.includes('snow') ||
  (scene.season === 'winter' && scene.setting !== 'desert' && scene.setting !== 'jungle')

/** Trees as the season and the place have them. */
export function kindsOf(canvas: Canvas): readonly [TreeKind, ...TreeKind[]] {
  const { season, setting, alsoIn } = canvas.scene
  if (
    setting === 'mountains' ||
    alsoIn.includes('mountains') ||
    setting === 'snow' ||
    alsoIn.includes('snow')
  )
    return ['pine']
  if (season === 'winter') return ['pine', 'bare']
  if (season === 'spring') return ['broad', 'broad', 'blossom']
  return ['broad', 'broad', 'pine']
}

/** Mountains behind, when the place has them. */
export function range(canvas: Canvas, strength = 1): Layer[] {
  const { palette, unit, composition } = canvas
  const base = composition.horizon + unit * 3
  const snow = canvas.scene.weather.includes('rain') ? undefined : mix('#f5f8fd', palette.haze, 0.15)
  const rock = palette.rock[1]
  return [
    ridge(canvas, {
      name: 'range-far',
      base,
      height: unit * 34 * strength,
      roughness: 0.7,
      colour: mix(rock, palette.haze, 0.62),
      depth: 0.94,
      stretch: 0.55,
      ...(snow === undefined ? {} : { snow: mix(snow, palette.haze, 0.3) }),
    }),
    ridge(canvas, {
      name: 'range-near',
      base: base + unit * 2,
      height: unit * 24 * strength,
      roughness: 0.62,
      colour: mix(rock, palette.haze, 0.34),
      depth: 0.9,
      stretch: 0.42,
      ...(snow === undefined ? {} : { snow }),
    }),
  ]
}

/** Soft hills behind, one after the other. */
export function rollingHills(canvas: Canvas, rise = 1): Layer[] {
  const { palette, unit, composition } = canvas
  const white = isWinter(canvas) ? '#e8eef6' : undefined
  const tone = (share: number): string => mix(white ?? palette.foliage[1], palette.haze, share)
  return [
    ridge(canvas, {
      name: 'hill-3',
      base: composition.horizon + unit * 2,
      height: unit * 13 * rise,
      roughness: 0,
      colour: tone(0.68),
      depth: 0.92,
      stretch: 0.7,
    }),
    ridge(canvas, {
      name: 'hill-2',
      base: composition.horizon + unit * 3,
      height: unit * 9 * rise,
      roughness: 0,
      colour: tone(0.46),
      depth: 0.88,
      stretch: 0.6,
    }),
    ridge(canvas, {
      name: 'hill-1',
      base: composition.horizon + unit * 4,
      height: unit * 6 * rise,
      roughness: 0,
      colour: tone(0.24),
      depth: 0.84,
      stretch: 0.5,
    }),
  ]
}

/** What closes the view: mountains where they are named, else hills. */
export const behind = (canvas: Canvas): Layer[] =>
  canvas.scene.alsoIn.includes('mountains') || canvas.scene.setting === 'mountains'
    ? range(canvas)
    : rollingHills(canvas)

/** Meadow underfoot, white in winter. */
export function turf(canvas: Canvas): Layer[] {
  const { palette, unit, composition, height } = canvas
  if (isWinter(canvas)) return snowField(canvas)
  const [near, , far] = palette.ground
  return [
    ground(canvas, { name: 'turf', top: composition.horizon, near, far, depth: 0.8, swell: unit * 4 }),
    grass(canvas, {
      name: 'grass-far',
      top: composition.horizon + unit * 5,
      height: unit * 3,
      count: 220,
      depth: 0.7,
      colour: near,
      bottom: height,
    }),
    grass(canvas, {
      name: 'grass-near',
      top: height - unit * 5,
      height: unit * 9,
      count: 90,
      depth: 0.03,
      colour: darker(near, 0.25),
      bottom: height + unit * 4,
    }),
  ]
}

/** Snow underfoot, in drifts. */
export function snowField(canvas: Canvas): Layer[] {
  const { palette, unit, composition } = canvas
  const white = mix('#f6f9fe', palette.skyLow, 0.12)
  const shade = mix('#b8c8e4', palette.skyMid, 0.3)
  return [
    ground(canvas, {
      name: 'snow-far',
      top: composition.horizon,
      near: white,
      far: mix(shade, palette.haze, 0.4),
      depth: 0.8,
      swell: unit * 5,
    }),
    ground(canvas, {
      name: 'snow-near',
      top: composition.horizon + (canvas.height - composition.horizon) * 0.45,
      near: white,
      far: mix(white, shade, 0.55),
      depth: 0.62,
      swell: unit * 7,
    }),
    strokes(canvas, {
      name: 'drifts',
      top: composition.horizon + unit * 5,
      colour: shade,
      count: 60,
      depth: 0.55,
      length: 14,
      opacity: 0.4,
    }),
  ]
}
