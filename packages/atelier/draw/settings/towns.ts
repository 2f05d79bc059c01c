import type { Layer } from '../../scene/layer.ts'
import { darker, mix } from '../colour.ts'
import type { SettingPainter } from '../painter.ts'
import { flowers, trees } from '../plants.ts'
import { polygon, rect } from '../svg.ts'
import { ground, strokes } from '../terrain.ts'
import { water } from '../water.ts'
import { skyline, village as houses } from '../built.ts'
import { bridge as arches, fence, lamps, road as roadTo, streetFronts } from '../ways.ts'
import { hills, meadow } from './green.ts'
import { river } from './waters.ts'
import { kindsOf, range, rollingHills, turf } from './land.ts'

export const garden: SettingPainter = (canvas) => {
  const { composition, unit, height, palette } = canvas
  const y = composition.horizon
  return [
    ...rollingHills(canvas, 0.6),
    trees(canvas, {
      name: 'garden-trees',
      kinds: kindsOf(canvas),
      y: y + unit * 5,
      height: unit * 26,
      count: 6,
      depth: 0.84,
      colour: palette.foliage[1],
      spread: unit * 3,
    }),
    ...turf(canvas),
    fence(canvas, { name: 'fence', y: y + unit * 9, height: unit * 7, depth: 0.7 }),
    flowers(canvas, {
      name: 'border',
      top: y + unit * 8,
      bottom: y + unit * 16,
      size: unit * 1.6,
      count: 60,
      depth: 0.6,
    }),
    flowers(canvas, {
      name: 'bed',
      top: height - unit * 15,
      bottom: height,
      size: unit * 2.6,
      count: 26,
      depth: 0.04,
    }),
  ]
}

export const park: SettingPainter = (canvas) => {
  const { composition, unit, palette } = canvas
  const y = composition.horizon
  return [
    ...(canvas.scene.alsoIn.includes('city')
      ? [skyline(canvas, { name: 'skyline', base: y + unit, height: unit * 30, depth: 0.92, windows: false })]
      : rollingHills(canvas, 0.5)),
    trees(canvas, {
      name: 'park-trees',
      kinds: kindsOf(canvas),
      y: y + unit * 4,
      height: unit * 27,
      count: 9,
      depth: 0.85,
      colour: mix(palette.foliage[1], palette.haze, 0.15),
      spread: unit * 3,
    }),
    ...turf(canvas),
    roadTo(canvas, {
      name: 'path',
      top: y + unit * 3,
      width: 0.5,
      colour: '#d9c8a4',
      depth: 0.75,
      lines: false,
      bend: composition.focus.x < canvas.width / 2 ? 0.2 : -0.2,
    }),
    lamps(canvas, { name: 'lamps', top: y, depth: 0.5 }),
  ]
}

export const farm: SettingPainter = (canvas) => {
  const { composition, unit, height } = canvas
  const y = composition.horizon
  return [
    ...meadow(canvas),
    ...houses(canvas, {
      name: 'barns',
      top: y + unit * 5,
      bottom: y + unit * 8,
      size: unit * 13,
      rows: 1,
      depth: 0.72,
    }),
    fence(canvas, { name: 'fence', y: y + (height - y) * 0.36, height: unit * 8, depth: 0.6 }),
  ]
}

export const road: SettingPainter = (canvas) => {
  const { composition, unit } = canvas
  return [
    ...hills(canvas).filter(({ id }) => id !== 'trees-lone'),
    roadTo(canvas, {
      name: 'road',
      top: composition.horizon + unit * 2,
      width: 0.7,
      colour: '#5d6068',
      depth: 0.72,
      lines: true,
      bend: composition.focus.x < canvas.width / 2 ? 0.12 : -0.12,
    }),
  ]
}

export const village: SettingPainter = (canvas) => {
  const { composition, unit, height, scene } = canvas
  const y = composition.horizon
  const far: Layer[] =
    scene.alsoIn.includes('mountains') || scene.alsoIn.includes('snow') ? range(canvas) : rollingHills(canvas)
  const lake = scene.alsoIn.includes('lake') || scene.alsoIn.includes('river') || scene.alsoIn.includes('sea')
  return [
    ...far,
    ...turf(canvas),
    ...houses(canvas, {
      name: 'houses',
      top: y + unit * 4,
      bottom: y + (height - y) * 0.42,
      size: unit * 17,
      rows: 3,
      depth: 0.76,
    }),
    trees(canvas, {
      name: 'village-trees',
      kinds: kindsOf(canvas),
      y: y + unit * 6,
      height: unit * 16,
      count: 8,
      depth: 0.74,
      colour: canvas.palette.foliage[1],
      spread: unit * 6,
    }),
    ...(lake
      ? water(canvas, { name: 'water', top: y + (height - y) * 0.55, bottom: height, depth: 0.6, swell: 0.1 })
      : [
          roadTo(canvas, {
            name: 'lane',
            top: y + (height - y) * 0.36,
            width: 0.5,
            colour: scene.season === 'winter' ? '#dfe6f0' : '#c9b48c',
            depth: 0.66,
            lines: false,
            bend: 0.08,
          }),
        ]),
  ]
}

