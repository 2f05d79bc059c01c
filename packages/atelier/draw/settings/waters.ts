import { darker, lighter, mix } from '../colour.ts'
import type { SettingPainter } from '../painter.ts'
import { grass, trees } from '../plants.ts'
import { n, path, stroke } from '../svg.ts'
import { ground, headland, ridge, stones, strokes } from '../terrain.ts'
import { shoreline, water } from '../water.ts'
import { isWinter, kindsOf, range, rollingHills } from './land.ts'
import { hills } from './green.ts'

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

export const river: SettingPainter = (canvas) => {
  const { composition, unit, palette, width, height } = canvas
  const y = composition.horizon
  const [near, far] = palette.water
  const bend = composition.focus.x < width / 2 ? 1 : -1
  const shape = `M${n(width * 0.5)} ${n(y)}C${n(width * (0.5 + bend * 0.2))} ${n(y + (height - y) * 0.2)} ${n(width * (0.5 - bend * 0.1))} ${n(y + (height - y) * 0.4)} ${n(width * (0.5 + bend * 0.16))} ${n(height)}H${n(width * (0.5 + bend * 0.16) + bend * width * 0.6)}C${n(width * (0.5 + bend * 0.3))} ${n(y + (height - y) * 0.45)} ${n(width * (0.5 + bend * 0.3))} ${n(y + (height - y) * 0.25)} ${n(width * 0.515)} ${n(y)}Z`
  const stream = `<linearGradient id="stream" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mix(far, palette.skyLow, 0.4)}"/><stop offset="1" stop-color="${near}"/></linearGradient>`
  return [
    ...hills(canvas).filter(({ id }) => id !== 'trees-lone'),
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
