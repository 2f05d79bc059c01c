import { darker, lighter, mix } from '../colour.ts'
import type { SettingPainter } from '../painter.ts'
import { n, path, stroke } from '../svg.ts'
import { ground, ridge, stones, strokes } from '../terrain.ts'
import { range } from './land.ts'

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