export const street: SettingPainter = (canvas) => {
  const { composition, unit, scene, palette } = canvas
  const y = composition.horizon
  const wet = scene.weather.includes('rain')
  const stone = scene.weather.includes('snow')
    ? '#e2e8f1'
    : mix(wet ? '#3d4450' : '#8b8578', palette.shadow, scene.time === 'night' ? 0.45 : 0.1)
  return [
    skyline(canvas, { name: 'behind', base: y + unit * 2, height: unit * 20, depth: 0.93, windows: true }),
    ground(canvas, { name: 'pavement', top: y, near: stone, far: mix(stone, palette.haze, 0.4), depth: 0.9 }),
    ...streetFronts(canvas, 0.6),
    strokes(canvas, {
      name: wet ? 'puddles' : 'cobbles',
      top: y + unit * 5,
      colour: wet ? mix(palette.light, '#ffffff', 0.3) : darker(stone, 0.25),
      count: wet ? 60 : 130,
      depth: 0.55,
      length: wet ? 16 : 4,
      opacity: wet ? 0.35 : 0.5,
    }),
    ...(scene.lights.includes('neon') ? reflections(canvas) : []),
    lamps(canvas, { name: 'lamps', top: y, depth: 0.4 }),
  ]
}

/** Coloured light of signs on a wet street. */
const reflections: SettingPainter = (canvas) => {
  const random = canvas.random('reflections')
  const { width, height, composition, unit } = canvas
  let svg = ''
  for (let at = 0; at < 26; at += 1) {
    const x = random.next() * width
    svg += rect(
      x,
      composition.horizon + (height - composition.horizon) * random.between(0.2, 0.6),
      unit * random.between(0.8, 3),
      height * random.between(0.1, 0.4),
      random.pick(['#ff4fa3', '#39e6ff', '#b46bff', '#ffd24a']),
      0.16,
    )
  }
  return [{ id: 'reflections', kind: 'reflection', depth: 0.5, defs: '', svg }]
}

export const city: SettingPainter = (canvas) => {
  const { composition, unit, height, palette, scene } = canvas
  const y = composition.horizon
  const waterside =
    scene.alsoIn.includes('river') || scene.alsoIn.includes('sea') || scene.alsoIn.includes('lake')
  return [
    skyline(canvas, { name: 'towers-3', base: y + unit * 2, height: unit * 46, depth: 0.94, windows: false }),
    skyline(canvas, { name: 'towers-2', base: y + unit * 3, height: unit * 36, depth: 0.86, windows: true }),
    skyline(canvas, { name: 'towers-1', base: y + unit * 5, height: unit * 22, depth: 0.78, windows: true }),
    ...(waterside
      ? water(canvas, { name: 'water', top: y + unit * 4, bottom: height, depth: 0.74, swell: 0.15 })
      : [
          ground(canvas, {
            name: 'square',
            top: y + unit * 4,
            near: mix('#9a958d', palette.shadow, 0.2),
            far: palette.haze,
            depth: 0.76,
          }),
          trees(canvas, {
            name: 'avenue',
            kinds: ['broad'],
            y: y + unit * 8,
            height: unit * 13,
            count: 9,
            depth: 0.72,
            colour: palette.foliage[1],
          }),
          roadTo(canvas, {
            name: 'road',
            top: y + unit * 7,
            width: 0.8,
            colour: '#4c5058',
            depth: 0.71,
            lines: true,
            bend: 0,
          }),
        ]),
  ]
}

export const harbour: SettingPainter = (canvas) => {
  const { composition, unit, height } = canvas
  const y = composition.horizon
  const planks = mix('#8a6748', canvas.palette.shadow, canvas.scene.time === 'night' ? 0.4 : 0)
  const quay: Layer = {
    id: 'quay',
    kind: 'structure',
    depth: 0.5,
    defs: '',
    svg:
      polygon(
        [
          [0, height * 0.82],
          [canvas.width, height * 0.86],
          [canvas.width, height],
          [0, height],
        ],
        planks,
      ) +
      polygon(
        [
          [0, height * 0.82],
          [canvas.width, height * 0.86],
          [canvas.width, height * 0.875],
          [0, height * 0.835],
        ],
        darker(planks, 0.35),
      ),
  }
  return [
    ...rollingHills(canvas, 0.8),
    ...houses(canvas, {
      name: 'waterfront',
      top: y,
      bottom: y + unit,
      size: unit * 11,
      rows: 1,
      depth: 0.86,
    }),
    ...water(canvas, { name: 'basin', top: y + unit * 1.4, bottom: height, depth: 0.8, swell: 0.12 }),
    quay,
  ]
}

export const castleGround: SettingPainter = (canvas) => {
  const { composition, unit } = canvas
  return [
    ...hills(canvas),
    ...houses(canvas, {
      name: 'under-walls',
      top: composition.horizon + unit * 5,
      bottom: composition.horizon + unit * 7,
      size: unit * 8,
      rows: 1,
      depth: 0.8,
    }),
  ]
}

export const bridge: SettingPainter = (canvas) => [
  ...river(canvas),
  arches(canvas, {
    name: 'bridge',
    y: canvas.composition.horizon + canvas.unit * 12,
    height: canvas.unit * 17,
    depth: 0.58,
  }),
]
