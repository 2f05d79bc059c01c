import { darker, mix } from '../colour.ts'
import type { SettingPainter } from '../painter.ts'
import { flowers, frame, grass, trees } from '../plants.ts'
import { n, stroke } from '../svg.ts'
import { ground, stones } from '../terrain.ts'
import { behind, isWinter, kindsOf, range, rollingHills, snowField, turf } from './land.ts'

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
