import { between, fraction, round, travelled, wave } from '../moment.ts'
import type { Motion } from './change.ts'

/** Bends in the wind at its foot; what is higher goes farther. Gusts cross the picture from the left. */
const swaying =
  (lean: number, seconds: number): Motion =>
  ({ foot: [x], luck: [a, b] }, moment, { wind, width }) => {
    const gust = wave(moment, seconds * 2.6, -x / width)
    const own = wave(moment, seconds * between(0.8, 1.25, a), b - (x / width) * 0.7)
    return { lean: lean * wind * (0.35 * gust + 0.65 * own) }
  }

/** How places move by themselves, by name. */
export const ambient = {
  sway: swaying(0.035, 3.2),
  grass: swaying(0.14, 2.4),
  weed: swaying(0.16, 4.5),
  branches: swaying(0.012, 4),
  /** Clouds: over the sky and in again, the lower and farther ones slower. */
  drift: ({ foot: [x, y], luck: [a] }, moment, { width, unit, wind, horizon }) => {
    const beyond = unit * 75
    const span = width + 2 * beyond
    const slow = between(0.6, 1, Math.max(0, 1 - y / Math.max(1, horizon)))
    const way = travelled(moment, 150 / (slow * between(0.8, 1.2, a) * Math.max(0.4, wind)))
    // Half-way through the clip each is where it was drawn.
    return { right: fraction((x + beyond) / span + way) * span - beyond - x }
  },
  twinkle: ({ luck: [a, b, c] }, moment) => ({
    seen: between(1, 0.5 + 0.5 * wave(moment, between(1.4, 4, a), b), 0.25 + 0.6 * c),
  }),
  /** Curtains of light wander over the sky. */
  curtain: ({ foot: [x], luck: [a] }, moment, { width, unit }) => ({
    seen: 0.72 + 0.28 * wave(moment, 5, (x / width) * 2.5) * (0.7 + 0.3 * a),
    tall: 1 + 0.16 * wave(moment, 6.5, (x / width) * 3),
    down: unit * 2.2 * wave(moment, 7.5, (x / width) * 1.6),
  }),
  pulse: (_part, moment) => ({ seen: 0.94 + 0.06 * wave(moment, 5) }),
  beam: ({ luck: [a, b] }, moment) => ({
    seen: 0.75 + 0.25 * wave(moment, between(4, 7, a), b),
    lean: 0.02 * wave(moment, between(6, 10, b), a),
  }),
  /** Waves go sideways and up and down, the nearer ones farther. */
  swell: ({ foot: [, y], luck: [a, b] }, moment, { unit, height, horizon }) => {
    const near = Math.max(0.06, (y - horizon) / Math.max(1, height - horizon))
    return {
      right: unit * between(2, 5, a) * near * wave(moment, between(3.2, 4.4, b), a),
      down: unit * 1.1 * near * wave(moment, 3.6, a * 0.25 + near * 1.5),
      seen: 0.72 + 0.28 * wave(moment, between(2.4, 3.6, b), b),
    }
  },
  glitter: ({ foot: [, y], luck: [a, b] }, moment, { unit, height, horizon }) => {
    const near = Math.max(0.1, (y - horizon) / Math.max(1, height - horizon))
    return {
      right: unit * 2.4 * near * wave(moment, between(2.2, 3.4, a), b),
      seen: 0.55 + 0.45 * wave(moment, between(1, 2.2, b), a),
      wide: 1 + 0.35 * wave(moment, between(1.6, 2.6, a), b),
    }
  },
  /** The edge of the sea comes and goes on the sand. */
  surf: (_part, moment, { unit }) => ({ down: unit * 1.5 * wave(moment, 5) }),
  /** Water that falls: its threads run down along themselves. */
  cascade: ({ luck: [a] }, moment, { unit }) => ({
    flow: { dash: unit * between(5, 9, a), by: -travelled(moment, 0.5) * unit * between(5, 9, a) * 2 },
  }),
  /** Smoke: swells, leans and goes over into the next. */
  billow: ({ luck: [a, b] }, moment, { unit }) => ({
    right: unit * 1.6 * wave(moment, between(5, 8, a), b),
    down: -unit * 1.2 * (1 + wave(moment, between(4, 6, b), a)),
    wide: 1 + 0.05 * wave(moment, between(4, 7, a), b),
    tall: 1 + 0.07 * wave(moment, between(3.5, 6, b), a),
  }),
  /** Fog: breathes and goes sideways; it is wider than the frame anyway. */
  veil: (_part, moment) => ({ seen: 0.86 + 0.14 * wave(moment, 9), tall: 1 + 0.04 * wave(moment, 11, 0.3) }),
  flicker: ({ luck: [a, b, c] }, moment, { unit }) => ({
    seen: 0.82 + 0.1 * wave(moment, between(0.5, 0.9, a), b) + 0.08 * wave(moment, between(0.21, 0.37, b), c),
    down: unit * 0.5 * wave(moment, between(2.6, 4.4, c), a),
  }),
  /** Two strokes in six seconds, dark between: slower than what would hurt. */
  lightning: (_part, moment) => {
    const at = fraction(round(moment, 5.5) / (2 * Math.PI))
    const lit = (from: number): number => (at < from ? 0 : Math.exp(-(at - from) * 28))
    return { seen: Math.min(1, Math.max(lit(0.1), 0.8 * lit(0.22))) }
  },
  shimmer: ({ luck: [a, b] }, moment) => ({
    seen: 0.84 + 0.16 * wave(moment, between(2, 3.4, a), b),
    wide: 1 + 0.03 * wave(moment, between(1.5, 2.5, b), a),
  }),
} as const satisfies Readonly<Record<string, Motion>>
export type AmbientId = keyof typeof ambient
