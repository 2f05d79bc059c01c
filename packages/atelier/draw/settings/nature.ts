import type { Layer } from '../../scene/layer.ts'
import { darker, lighter, mix } from '../colour.ts'
import type { Canvas, SettingPainter } from '../painter.ts'
import { flowers, frame, grass, type TreeKind, trees } from '../plants.ts'
import { n, path, stroke } from '../svg.ts'
import { ground, headland, ridge, stones, strokes } from '../terrain.ts'
import { shoreline, water } from '../water.ts'

const isWinter = ({ scene }: Canvas): boolean =>
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

const behind = (canvas: Canvas): Layer[] =>
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

function snowField(canvas: Canvas): Layer[] {
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

/** A forest that goes on: pale trunks far off, whole trees nearer, dark ones at the sides. */
export const forest: SettingPainter = (canvas) => {
  const { palette, unit, height, composition } = canvas
  const kinds = kindsOf(canvas)
  const y = composition.horizon
  const [near, middle, far] = palette.foliage
  const focus = composition.focus.x / canvas.width
  const clear = {
    left: { from: -0.08, to: Math.max(0.06, focus - 0.26) },
    right: { from: Math.min(0.94, focus + 0.26), to: 1.08 },
  }
  return [
    ...(canvas.scene.alsoIn.includes('mountains') ? range(canvas) : []),
    trees(canvas, {
      name: 'wood-4',
      kinds,
      y: y + unit * 2,
      height: unit * 26,
      count: 26,
      depth: 0.93,
      colour: mix(far, palette.haze, 0.62),
    }),
    trees(canvas, {
      name: 'wood-3',
      kinds,
      y: y + unit * 4,
      height: unit * 33,
      count: 17,
      depth: 0.88,
      colour: mix(middle, palette.haze, 0.4),
    }),
    ...turf(canvas),
    trees(canvas, {
      name: 'wood-2',
      kinds,
      y: y + unit * 7,
      height: unit * 40,
      count: 11,
      depth: 0.7,
      colour: mix(middle, palette.haze, 0.16),
      spread: unit * 3,
    }),
    trees(canvas, {
      name: 'wood-left',
      kinds,
      y: y + (height - y) * 0.4,
      height: unit * 62,
      count: 3,
      depth: 0.5,
      colour: near,
      ...clear.left,
      spread: unit * 12,
    }),
    trees(canvas, {
      name: 'wood-right',
      kinds,
      y: y + (height - y) * 0.4,
      height: unit * 62,
      count: 3,
      depth: 0.5,
      colour: near,
      ...clear.right,
      spread: unit * 12,
    }),
    ...(isWinter(canvas)
      ? []
      : [
          flowers(canvas, {
            name: 'forest-flowers',
            top: y + (height - y) * 0.5,
            size: unit * 0.8,
            count: 16,
            depth: 0.3,
          }),
        ]),
  ]
}

export const jungle: SettingPainter = (canvas) => {
  const { palette, unit, composition } = canvas
  const y = composition.horizon
  const [near, middle, far] = palette.foliage
  return [
    trees(canvas, {
      name: 'canopy-3',
      kinds: ['broad', 'palm'],
      y: y + unit * 3,
      height: unit * 44,
      count: 14,
      depth: 0.92,
      colour: mix(far, palette.haze, 0.5),
    }),
    trees(canvas, {
      name: 'canopy-2',
      kinds: ['palm', 'broad'],
      y: y + unit * 6,
      height: unit * 56,
      count: 9,
      depth: 0.82,
      colour: mix(middle, palette.haze, 0.2),
    }),
    ground(canvas, {
      name: 'jungle-floor',
      top: y,
      near: darker(near, 0.3),
      far: mix(middle, palette.haze, 0.2),
      depth: 0.75,
      swell: unit * 5,
    }),
    grass(canvas, {
      name: 'ferns',
      top: y + unit * 4,
      height: unit * 8,
      count: 130,
      depth: 0.6,
      colour: middle,
    }),
    frame(canvas, { name: 'leaves', colour: darker(near, 0.3), size: unit * 52 }),
  ]
}

export const mountains: SettingPainter = (canvas) => {
  const { palette, unit, composition, height } = canvas
  const y = composition.horizon
  return [
    ...range(canvas, 1.35),
    ...rollingHills(canvas, 0.5),
    trees(canvas, {
      name: 'treeline',
      kinds: ['pine'],
      y: y + unit * 5,
      height: unit * 9,
      count: 44,
      depth: 0.82,
      colour: mix(palette.foliage[2], palette.haze, 0.4),
    }),
    ...turf(canvas),
    stones(canvas, {
      name: 'scree',
      top: y + unit * 8,
      bottom: height,
      count: 9,
      size: unit * 6,
      depth: 0.5,
    }),
    trees(canvas, {
      name: 'pines',
      kinds: ['pine'],
      y: y + (height - y) * 0.42,
      height: unit * 38,
      count: 2,
      depth: 0.45,
      colour: palette.foliage[0],
      from: composition.focus.x < canvas.width / 2 ? 0.74 : -0.02,
      to: composition.focus.x < canvas.width / 2 ? 1.04 : 0.28,
    }),
  ]
}

export const hills: SettingPainter = (canvas) => {
  const { palette, unit, composition, height } = canvas
  const y = composition.horizon
  return [
    ...behind(canvas),
    trees(canvas, {
      name: 'copse',
      kinds: kindsOf(canvas),
      y: y + unit * 5,
      height: unit * 13,
      count: 9,
      depth: 0.82,
      colour: mix(palette.foliage[1], palette.haze, 0.25),
      spread: unit * 2,
    }),
    ...turf(canvas),
    trees(canvas, {
      name: 'lone',
      kinds: kindsOf(canvas),
      y: y + (height - y) * 0.3,
      height: unit * 34,
      count: 1,
      depth: 0.5,
      colour: palette.foliage[0],
      from: composition.focus.x < canvas.width / 2 ? 0.78 : 0.06,
      to: composition.focus.x < canvas.width / 2 ? 0.96 : 0.24,
    }),
  ]
}

export const meadow: SettingPainter = (canvas) => {
  const { unit, composition, height, palette } = canvas
  const y = composition.horizon
  return [
    ...behind(canvas),
    trees(canvas, {
      name: 'edge',
      kinds: kindsOf(canvas),
      y: y + unit * 4,
      height: unit * 12,
      count: 16,
      depth: 0.82,
      colour: mix(palette.foliage[1], palette.haze, 0.35),
    }),
    ...turf(canvas),
    ...(isWinter(canvas)
      ? []
      : [
          flowers(canvas, {
            name: 'wildflowers',
            top: y + unit * 9,
            size: unit * 1.25,
            count: 90,
            depth: 0.6,
            bottom: height - unit * 8,
          }),
          flowers(canvas, {
            name: 'wildflowers-near',
            top: height - unit * 8,
            size: unit * 2.1,
            count: 16,
            depth: 0.02,
            bottom: height,
          }),
        ]),
  ]
}

export const field: SettingPainter = (canvas) => {
  const { composition, unit, height, width, scene } = canvas
  const y = composition.horizon
  const ripe = scene.season === 'spring' ? '#8fb552' : '#d8ae4e'
  const gold = mix(ripe, canvas.palette.light, 0.12)
  let rows = ''
  for (let at = -14; at <= 14; at += 1)
    rows += stroke(
      `M${n(width / 2 + at * unit * 1.2)} ${n(y)}L${n(width / 2 + at * unit * 17)} ${n(height)}`,
      darker(gold, 0.25),
      unit * 0.35,
      0.35,
    )
  return [
    ...behind(canvas),
    ground(canvas, {
      name: 'field',
      top: y,
      near: gold,
      far: mix(gold, canvas.palette.haze, 0.4),
      depth: 0.8,
      swell: unit * 2,
    }),
    { id: 'rows', kind: 'terrain', depth: 0.78, defs: '', svg: rows },
    grass(canvas, {
      name: 'ears',
      top: y + unit * 3,
      height: unit * 6,
      count: 420,
      depth: 0.6,
      colour: gold,
      bottom: height,
    }),
    grass(canvas, {
      name: 'ears-near',
      top: height - unit * 6,
      height: unit * 15,
      count: 120,
      depth: 0.03,
      colour: darker(gold, 0.12),
      bottom: height + unit * 6,
    }),
  ]
}

export const desert: SettingPainter = (canvas) => {
  const { composition, unit, palette, height } = canvas
  const y = composition.horizon
  const sand = mix('#e0ad6b', palette.light, 0.12)
  return [
    ...(canvas.scene.alsoIn.includes('mountains') ? range(canvas, 0.7) : []),
    ridge(canvas, {
      name: 'dune-3',
      base: y + unit * 3,
      height: unit * 12,
      roughness: 0,
      colour: mix(sand, palette.haze, 0.5),
      depth: 0.9,
      stretch: 0.9,
    }),
    ridge(canvas, {
      name: 'dune-2',
      base: y + (height - y) * 0.25,
      height: unit * 14,
      roughness: 0,
      colour: mix(darker(sand, 0.06), palette.haze, 0.22),
      depth: 0.84,
      stretch: 0.8,
    }),
    ground(canvas, {
      name: 'dune-1',
      top: y + (height - y) * 0.28,
      near: sand,
      far: darker(sand, 0.12),
      depth: 0.75,
      swell: unit * 9,
    }),
    strokes(canvas, {
      name: 'ripples',
      top: y + (height - y) * 0.36,
      colour: darker(sand, 0.18),
      count: 110,
      depth: 0.7,
      length: 13,
      opacity: 0.5,
    }),
  ]
}

export const snow: SettingPainter = (canvas) => {
  const { composition, unit, palette, height } = canvas
  const y = composition.horizon
  return [
    ...range(canvas, 0.8),
    trees(canvas, {
      name: 'far-pines',
      kinds: ['pine'],
      y: y + unit * 3,
      height: unit * 11,
      count: 32,
      depth: 0.86,
      colour: mix(palette.foliage[2], palette.haze, 0.45),
    }),
    ...snowField(canvas),
    trees(canvas, {
      name: 'near-pines',
      kinds: ['pine'],
      y: y + (height - y) * 0.3,
      height: unit * 36,
      count: 3,
      depth: 0.5,
      colour: mix(palette.foliage[0], '#24404a', 0.4),
      from: composition.focus.x < canvas.width / 2 ? 0.62 : -0.05,
      to: composition.focus.x < canvas.width / 2 ? 1.05 : 0.38,
      spread: unit * 9,
    }),
  ]
}

export const volcano: SettingPainter = (canvas) => {
  const { composition, unit, palette, width, height } = canvas
  const y = composition.horizon
  const x = composition.focus.x < width / 2 ? width * 0.66 : width * 0.34
  const top = y - unit * 36
  const rock = darker(palette.rock[1], 0.35)
  const cone = path(
    `M${n(x - unit * 46)} ${n(y + unit * 2)}Q${n(x - unit * 16)} ${n(y - unit * 10)} ${n(x - unit * 7)} ${n(top)}q${n(unit * 3)} ${n(unit * 2.4)} ${n(unit * 7)} ${n(unit * 1.2)}q${n(unit * 4)} ${n(unit * 1)} ${n(unit * 7)} ${n(-unit * 1.2)}Q${n(x + unit * 16)} ${n(y - unit * 10)} ${n(x + unit * 46)} ${n(y + unit * 2)}Z`,
    mix(rock, palette.haze, 0.25),
  )
  const lava = [-3, 1, 4]
    .map(
      (offset) =>
        stroke(
          `M${n(x + offset * unit)} ${n(top + unit)}q${n(offset * unit * 0.6)} ${n(unit * 12)} ${n(offset * unit * 2.2)} ${n(unit * 20)}t${n(offset * unit * 2)} ${n(unit * 15)}`,
          '#ff7a2d',
          unit * 1.1,
          0.9,
        ) +
        stroke(
          `M${n(x + offset * unit)} ${n(top + unit)}q${n(offset * unit * 0.6)} ${n(unit * 12)} ${n(offset * unit * 2.2)} ${n(unit * 20)}`,
          '#ffe28a',
          unit * 0.4,
        ),
    )
    .join('')
  const smoke = Array.from(
    { length: 9 },
    (_, at) =>
      `<ellipse cx="${n(x + unit * (at * 2.4 - 2))}" cy="${n(top - unit * (2 + at * 3.2))}" rx="${n(unit * (4 + at * 1.3))}" ry="${n(unit * (3 + at))}" fill="${mix('#5a4f57', palette.skyMid, at / 12)}" opacity="0.75"/>`,
  ).join('')
  return [
    { id: 'smoke', kind: 'cloud', depth: 0.96, defs: '', svg: smoke },
    { id: 'cone', kind: 'terrain', depth: 0.92, defs: '', svg: cone + lava },
    ground(canvas, {
      name: 'ash',
      top: y,
      near: mix(rock, '#2a2022', 0.4),
      far: mix(rock, palette.haze, 0.3),
      depth: 0.8,
      swell: unit * 4,
    }),
    stones(canvas, {
      name: 'slag',
      top: y + unit * 4,
      bottom: height,
      count: 18,
      size: unit * 6,
      depth: 0.5,
    }),
  ]
}

export const canyon: SettingPainter = (canvas) => {
  const { composition, unit, palette, height } = canvas
  const y = composition.horizon
  const red = mix('#bf6a41', palette.light, 0.1)
  const steps = [0.5, 0.3, 0.12].map((haze, at) =>
    ridge(canvas, {
      name: `mesa-${at}`,
      base: y + unit * (2 + at * 3),
      height: unit * (30 - at * 6),
      roughness: 0.42,
      colour: mix(red, palette.haze, haze),
      depth: 0.94 - at * 0.04,
      stretch: 0.3 + at * 0.1,
    }),
  )
  return [
    ...steps,
    ground(canvas, {
      name: 'canyon-floor',
      top: y,
      near: red,
      far: mix(red, palette.haze, 0.3),
      depth: 0.8,
      swell: unit * 3,
    }),
    strokes(canvas, {
      name: 'strata',
      top: y + unit * 2,
      colour: darker(red, 0.25),
      count: 70,
      depth: 0.7,
      length: 16,
    }),
    stones(
      { ...canvas, palette: { ...palette, rock: [lighter(red, 0.15), darker(red, 0.35)] } },
      { name: 'rubble', top: y + unit * 6, bottom: height, count: 14, size: unit * 7, depth: 0.5 },
    ),
  ]
}

/** Open water, with a headland or a shore where something has to stand. */
export const sea: SettingPainter = (canvas) => {
  const { composition, unit, palette, scene, height } = canvas
  const y = composition.horizon
  const swell =
    0.35 +
    0.4 * (scene.weather.includes('storm') || scene.weather.includes('wind') ? 1 : 0) +
    0.25 * scene.mood.energy
  const standing = composition.placements.filter(({ subject }) => {
    const nature = scene.subjects.find(({ id }) => id === subject)?.nature
    return nature === 'building' || nature === 'tree'
  })
  const land = standing.slice(0, 1).map(({ x, y: top }) =>
    headland(canvas, {
      name: 'headland',
      x,
      top,
      width: unit * 20,
      foot: Math.min(height, y + (height - y) * 0.62),
      depth: 0.55,
    }),
  )
  const walkers = composition.placements.some(({ subject }) => {
    const nature = scene.subjects.find(({ id }) => id === subject)?.nature
    return nature === 'person' || nature === 'animal-land' || nature === 'object' || nature === 'vehicle-land'
  })
  const sand = mix('#e6cfa0', palette.light, 0.1)
  const beach =
    walkers && standing.length === 0
      ? [
          ground(canvas, {
            name: 'shore',
            top: height * 0.8,
            near: sand,
            far: darker(sand, 0.08),
            depth: 0.6,
            swell: unit * 2,
          }),
          shoreline(canvas, { name: 'foam', y: height * 0.8, depth: 0.59, sand }),
        ]
      : []
  return [
    ...(scene.alsoIn.includes('mountains')
      ? [
          ridge(canvas, {
            name: 'coast',
            base: y + unit,
            height: unit * 12,
            roughness: 0.5,
            colour: mix(palette.rock[1], palette.haze, 0.55),
            depth: 0.92,
            bottom: y + unit,
          }),
        ]
      : []),
    ...water(canvas, { name: 'sea', top: y, bottom: height, depth: 0.88, swell }),
    ...land,
    ...beach,
  ]
}

export const beach: SettingPainter = (canvas) => {
  const { composition, unit, palette, height, scene } = canvas
  const y = composition.horizon
  const edge = y + (height - y) * 0.36
  const sand = mix('#ecd6a6', palette.light, 0.12)
  return [
    ...water(canvas, {
      name: 'sea',
      top: y,
      bottom: edge + unit * 4,
      depth: 0.88,
      swell: 0.3 + 0.4 * Math.max(0, scene.mood.energy),
    }),
    ground(canvas, {
      name: 'sand',
      top: edge,
      near: sand,
      far: darker(sand, 0.1),
      depth: 0.78,
      swell: unit * 2,
    }),
    shoreline(canvas, { name: 'foam', y: edge, depth: 0.77, sand }),
    strokes(canvas, {
      name: 'ripples',
      top: edge + unit * 6,
      colour: darker(sand, 0.16),
      count: 60,
      depth: 0.7,
      length: 9,
      opacity: 0.4,
    }),
    trees(canvas, {
      name: 'palms',
      kinds: ['palm'],
      y: edge + unit * 9,
      height: unit * 44,
      count: 2,
      depth: 0.5,
      colour: palette.foliage[0],
      from: composition.focus.x < canvas.width / 2 ? 0.74 : 0,
      to: composition.focus.x < canvas.width / 2 ? 1 : 0.26,
      spread: unit * 6,
    }),
  ]
}

export const island: SettingPainter = (canvas) => {
  const { composition, unit, palette, width, height } = canvas
  const y = composition.horizon
  const x = composition.focus.x
  const top = y + (height - y) * 0.38
  const sand = mix('#ecd6a6', palette.light, 0.12)
  const w = width * 0.34
  const mound = path(
    `M${n(x - w)} ${n(top + unit * 6)}Q${n(x - w * 0.5)} ${n(top - unit * 5)} ${n(x)} ${n(top - unit * 5)}T${n(x + w)} ${n(top + unit * 6)}Q${n(x)} ${n(top + unit * 12)} ${n(x - w)} ${n(top + unit * 6)}Z`,
    sand,
  )
  return [
    ...water(canvas, { name: 'sea', top: y, bottom: height, depth: 0.88, swell: 0.3 }),
    {
      id: 'mound',
      kind: 'terrain',
      depth: 0.7,
      defs: '',
      svg:
        path(
          `M${n(x - w * 1.06)} ${n(top + unit * 7)}Q${n(x)} ${n(top + unit * 15)} ${n(x + w * 1.06)} ${n(top + unit * 7)}Z`,
          '#ffffff',
          0.6,
        ) + mound,
    },
    trees(canvas, {
      name: 'palms',
      kinds: ['palm'],
      y: top - unit * 2,
      height: unit * 36,
      count: 4,
      depth: 0.65,
      colour: palette.foliage[0],
      from: (x - w * 0.55) / width,
      to: (x + w * 0.55) / width,
      spread: unit * 4,
    }),
  ]
}

export const lake: SettingPainter = (canvas) => {
  const { composition, unit, palette, height } = canvas
  const y = composition.horizon
  const shore = y + (height - y) * 0.62
  const white = isWinter(canvas)
  return [
    ...(canvas.scene.alsoIn.includes('mountains') || canvas.scene.alsoIn.length === 0
      ? range(canvas)
      : rollingHills(canvas)),
    trees(canvas, {
      name: 'far-shore',
      kinds: kindsOf(canvas),
      y: y + unit,
      height: unit * 10,
      count: 34,
      depth: 0.86,
      colour: mix(palette.foliage[2], palette.haze, 0.42),
    }),
    ...water(canvas, { name: 'lake', top: y, bottom: height, depth: 0.84, swell: 0.1 }),
    ground(canvas, {
      name: 'bank',
      top: shore,
      near: white ? '#eef3fa' : palette.ground[0],
      far: white ? '#d5dfee' : palette.ground[1],
      depth: 0.6,
      swell: unit * 8,
    }),
    ...(white
      ? []
      : [
          grass(canvas, {
            name: 'reeds',
            top: shore + unit * 4,
            height: unit * 9,
            count: 150,
            depth: 0.55,
            colour: palette.ground[0],
          }),
        ]),
    stones(canvas, {
      name: 'pebbles',
      top: shore + unit * 6,
      bottom: height,
      count: 8,
      size: unit * 4,
      depth: 0.5,
    }),
  ]
}

export const river: SettingPainter = (canvas) => {
  const { composition, unit, palette, width, height } = canvas
  const y = composition.horizon
  const [near, far] = palette.water
  const bend = composition.focus.x < width / 2 ? 1 : -1
  const shape = `M${n(width * 0.5)} ${n(y)}C${n(width * (0.5 + bend * 0.2))} ${n(y + (height - y) * 0.2)} ${n(width * (0.5 - bend * 0.1))} ${n(y + (height - y) * 0.4)} ${n(width * (0.5 + bend * 0.16))} ${n(height)}H${n(width * (0.5 + bend * 0.16) + bend * width * 0.6)}C${n(width * (0.5 + bend * 0.3))} ${n(y + (height - y) * 0.45)} ${n(width * (0.5 + bend * 0.3))} ${n(y + (height - y) * 0.25)} ${n(width * 0.515)} ${n(y)}Z`
  const stream = `<linearGradient id="stream" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mix(far, palette.skyLow, 0.4)}"/><stop offset="1" stop-color="${near}"/></linearGradient>`
  return [
    ...hills(canvas).filter(({ id }) => id !== 'lone'),
    {
      id: 'stream',
      kind: 'water',
      depth: 0.6,
      defs: stream,
      svg: path(shape, 'url(#stream)') + stroke(shape, lighter(far, 0.4), unit * 0.5, 0.5),
    },
    stones(canvas, {
      name: 'bank-stones',
      top: y + (height - y) * 0.4,
      bottom: height,
      count: 10,
      size: unit * 5,
      depth: 0.5,
    }),
  ]
}

export const waterfall: SettingPainter = (canvas) => {
  const { composition, unit, palette, width, height } = canvas
  const y = composition.horizon
  const x = composition.focus.x < width / 2 ? width * 0.66 : width * 0.34
  const random = canvas.random('fall')
  const w = unit * 9
  const top = y - unit * 42
  let threads = ''
  for (let at = 0; at < 30; at += 1) {
    const fx = x + random.between(-1, 1) * w
    threads += stroke(
      `M${n(fx)} ${n(top)}q${n(random.between(-0.6, 0.6) * unit)} ${n((y - top) / 2)} ${n(random.between(-1, 1) * unit)} ${n(y - top + unit * 4)}`,
      random.chance(0.5) ? '#ffffff' : mix(palette.water[1], '#ffffff', 0.5),
      unit * random.between(0.3, 1.2),
      0.7,
    )
  }
  const mist = Array.from(
    { length: 12 },
    () =>
      `<ellipse cx="${n(x + random.between(-2, 2) * w)}" cy="${n(y + unit * random.between(0, 6))}" rx="${n(unit * random.between(5, 11))}" ry="${n(unit * random.between(2, 5))}" fill="#ffffff" opacity="0.35"/>`,
  ).join('')
  const [lit, shaded] = palette.rock
  const cliff =
    path(
      `M0 ${n(top + unit * 6)}Q${n(width * 0.3)} ${n(top - unit * 4)} ${n(x - w)} ${n(top)}L${n(x - w)} ${n(y + unit * 3)}L0 ${n(y + unit * 3)}ZM${n(width)} ${n(top + unit * 2)}Q${n(width * 0.8)} ${n(top - unit * 5)} ${n(x + w)} ${n(top)}L${n(x + w)} ${n(y + unit * 3)}L${n(width)} ${n(y + unit * 3)}Z`,
      mix(shaded, palette.haze, 0.15),
    ) +
    path(
      `M${n(x - w)} ${n(top)}h${n(w * 2)}V${n(y + unit * 3)}h${n(-w * 2)}Z`,
      mix(lit, palette.water[1], 0.5),
    )
  return [
    ...rollingHills(canvas),
    { id: 'cliff', kind: 'terrain', depth: 0.82, defs: '', svg: cliff },
    { id: 'fall', kind: 'water', depth: 0.8, defs: '', svg: threads + mist },
    trees(canvas, {
      name: 'clifftop',
      kinds: kindsOf(canvas),
      y: top + unit * 3,
      height: unit * 12,
      count: 12,
      depth: 0.81,
      colour: palette.foliage[1],
    }),
    ...water(canvas, { name: 'pool', top: y, bottom: height, depth: 0.78, swell: 0.2 }),
    ground(canvas, {
      name: 'bank',
      top: y + (height - y) * 0.6,
      near: palette.ground[0],
      far: palette.ground[1],
      depth: 0.6,
      swell: unit * 8,
    }),
    stones(canvas, {
      name: 'wet-stones',
      top: y + unit * 3,
      bottom: height,
      count: 12,
      size: unit * 7,
      depth: 0.55,
    }),
  ]
}

export const swamp: SettingPainter = (canvas) => {
  const { composition, unit, palette, height } = canvas
  const y = composition.horizon
  return [
    trees(canvas, {
      name: 'dead-3',
      kinds: ['bare', 'broad'],
      y: y + unit * 2,
      height: unit * 30,
      count: 12,
      depth: 0.9,
      colour: mix(palette.foliage[2], palette.haze, 0.5),
    }),
    ...water(canvas, { name: 'bog', top: y, bottom: height, depth: 0.84, swell: 0.05 }),
    trees(canvas, {
      name: 'dead-1',
      kinds: ['bare'],
      y: y + unit * 9,
      height: unit * 46,
      count: 4,
      depth: 0.7,
      colour: palette.foliage[1],
      spread: unit * 6,
    }),
    ground(canvas, {
      name: 'mire',
      top: y + (height - y) * 0.55,
      near: darker(palette.ground[0], 0.3),
      far: palette.ground[1],
      depth: 0.6,
      swell: unit * 8,
    }),
    grass(canvas, {
      name: 'reeds',
      top: y + (height - y) * 0.5,
      height: unit * 13,
      count: 160,
      depth: 0.5,
      colour: mix('#7c7b45', palette.ground[0], 0.5),
    }),
  ]
}

/** Nothing underfoot: layers of cloud to be above. */
export const openSky: SettingPainter = (canvas) => {
  const { unit, palette, height } = canvas
  return [0, 1, 2].map((at) =>
    ridge(canvas, {
      name: `cloud-sea-${at}`,
      base: height * (0.86 + at * 0.07),
      height: unit * (14 - at * 2),
      roughness: 0.12,
      colour: mix(lighter(palette.skyLow, 0.6), palette.skyMid, 0.35 - at * 0.14),
      depth: 0.8 - at * 0.25,
      stretch: 0.22 + at * 0.05,
    }),
  )
}
