import { type Joint, leastSure, type Pose } from '@krya/darkroom'
import { apart, between, type Joints, lengthOf, minus, plus, type Point, times } from './points.ts'

export const limbs = ['left arm', 'right arm', 'left leg', 'right leg'] as const
export type LimbName = (typeof limbs)[number]

const jointsOf: Readonly<Record<LimbName, readonly [Joint, Joint, Joint]>> = {
  'left arm': ['left shoulder', 'left elbow', 'left wrist'],
  'right arm': ['right shoulder', 'right elbow', 'right wrist'],
  'left leg': ['left hip', 'left knee', 'left ankle'],
  'right leg': ['right hip', 'right knee', 'right ankle'],
}

export interface Limb {
  readonly top: Point
  readonly middle: Point
  readonly end: Point
}

/** Somebody as a skeleton: what can be told of it. */
export interface Figure {
  /** The middles of hips and shoulders. */
  readonly hips: Point
  readonly chest: Point
  readonly head?: Point
  /** Along the eyes, or ears, from left to right on the screen, in radians. */
  readonly tilt?: number
  readonly limbs: Readonly<Partial<Record<LimbName, Limb>>>
  /** Whether what is the person’s left is on the right of the screen. */
  readonly isFacing: boolean
}

/** How much longer a trunk is than shoulders are wide, where hips are not seen. */
const trunk = 1.45

/** @returns null: not even the shoulders are known */
export function figureOf(joints: Joints): Figure | null {
  const [left, right] = [joints.get('left shoulder'), joints.get('right shoulder')]
  if (left === undefined || right === undefined) return null
  const chest = between(left, right)
  const [leftHip, rightHip] = [joints.get('left hip'), joints.get('right hip')]
  const hips =
    leftHip !== undefined && rightHip !== undefined
      ? between(leftHip, rightHip)
      : plus(chest, { x: 0, y: trunk * apart(left, right) })
  const head = joints.get('nose')
  const tilt = tiltOf(joints)
  const found = limbs.flatMap((name) => {
    const [top, middle, end] = jointsOf[name].map((joint) => joints.get(joint))
    return top && middle && end ? [[name, { top, middle, end }] as const] : []
  })
  return {
    hips,
    chest,
    ...(head === undefined ? {} : { head }),
    ...(tilt === undefined ? {} : { tilt }),
    limbs: Object.fromEntries(found),
    isFacing: left.x >= right.x,
  }
}

function tiltOf(joints: Joints): number | undefined {
  for (const part of ['eye', 'ear'] as const) {
    const [a, b] = [joints.get(`left ${part}`), joints.get(`right ${part}`)]
    if (a === undefined || b === undefined) continue
    const [from, to] = a.x < b.x ? [a, b] : [b, a]
    return Math.atan2(to.y - from.y, to.x - from.x)
  }
  return undefined
}

/** Joints of a pose that are sure. */
export const sureJoints = (pose: Pose): Joints =>
  new Map([...pose].filter(([, { sure }]) => sure >= leastSure))

/** From hips to shoulders: what distances go by. */
export const trunkOf = ({ hips, chest }: Figure): number => Math.max(1, lengthOf(minus(chest, hips)))

/** Where a hand or a foot ends. */
export const tipOf = ({ middle, end }: Limb, share: number): Point =>
  plus(end, times(minus(end, middle), share))
