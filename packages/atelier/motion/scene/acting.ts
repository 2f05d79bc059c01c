import { between, eased, fraction, round, shareOf, travelled, wave } from '../moment.ts'
import type { Motion } from './change.ts'

/** How something moves that goes its way. */
export interface Act {
  readonly motion: Motion
  /** Its own lengths a second that it goes; 0: it stays. */
  readonly speed: number
  /** Its shadow does the same. */
  readonly withShadow?: true
}

const stay = (motion: Motion): Act => ({ motion, speed: 0 })
/** Steps: up with each, leaning from one leg to the other. */
const stepping =
  (seconds: number, up: number, lean: number): Motion =>
  ({ size, luck: [a] }, moment) => ({
    down: -Math.abs(wave(moment, seconds * 2, a)) * size * up,
    turn: lean * wave(moment, seconds * 2, a),
    tall: 1 + 0.012 * Math.cos(2 * round(moment, seconds * 2, a)),
  })
/** Up and down again, bent before and after. */
const leaping =
  (seconds: number, up: number): Motion =>
  ({ size, luck: [a] }, moment) => {
    const at = fraction(round(moment, seconds, a * 0.3) / (2 * Math.PI))
    const [ready, air] = [0.28, 0.55]
    const flight = (at - ready) / air
    if (flight > 0 && flight < 1) {
      const high = 4 * flight * (1 - flight)
      return {
        down: -size * up * high,
        tall: 1 + 0.06 * (1 - high),
        wide: 1 - 0.04 * (1 - high),
        turn: 4 * (flight - 0.5),
      }
    }
    const bent = Math.sin(Math.PI * (at <= ready ? at / ready : (at - ready - air) / (1 - ready - air)))
    return { tall: 1 - 0.1 * bent, wide: 1 + 0.07 * bent }
  }

/** In the air, on the spot. */
const hovering: Motion = ({ size, luck: [a, b] }, moment) => ({
  down: size * 0.05 * wave(moment, between(4, 5.4, a), b),
  right: size * 0.03 * wave(moment, between(6, 8, b), a),
  turn: 1.8 * wave(moment, 5.6, a),
})

