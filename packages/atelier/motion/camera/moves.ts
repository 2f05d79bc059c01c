import { eased, type Moment, shareOf, wave } from '../moment.ts'
import { type Pose, rest } from './pose.ts'

/** A move of the camera: where it is at each moment. */
export type Move = (moment: Moment) => Pose

/** From beginning to end, slow at both; in a clip that loops there and back. */
const along = (moment: Moment): number =>
  moment.loops ? (1 - Math.cos(2 * Math.PI * shareOf(moment))) / 2 : eased(shareOf(moment))

/** From one side to the other; in a clip that loops there and back. */
const across = (moment: Moment): number =>
  moment.loops ? Math.sin(2 * Math.PI * shareOf(moment)) / 2 : eased(shareOf(moment)) - 0.5

/** How far moves go: in slow clips less, in fast and long ones more. */
const reach = ({ pace, length }: Moment): number =>
  Math.max(0.5, Math.min(1.5, Math.sqrt(pace) * Math.sqrt(length / 5)))

const far = { pan: 0.16, truck: 0.2, tilt: 0.12, zoom: 0.45, dolly: 0.55, orbit: 0.16, crane: 0.16 } as const

const sideways =
  (sign: 1 | -1): Move =>
  (moment) => ({
    ...rest,
    pan: sign * across(moment) * far.pan * reach(moment),
    truck: sign * across(moment) * far.truck * reach(moment),
  })
const upwards =
  (sign: 1 | -1): Move =>
  (moment) => ({
    ...rest,
    tilt: -sign * across(moment) * far.tilt * 2 * reach(moment),
  })

/** Moves of the camera by their names; each begins and ends smoothly. */
export const moves = {
  still: () => rest,
  'pan-left': sideways(-1),
  'pan-right': sideways(1),
  'tilt-up': upwards(1),
  'tilt-down': upwards(-1),
  'zoom-in': (moment) => ({ ...rest, zoom: 1 + far.zoom * along(moment) * reach(moment) }),
  'zoom-out': (moment) => ({ ...rest, zoom: 1 + far.zoom * (1 - along(moment)) * reach(moment) }),
  'dolly-in': (moment) => ({
    ...rest,
    dolly: far.dolly * along(moment) * reach(moment),
    zoom: 1 + 0.06 * along(moment),
  }),
  'dolly-out': (moment) => ({
    ...rest,
    dolly: far.dolly * (1 - along(moment)) * reach(moment),
    zoom: 1 + 0.06 * (1 - along(moment)),
  }),
  orbit: (moment) => ({
    ...rest,
    orbit: across(moment) * far.orbit * 2 * reach(moment),
    pan: across(moment) * 0.05,
    dolly: 0.1 - 0.1 * Math.abs(across(moment) * 2) ** 2,
  }),
  crane: (moment) => ({
    ...rest,
    lift: -across(moment) * far.crane * reach(moment),
    tilt: -across(moment) * 0.06,
    dolly: 0.06 * along(moment),
  }),
  flight: (moment) => ({
    ...rest,
    dolly: 0.5 * along(moment) * reach(moment),
    zoom: 1 + 0.08 * along(moment),
    lift: -across(moment) * 0.1,
    roll: wave(moment, 7) * 0.5,
    truck: wave(moment, 9, 0.2) * 0.02,
  }),
  handheld: (moment) => ({
    ...rest,
    zoom: 1 + 0.03 * along(moment),
    pan: 0.006 * wave(moment, 2.3) + 0.003 * wave(moment, 0.83, 0.3),
    tilt: 0.005 * wave(moment, 1.9, 0.6) + 0.003 * wave(moment, 0.71, 0.1),
    roll: 0.35 * wave(moment, 3.1, 0.4) + 0.15 * wave(moment, 1.1),
  }),
  'push-in': (moment) => ({
    ...rest,
    dolly: 0.16 * along(moment),
    zoom: 1 + 0.035 * along(moment),
    truck: 0.012 * across(moment),
  }),
} as const satisfies Readonly<Record<string, Move>>
export type MoveId = keyof typeof moves

/** What one does who was not told. */
export const usualMove: MoveId = 'push-in'
