import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf, poseAt, posesOf } from '../frames/timing.ts'
import { directionsOf } from '../words/directions.ts'
import { inverse, type Matrix } from './matrix.ts'
import { type MoveId, moves } from './moves.ts'
import { nearness, nearnessOnGround } from './pose.ts'
import { backFrom, groundAt, sceneSizeFor, seenAt, type View } from './view.ts'

const all = Object.keys(moves).filter((name): name is MoveId => name in moves)
const frame = { width: 640, height: 360 }
const somewhere = fc.record({
  moves: fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  depth: fc.double({ min: 0, max: 1, noNaN: true }),
  focusX: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  focusY: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  focusDepth: fc.double({ min: 0, max: 1, noNaN: true }),
  seconds: fc.integer({ min: 1, max: 60 }),
  pace: fc.constantFrom(0.3, 0.55, 1, 1.8, 3.2),
  loops: fc.boolean(),
})

function standing(one: typeof somewhere extends fc.Arbitrary<infer Case> ? Case : never) {
  const directions = { ...directionsOf(''), moves: one.moves, pace: one.pace, loops: one.loops }
  const scene = sceneSizeFor(frame, posesOf(one.seconds, directions))
  const [left, top] = [(scene.width - frame.width) / 2, (scene.height - frame.height) / 2]
  const view: View = {
    frame,
    scene,
    horizon: top + frame.height * one.focusY,
    focus: {
      x: left + frame.width * one.focusX,
      y: top + frame.height * one.focusY,
      nearness: nearness(one.focusDepth),
    },
  }
  const moment = momentOf(one.share * (one.seconds * 24 - 1), one.seconds, directions)
  return { view, pose: poseAt(moment, directions), left, top }
}

const at = ([a, b, c, d, e, f]: Matrix, x: number, y: number) =>
  [a * x + c * y + e, b * x + d * y + f] as const

describe('a camera', () => {
  it('never sees beyond the edges of the scene, whatever its moves and however near what it sees', () => {
    fc.assert(
      fc.property(somewhere, (one) => {
        const { view, pose, left, top } = standing(one)
        const back = inverse(seenAt(view, pose, nearness(one.depth)))
        for (const [x, y] of [
          [left, top],
          [left + frame.width, top],
          [left, top + frame.height],
          [left + frame.width, top + frame.height],
        ] as const) {
          const [u, v] = at(back, x, y)
          expect(u).toBeGreaterThan(-1)
          expect(v).toBeGreaterThan(-1)
          expect(u).toBeLessThan(view.scene.width + 1)
          expect(v).toBeLessThan(view.scene.height + 1)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('sees what stands on the ground go with the ground it stands on', () => {
    const { view } = standing({
      moves: ['pan-right'],
      share: 0,
      depth: 0,
      focusX: 0.4,
      focusY: 0.5,
      focusDepth: 0.3,
      seconds: 5,
      pace: 1,
      loops: false,
    })
    for (const share of [0.1, 0.5, 0.9]) {
      const y = view.horizon + share * (view.scene.height * 0.97 - view.horizon)
      const pose = { ...moves['pan-right']({ time: 0, length: 5, loops: false, pace: 1 }) }
      const ground = at(groundAt(view, pose), 300, y)
      const thing = at(seenAt(view, pose, nearnessOnGround(share)), 300, y)
      expect(ground[0]).toBeCloseTo(thing[0], 3)
    }
  })

  it('knows the way back from the frame', () => {
    fc.assert(
      fc.property(somewhere, (one) => {
        const { view, pose } = standing({ ...one, moves: ['orbit', 'dolly-in'] })
        const near = nearness(one.depth)
        const { scale, x, y } = backFrom(view, pose, near)
        const [u, v] = at(seenAt(view, pose, near), 123, 45)
        expect(u * scale + x).toBeCloseTo(123, 3)
        expect(v * scale + y).toBeCloseTo(45, 3)
      }),
    )
  })

  it('begins where it ends in a clip that loops', () => {
    for (const id of all) {
      const [begin, end] = [0, 5].map((time) => moves[id]({ time, length: 5, loops: true, pace: 1 }))
      for (const [name, value] of Object.entries(begin ?? {}))
        expect(Object.entries(end ?? {}).find(([other]) => other === name)?.[1], `${id} ${name}`).toBeCloseTo(
          value,
          6,
        )
    }
  })
})
