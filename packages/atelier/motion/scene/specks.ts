import { ellipse, line, n, outward, path, stroke } from '../../draw/svg.ts'
import { between, type Moment, wave } from '../moment.ts'
import type { AirId } from '../words/clip-words.ts'

/** One flake, drop or spark at a moment. */
interface Speck {
  readonly x: number
  readonly y: number
  /** A hundredth of the frame’s shorter side, as large as it is there. */
  readonly unit: number
  /** Its own chance. */
  readonly luck: readonly [number, number, number]
  readonly moment: Moment
  readonly wind: number
  /** How far it is on its way, 0–1. */
  readonly age: number
}

/** What one kind of them is like. */
interface Kind {
  readonly count: number
  /** Seconds from top to bottom, of the nearest and of the farthest; negative: it rises. */
  readonly seconds: readonly [near: number, far: number]
  /** Units to either side on the way. */
  readonly sway: number
  /** Parts of the height it goes sideways on its way. */
  readonly slant: number
  /** It rises from what the picture is about and is gone above it. */
  readonly rises?: true
  draw(speck: Speck): string
}

const turnedAt = (x: number, y: number, degrees: number, svg: string): string =>
  `<g transform="rotate(${n(degrees)} ${n(x)} ${n(y)})">${svg}</g>`
const pick = <T>(items: readonly [T, ...T[]], luck: number): T =>
  items[Math.min(items.length - 1, Math.floor(luck * items.length))] ?? items[0]

/** Something flat that turns as it falls. */
const flat =
  (colours: readonly [string, ...string[]], long: number, wide: number): Kind['draw'] =>
  ({ x, y, unit, luck: [a, b, c], moment }) => {
    const flip = 0.25 + 0.75 * Math.abs(wave(moment, between(1.3, 2.4, b), c))
    const turn = a * 360 + 70 * wave(moment, between(2.2, 4, c), a)
    const size = between(0.7, 1.3, b)
    return turnedAt(
      x,
      y,
      turn,
      ellipse(x, y, unit * long * size, unit * wide * size * flip, pick(colours, c), 0.92),
    )
  }

const glowing =
  (colour: string, size: number, halo: number, seconds: number): Kind['draw'] =>
  ({ x, y, unit, luck: [a, b, c], moment }) => {
    const lit = Math.max(0, 0.5 + 0.6 * wave(moment, between(seconds, seconds * 2, a), b))
    const r = unit * size * between(0.6, 1.2, c)
    return (
      ellipse(x, y, r * halo, r * halo, colour, 0.16 * lit) +
      ellipse(x, y, r * halo * 0.5, r * halo * 0.5, colour, 0.24 * lit) +
      ellipse(x, y, r, r, '#fff6dc', Math.min(1, lit))
    )
  }

/** What each kind of speck is like. */
export const specks: Readonly<Record<AirId, Kind>> = {
  rain: {
    count: 210,
    seconds: [0.55, 1],
    sway: 0,
    slant: 0.12,
    draw: ({ x, y, unit, luck: [a], wind }) =>
      line(
        x,
        y,
        x - unit * 0.9 * wind,
        y - unit * between(4, 8, a),
        '#e6eef7',
        unit * 0.12,
        between(0.24, 0.5, a),
      ),
  },
  snow: {
    count: 230,
    seconds: [4.2, 11],
    sway: 3,
    slant: 0.1,
    draw: ({ x, y, unit, luck: [a, b] }) => {
      const r = unit * between(0.22, 0.7, a * a)
      return ellipse(x, y, r, r, '#ffffff', between(0.6, 0.95, b))
    },
  },
  leaves: {
    count: 34,
    seconds: [4.5, 8],
    sway: 6,
    slant: 0.22,
    draw: flat(['#d9822b', '#c2521f', '#e0b03a', '#a8431c'], 1.35, 0.62),
  },
  petals: {
    count: 46,
    seconds: [5, 9],
    sway: 6,
    slant: 0.3,
    draw: flat(['#ffd3e0', '#ffb7cd', '#fff0f4'], 0.75, 0.45),
  },
  confetti: {
    count: 110,
    seconds: [3, 5.5],
    sway: 4,
    slant: 0.02,
    draw: flat(['#f2545b', '#f5b83d', '#3fb68b', '#3f8fe0', '#a667d8'], 1.05, 0.6),
  },
  dust: {
    count: 70,
    seconds: [18, 34],
    sway: 5,
    slant: 0.3,
    draw: ({ x, y, unit, luck: [a, b, c], moment }) => {
      const r = unit * between(0.08, 0.24, a)
      return ellipse(x, y, r, r, '#fff3d2', 0.2 + 0.5 * Math.max(0, wave(moment, between(3, 6, b), c)))
    },
  },
  sparkles: {
    count: 60,
    seconds: [16, 30],
    sway: 2,
    slant: 0,
    draw: ({ x, y, unit, luck: [a, b, c], moment }) => {
      const lit = Math.max(0, wave(moment, between(1.4, 3, a), b)) ** 2
      const [long, thin] = [unit * between(0.8, 2, c) * lit, unit * 0.12]
      return lit < 0.02
        ? ''
        : path(
            `M${n(x - long)} ${n(y)}L${n(x - thin)} ${n(y - thin)}L${n(x)} ${n(y - long)}L${n(x + thin)} ${n(y - thin)}L${n(x + long)} ${n(y)}L${n(x + thin)} ${n(y + thin)}L${n(x)} ${n(y + long)}L${n(x - thin)} ${n(y + thin)}Z`,
            '#fffbe8',
            lit,
          )
    },
  },
  embers: { count: 64, seconds: [-3.4, -6], sway: 5, slant: 0.12, draw: glowing('#ff8a2b', 0.32, 4.5, 0.7) },
  fireflies: { count: 26, seconds: [-24, -40], sway: 9, slant: 0.1, draw: glowing('#d8f26a', 0.26, 6, 1.8) },
  bubbles: {
    count: 44,
    seconds: [-4.5, -9],
    sway: 2.4,
    slant: 0,
    draw: ({ x, y, unit, luck: [a] }) => {
      const r = unit * between(0.4, 1.3, a * a)
      const rim = `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(r * 2)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-r * 2)} 0`
      return (
        stroke(rim, '#e8fbff', unit * 0.1, 0.6) +
        ellipse(x - r * 0.35, y - r * 0.35, r * 0.22, r * 0.22, '#ffffff', 0.7)
      )
    },
  },
  smoke: {
    count: 44,
    seconds: [-5, -8],
    sway: 2.5,
    slant: 0.05,
    rises: true,
    draw: ({ x, y, unit, luck: [a], age }) => {
      const r = unit * between(2.2, 3.6, a) * between(0.5, 2.4, age)
      return ellipse(x, y, r, r * 1.15, 'url(#speck-puff)', 0.8 * Math.sin(Math.PI * age ** 0.7))
    },
  },
}

/** What specks are painted with; belongs to the definitions of whatever shows them. */
export const speckDefs = outward('speck-puff', [
  [0, '#f4f5f7', 0.5],
  [0.5, '#f4f5f7', 0.22],
  [1, '#f4f5f7', 0],
])
