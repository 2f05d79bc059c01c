import { moved, type Point, shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { extrude } from '../shapes/extrude.ts'
import { lathe, smooth, softened } from '../shapes/lathe.ts'
import { ball, cylinder, ring } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'

const tyre: Stuff = { colour: '#26262a', roughness: 0.85 }
const chrome: Stuff = { colour: '#d7dade', metalness: 1, roughness: 0.2 }
const window: Stuff = { colour: '#27343f', roughness: 0.06 }

/** Standing, its axle along z. */
const wheel = ([x, y, z]: Point, r: number, wide: number): Piece[] =>
  [
    piece('tyre', lathe(softened([[r * 0.62, -wide / 2], [r * 0.92, -wide / 2], [r, -wide * 0.3], [r, wide * 0.3], [r * 0.92, wide / 2], [r * 0.62, wide / 2], [r * 0.62, -wide / 2]], 0.008), { around: 40 }), tyre),
    piece('rim', lathe(softened([[0, -wide * 0.4], [r * 0.64, -wide * 0.44], [r * 0.64, wide * 0.44], [r * 0.3, wide * 0.36], [r * 0.16, wide * 0.5], [0, wide * 0.5]], 0.008), { around: 32 }), chrome),
  ].map((one) => ({ ...one, shell: shifted(turned(one.shell, 'x', z < 0 ? -90 : 90), [x, y, z]) }))

const car: Build = (wanted) => {
  const paint = main(wanted, { colour: '#c93a34', roughness: 0.22, metalness: 0.15 })
  const body = extrude([[-0.62, 0.14], [0.62, 0.14], [0.65, 0.2], [0.64, 0.3], [0.54, 0.36], [0.3, 0.39], [0.1, 0.41], [-0.5, 0.41], [-0.62, 0.38], [-0.66, 0.28], [-0.65, 0.18]], 0.54, 0.05)
  const cabin = moved(extrude([[-0.5, 0.38], [0.27, 0.38], [0.08, 0.6], [-0.02, 0.625], [-0.32, 0.62], [-0.42, 0.58]], 0.48, 0.03), ([x, y, z]) => [x, y, z * (1 - 0.5 * Math.max(0, y - 0.42))])
  const glass = moved(extrude([[-0.47, 0.42], [0.215, 0.42], [0.075, 0.575], [-0.34, 0.585], [-0.41, 0.56]], 0.49, 0.012), ([x, y, z]) => [x, y, z * (1 - 0.5 * Math.max(0, y - 0.42))])
  const screen = (x: number, y: number, lean: number, high: number) => piece('screen', shifted(turned(roundedBox([0.02, high, 0.4], 0.008), 'z', lean), [x, y, 0]), window)
  return [
    piece('body', body, paint),
    piece('cabin', cabin, paint),
    piece('windows', glass, window),
    piece('pillar', roundedBox([0.04, 0.22, 0.478], 0.01, [-0.13, 0.5, 0]), paint),
    screen(0.178, 0.49, 41, 0.2),
    screen(-0.465, 0.49, -20, 0.13),
    ...[-0.4, 0.4].flatMap((x) => [-0.26, 0.26].flatMap((z) => wheel([x, 0.13, z], 0.13, 0.11))),
    ...[-0.18, 0.18].map((z) => piece('lamp', ball([0.03, 0.045, 0.055], [0.635, 0.29, z], 22), { colour: '#fff5d6', glow: '#7a6a3c', roughness: 0.1 })),
    ...[-0.19, 0.19].map((z) => piece('tail', roundedBox([0.03, 0.05, 0.1], 0.01, [-0.652, 0.3, z]), { colour: '#d3201f', glow: '#5a0a0a', roughness: 0.2 })),
    ...[0.65, -0.665].map((x) => piece('bumper', roundedBox([0.05, 0.05, 0.48], 0.02, [x, 0.185, 0]), chrome)),
    ...[-0.265, 0.265].map((z) => piece('handle', roundedBox([0.07, 0.014, 0.02], 0.005, [-0.2, 0.36, z]), chrome)),
  ]
}

const rocket: Build = (wanted) => {
  const hull = main(wanted, { colour: '#f0eee9', roughness: 0.3 })
  const red = accent(wanted, { colour: '#d63c34', roughness: 0.3 })
  const fin = [[0.1, 0.3], [0.16, 0.26], [0.32, 0.04], [0.34, -0.04], [0.27, -0.02], [0.12, 0.1]] as const
  return [
    piece('hull', lathe(smooth([[0, 0.1], [0.14, 0.1], [0.19, 0.3], [0.2, 0.52], [0.155, 0.76], [0.1, 0.88]], 8).concat([[0, 0.88]]), { around: 56 }), hull),
    piece('nose', lathe(smooth([[0, 0.86], [0.108, 0.865], [0.075, 0.95], [0.025, 1.04], [0, 1.07]], 6), { around: 40 }), red),
    piece('nozzle', lathe([[0, 0.02], [0.13, 0.02], [0.1, 0.11], [0, 0.11]], { around: 36 }), { colour: '#4c5058', metalness: 1, roughness: 0.4 }),
    ...[30, 150, 270].map((angle) => piece('fin', turned(extrude([...fin].toReversed(), 0.045, 0.01), 'y', angle), red)),
    piece('window', shifted(turned(shifted(cylinder(0.06, 0.03, { around: 32 }), [0, 0, 0]), 'x', 90), [0, 0.6, 0.175]), { colour: '#57b6dd', roughness: 0.05 }),
    piece('frame', shifted(turned(ring(0.064, 0.015, [0, 0, 0], 32), 'x', 90), [0, 0.6, 0.2]), chrome),
    piece('band', lathe([[0.15, 0.36], [0.2, 0.36], [0.203, 0.4], [0.15, 0.4], [0.15, 0.36]], { around: 48 }), red),
    piece('flame', lathe(smooth([[0, -0.2], [0.03, -0.12], [0.085, -0.02], [0.06, 0.04], [0, 0.05]], 6), { around: 28 }), { colour: '#ffb03b', glow: '#ff8a1f', roughness: 1 }),
  ]
}

const boat: Build = (wanted) => {
  const wood = main(wanted, { colour: '#8a5a33', roughness: 0.55, grain: 'wood' })
  const hull = moved(roundedBox([1, 0.22, 0.36], 0.06, [0, 0.13, 0]), ([x, y, z]) => {
    const end = Math.abs(x) / 0.5
    return [x * (1 + (y - 0.02) * 0.5), y + 0.09 * end ** 2 * (y > 0.12 ? 1 : 0.3), z * (1 - 0.8 * end ** (x > 0 ? 2.4 : 5)) * (0.55 + 0.45 * Math.min(1, y / 0.2))]
  })
  const sail = (points: readonly (readonly [number, number])[]) =>
    piece('sail', moved(extrude(points, 0.014, 0.003), ([x, y, z]) => [x, y, z + 0.07 * Math.sin(((y - 0.3) / 0.8) * Math.PI)]), accent(wanted, { colour: '#f8f4ea', roughness: 0.9, grain: 'fabric' }))
  return [
    piece('hull', hull, wood),
    piece('stripe', moved(roundedBox([1.02, 0.03, 0.37], 0.01, [0, 0.225, 0]), ([x, y, z]) => [x * 1.1, y + 0.1 * (Math.abs(x) / 0.5) ** 2, z * (1 - 0.8 * (Math.abs(x) / 0.51) ** (x > 0 ? 2.4 : 5))]), { colour: '#f3efe6', roughness: 0.5 }),
    piece('mast', tube([[0.02, 0.2, 0], [0.02, 1.16, 0]], 0.017, { around: 14 }), { colour: '#b98a55', roughness: 0.6, grain: 'wood' }),
    piece('boom', tube([[0.02, 0.36, 0], [-0.46, 0.36, 0.02]], 0.012, { around: 12 }), { colour: '#b98a55', roughness: 0.6, grain: 'wood' }),
    sail([[-0.005, 0.38], [-0.005, 1.12], [-0.16, 0.86], [-0.45, 0.38]]),
    sail([[0.05, 0.42], [0.47, 0.38], [0.3, 0.66], [0.05, 1.02]]),
    piece('flag', roundedBox([0.12, 0.06, 0.008], 0.003, [-0.035, 1.15, 0]), { colour: '#d63c34', roughness: 0.8 }),
  ]
}

const balloon: Build = (wanted) => {
  const gores = 12
  const colours = [main(wanted, { colour: '#e4573d', roughness: 0.7 }), accent(wanted, { colour: '#f6c445', roughness: 0.7 })]
  const outline = smooth([[0.09, 0.42], [0.22, 0.58], [0.37, 0.82], [0.38, 1.02], [0.26, 1.2], [0.001, 1.27]], 7)
  const puffed = (angle: number): number => 0.97 + 0.05 * Math.abs(Math.sin((angle * gores) / 2))
  const rope: Stuff = { colour: '#6b5136', roughness: 0.9 }
  const bands = [[0, 12], [12, 20], [20, 28], [28, outline.length]] as const
  return [
    ...bands.map(([from, to], at) => piece('envelope', lathe([[0, outline[from]?.[1] ?? 0], ...outline.slice(from, to + 1), [0, outline[Math.min(outline.length - 1, to)]?.[1] ?? 0]], { around: 96, shape: puffed }), colours[at % 2] ?? rope, { crease: 60 })),
    piece('basket', roundedBox([0.17, 0.13, 0.17], 0.02, [0, 0.07, 0]), { colour: '#9a6b3b', roughness: 0.9, grain: 'fabric' }),
    piece('rim', roundedBox([0.19, 0.025, 0.19], 0.011, [0, 0.14, 0]), { colour: '#6b4427', roughness: 0.8 }),
    ...[-1, 1].flatMap((x) => [-1, 1].map((z) => piece('rope', tube([[x * 0.08, 0.14, z * 0.08], [x * 0.07, 0.44, z * 0.07]], 0.006, { around: 8 }), rope))),
  ]
}

const train: Build = (wanted) => {
  const paint = main(wanted, { colour: '#2f6b4f', roughness: 0.35 })
  const red = accent(wanted, { colour: '#b8332c', roughness: 0.4 })
  const brass: Stuff = { colour: '#d6a64a', metalness: 1, roughness: 0.28 }
  const lying = (r: number, from: number, to: number, y: number) => shifted(turned(cylinder(r, to - from, { around: 44 }), 'z', -90), [from, y, 0])
  return [
    piece('boiler', lying(0.17, -0.1, 0.52, 0.37), paint),
    piece('front', lying(0.175, 0.5, 0.54, 0.37), { colour: '#2a2b2f', roughness: 0.5 }),
    ...[0.02, 0.22, 0.42].map((x) => piece('band', lying(0.174, x, x + 0.022, 0.37), brass)),
    piece('frame', roundedBox([1.1, 0.08, 0.36], 0.015, [0, 0.17, 0]), red),
    piece('cab', roundedBox([0.32, 0.44, 0.42], 0.02, [-0.3, 0.4, 0]), paint),
    piece('roof', roundedBox([0.42, 0.045, 0.5], 0.02, [-0.3, 0.635, 0]), { colour: '#2a2b2f', roughness: 0.6 }),
    ...[-0.212, 0.212].map((z) => piece('window', roundedBox([0.18, 0.15, 0.01], 0.004, [-0.3, 0.48, z]), window)),
    piece('chimney', lathe(softened([[0, 0.5], [0.055, 0.5], [0.05, 0.62], [0.09, 0.72], [0.06, 0.73], [0, 0.7]], 0.01), { around: 32 }), { colour: '#2a2b2f', roughness: 0.5 }),
    piece('dome', ball([0.075, 0.1, 0.075], [-0.02, 0.53, 0], 28), brass),
    ...[-0.38, -0.08, 0.18, 0.42].flatMap((x, at) => [-0.17, 0.17].flatMap((z) => wheel([x, at === 3 ? 0.09 : 0.12, z], at === 3 ? 0.09 : 0.12, 0.05))),
    piece('catcher', shifted(turned(extrude([[-0.18, 0], [0.18, 0], [0.14, 0.12], [-0.14, 0.12]], 0.14, 0.01), 'y', 90), [0.58, 0.04, 0]), red),
    piece('lamp', shifted(turned(cylinder(0.04, 0.05, { around: 24 }), 'z', -90), [0.53, 0.5, 0]), { colour: '#fff2c8', glow: '#8a6a20' }),
  ].map((one) => (one.name === 'chimney' ? { ...one, shell: shifted(one.shell, [0.4, 0, 0]) } : one))
}

export const vehicles = { car, rocket, boat, 'hot air balloon': balloon, train } as const
