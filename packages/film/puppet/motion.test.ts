import type { Joint, Pose } from '@krya/darkroom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, figureOf, limbs } from './figure.ts'
import { footOf, stancesOf } from './motion.ts'
import { performanceOf, withSidesChanged } from './performance.ts'
import { apart, type Joints, type Point } from './points.ts'

/** Somebody as seen from the front: a person’s left is on the right of the screen. */
function standing({ scale = 1, x = 0, y = 0, arm = 0, step = 0 } = {}): Joints {
  const at = (px: number, py: number): Point => ({ x: x + px * scale, y: y + py * scale })
  const turned = (from: Point, degrees: number, length: number): Point => {
    const angle = (degrees * Math.PI) / 180
    return { x: from.x + Math.sin(angle) * length * scale, y: from.y + Math.cos(angle) * length * scale }
  }
  const [shoulder, hip] = [at(50, 160), at(28, 350)]
  const elbow = turned(shoulder, 10 + arm, 75)
  const knee = turned(hip, 6 + step, 115)
  return new Map<Joint, Point>([
    ['nose', at(0, 100)],
    ['left eye', at(14, 90)],
    ['right eye', at(-14, 90)],
    ['left shoulder', shoulder],
    ['right shoulder', at(-50, 160)],
    ['left elbow', elbow],
    ['left wrist', turned(elbow, 10 + arm, 70)],
    ['right elbow', at(-60, 235)],
    ['right wrist', at(-66, 305)],
    ['left hip', hip],
    ['right hip', at(-28, 350)],
    ['left knee', knee],
    ['left ankle', turned(knee, 6 + step, 110)],
    ['right knee', at(-34, 465)],
    ['right ankle', at(-40, 575)],
  ])
}
const figure = (joints: Joints): Figure => {
  const found = figureOf(joints)
  if (found === null) throw new Error('no figure')
  return found
}
const poseOf = (joints: Joints, sure = 0.9): Pose =>
  new Map([...joints].map(([joint, spot]) => [joint, { ...spot, sure }]))

describe('a performance', () => {
  it('goes on where somebody is hidden for a while, and is steady', () => {
    const poses = Array.from({ length: 30 }, (_, at) =>
      at > 10 && at < 18 ? null : poseOf(standing({ x: 4 * at + (at % 2 === 0 ? 1 : -1) })),
    )
    const performance = performanceOf(poses, 30)
    expect(performance).toHaveLength(30)
    expect(performance?.[14]?.get('nose')?.x).toBeCloseTo(56, -1)
    const nose = performance?.map((joints) => joints.get('nose')?.x ?? 0) ?? []
    for (const [at, x] of nose.slice(4, 26).entries()) expect(Math.abs(x - 4 * (at + 4))).toBeLessThan(1)
  })

  it('keeps left and right apart where the network takes one for the other', () => {
    const poses = Array.from({ length: 20 }, (_, at) => {
      const pose = poseOf(standing())
      return at === 9 ? withSidesChanged(pose) : pose
    })
    const performance = performanceOf(poses, 30)
    for (const joints of performance ?? []) expect(joints.get('left shoulder')?.x).toBeCloseTo(50)
  })

  it('is none where nobody is seen for nearly all of it', () => {
    const poses = Array.from({ length: 30 }, (_, at) => (at === 3 ? poseOf(standing()) : null))
    expect(performanceOf(poses, 30)).toBeNull()
    expect(performanceOf([null], 30)).toBeNull()
  })
})

describe('stances', () => {
  it('of one’s own pose are none, whatever size and place the performer has', () => {
    fc.assert(
      fc.property(
        fc.record({
          scale: fc.double({ min: 0.3, max: 3, noNaN: true }),
          x: fc.integer({ min: -400, max: 400 }),
          arm: fc.integer({ min: 0, max: 170 }),
        }),
        ({ scale, x, arm }) => {
          const stances = stancesOf(figure(standing({ arm })), [standing({ scale, x, arm })], 30)
          const [stance] = stances ?? []
          expect(stance?.root.x).toBeCloseTo(0)
          expect(stance?.root.y).toBeCloseTo(0)
          for (const name of limbs)
            for (const turn of [stance?.limbs[name]?.upper, stance?.limbs[name]?.lower]) {
              expect(turn?.angle).toBeCloseTo(0)
              expect(turn?.stretch).toBeCloseTo(1)
            }
        },
      ),
    )
  })

  it('turn an arm as far as the performer does, by one’s own proportions, and of a performer’s back the other', () => {
    const raised = [standing(), standing({ arm: 120, scale: 2 })]
    const [, stance] = stancesOf(figure(standing()), raised, 30) ?? []
    expect(stance?.limbs['left arm']?.upper.angle).toBeCloseTo((-120 * Math.PI) / 180)
    expect(stance?.limbs['right arm']?.upper.angle).toBeCloseTo(0)
    const behind = raised.map((joints) => withSidesChanged(joints))
    const [, turned] = stancesOf(figure(standing()), behind, 30) ?? []
    expect(turned?.limbs['left arm']?.upper.angle).toBeCloseTo((-120 * Math.PI) / 180)
  })

  it('keep a foot where it stands while the other steps and the body goes', () => {
    const own = figure(standing())
    const leg = own.limbs['right leg']
    const performance = Array.from({ length: 40 }, (_, at) =>
      // The performer’s camera trembles: feet that stand seem to slide.
      standing({ x: 6 * Math.sin(at / 6), step: 20 * Math.sin(at / 8) ** 2 }),
    )
    const stances = stancesOf(own, performance, 30) ?? []
    if (leg === undefined) throw new Error('no leg')
    for (const stance of stances)
      expect(apart(footOf(own, stance, leg, 'right leg'), leg.end)).toBeLessThan(4)
  })

  it('are none of a performer without shoulders', () => {
    expect(stancesOf(figure(standing()), [new Map([['nose', { x: 1, y: 1 }]])], 30)).toBeNull()
  })
})