/** What things of the picture do, by name. */
export const acts = {
  none: stay(() => ({})),
  breathe: stay(({ luck: [a, b] }, moment) => {
    const breath = wave(moment, between(3, 4, a), b)
    return { tall: 1 + 0.014 * breath, wide: 1 - 0.004 * breath, turn: 0.7 * wave(moment, 6.5, a) }
  }),
  sleep: stay(({ luck: [a, b] }, moment) => ({ tall: 1 + 0.02 * wave(moment, between(4.2, 5.2, a), b) })),
  walk: { motion: stepping(0.52, 0.028, 2.4), speed: 0.34 },
  run: { motion: stepping(0.3, 0.07, 4), speed: 1.3 },
  jump: stay(leaping(1.5, 0.5)),
  bounce: stay(leaping(0.9, 0.75)),
  fly: {
    motion: ({ size, luck: [a, b] }, moment) => ({
      down: size * 0.16 * wave(moment, between(2.2, 3.2, a), b),
      turn: 4 * wave(moment, between(2.2, 3.2, a), b + 0.2),
      tall: 1 + 0.07 * wave(moment, between(0.5, 0.75, b), a),
    }),
    speed: 0.55,
  },
  flit: {
    motion: ({ size, luck: [a, b] }, moment) => ({
      right: size * (0.8 * wave(moment, between(3, 4.6, a), b) + 0.25 * wave(moment, 1.3, a)),
      down: size * (0.5 * wave(moment, between(2.1, 3, b), a) + 0.15 * wave(moment, 0.9, b)),
      turn: 9 * wave(moment, 2.2, a),
      wide: 0.86 + 0.14 * wave(moment, 0.28, a),
    }),
    speed: 0,
  },
  swim: {
    motion: ({ size, luck: [a, b] }, moment) => ({
      down: size * 0.12 * wave(moment, between(2.6, 3.8, a), b),
      turn: 3.5 * wave(moment, between(1.5, 2.1, b), a),
      lean: 0.05 * wave(moment, between(0.8, 1.1, a), b),
    }),
    speed: 0.3,
  },
  drive: {
    motion: ({ size, luck: [a] }, moment) => ({
      down: size * 0.008 * (wave(moment, 0.31, a) + 0.6 * wave(moment, 0.17)),
      turn: 0.35 * wave(moment, 0.9, a),
    }),
    speed: 0.75,
  },
  cruise: {
    motion: ({ size, luck: [a] }, moment) => ({
      down: size * 0.05 * wave(moment, 4.6, a),
      turn: 1.6 * wave(moment, 5.2, a + 0.2),
    }),
    speed: 0.4,
  },
  rock: {
    motion: ({ size, luck: [a] }, moment) => ({
      turn: 3.2 * wave(moment, 3.8, a),
      down: size * 0.022 * wave(moment, 3, a + 0.2),
    }),
    speed: 0.05,
  },
  sail: {
    motion: ({ size, luck: [a] }, moment) => ({
      turn: 2.6 * wave(moment, 3.6, a),
      down: size * 0.022 * wave(moment, 2.8, a + 0.2),
    }),
    speed: 0.22,
  },
  hover: stay(hovering),
  /** From low over the land to where it was drawn, and a little beyond. */
  rise: stay((part, moment, stage) => {
    const { foot, size } = part
    const low = Math.max(0, Math.min(stage.horizon, stage.height) * 0.98 - foot[1])
    const share = moment.loops ? 0.5 - 0.5 * Math.cos(round(moment, moment.length)) : eased(shareOf(moment))
    const from = low + size * 0.1
    // In the end all of it is to be seen.
    const to = Math.max(size * 1.12, foot[1] - size * 0.12) - foot[1]
    return { ...hovering(part, moment, stage), down: between(Math.max(from, to), to, share) }
  }),
  fall: stay(({ foot: [, y], size, luck: [a] }, moment, { height }) => {
    if (moment.loops) return { down: fraction(a + travelled(moment, 3)) * (height + size * 2) - y }
    const way = Math.min(1, (shareOf(moment) * 1.15) ** 2)
    return { down: -(1 - way) * (y + size), turn: 26 * (1 - way) * (a - 0.5) }
  }),
  /** Upright from the ground, slowly at first. Its drawing leans by half a right angle. */
  launch: stay(({ size, foot: [, y], luck: [a], flip = false }, moment, { height, horizon }) => {
    const at = shareOf(moment)
    const way = moment.loops ? 0 : Math.max(0, (at - 0.2) / 0.8) ** 2.2
    const ground = between(Math.min(horizon, height * 0.8), height, 0.4) - size * 0.15
    const trembling = at < 0.4 ? 1 : 0.3
    return {
      down: ground - y - way * (ground - size * 0.3),
      right: size * 0.006 * trembling * wave(moment, 0.13, a),
      turn: flip ? 45 : -45,
    }
  }),
  depart: {
    motion: ({ foot: [, y], flip = false }, moment, { height, horizon }) => {
      const way = eased(Math.max(0, shareOf(moment) - 0.15) / 0.85)
      const ground = between(Math.min(horizon, height * 0.8), height, 0.25)
      return { down: (ground - y) * (1 - way), turn: (flip ? 16 : -16) * Math.sin(Math.PI * way) }
    },
    speed: 0.5,
  },
  spin: stay(({ luck: [a] }, moment) => {
    const turn = Math.cos(round(moment, 2.6, Math.round(a)))
    // On its edge it would be gone.
    return { wide: Math.sign(turn) * Math.max(0.06, Math.abs(turn)) }
  }),
  wheel: stay((_part, moment) => ({ turn: (round(moment, 14) * 180) / Math.PI })),
  dance: stay(({ size, luck: [a] }, moment) => ({
    turn: 8 * wave(moment, 1.1, Math.round(a * 2) / 2),
    down: -size * 0.05 * Math.abs(wave(moment, 1.1, a)),
    right: size * 0.09 * wave(moment, 2.2, a),
    tall: 1 - 0.03 * Math.abs(wave(moment, 1.1, a + 0.25)),
  })),
  swing: stay(({ luck: [a] }, moment) => ({
    turn: 7 * wave(moment, 2.4, a),
    lean: 0.05 * wave(moment, 2.4, a),
  })),
  grow: {
    motion: (_part, moment) => {
      const size = moment.loops
        ? 0.85 + 0.15 * wave(moment, moment.length)
        : between(0.08, 1, eased(Math.min(1, shareOf(moment) * 1.25)))
      return { wide: size, tall: size }
    },
    speed: 0,
    withShadow: true,
  },
  shake: stay(({ size, luck: [a] }, moment) => ({
    right: size * 0.014 * wave(moment, 0.19, a),
    turn: 2.2 * wave(moment, 0.23, a),
  })),
  nod: stay(({ luck: [a] }, moment) => ({
    turn: 3 * wave(moment, 4.2, a),
    tall: 1 + 0.012 * wave(moment, 3.4, a),
  })),
  bend: stay(({ luck: [a, b] }, moment, { wind }) => ({
    lean: 0.05 * wind * wave(moment, between(2.8, 3.8, a), b),
    turn: 0.8 * wave(moment, 4.4, b),
  })),
  flame: stay(({ luck: [a] }, moment) => ({
    tall: 1 + 0.09 * wave(moment, 0.47, a) + 0.04 * wave(moment, 0.21),
    lean: 0.07 * wave(moment, 0.83, a),
    wide: 1 + 0.04 * wave(moment, 0.37, a),
  })),
} as const satisfies Readonly<Record<string, Act>>
export type ActId = keyof typeof acts
