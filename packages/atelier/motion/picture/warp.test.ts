import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MoveId, moves } from '../camera/moves.ts'
import { sceneSizeFor, type View } from '../camera/view.ts'
import { momentOf, poseAt, posesOf } from '../frames/timing.ts'
import { directionsOf } from '../words/directions.ts'
import { cell, type Field, type Prepared } from './prepared.ts'
import { lay, sampled } from './sample.ts'
import { sourcesAt } from './warp.ts'

const frame = { width: 120, height: 80 }
const all = Object.keys(moves).filter((name): name is MoveId => name in moves)

/** A picture of stripes. @param near how near each place is @param living what flows there, pixels a second */
function stripes(moved: readonly MoveId[], near: (x: number, y: number) => number, living = 0) {
  const directions = { ...directionsOf(''), moves: moved }
  const scene = sceneSizeFor(frame, posesOf(5, directions))
  const back = new Uint8ClampedArray(scene.width * scene.height * 4)
  for (let at = 0; at < back.length; at += 4) {
    const x = (at / 4) % scene.width
    back.fill(140 + 80 * Math.sin(x / 3), at, at + 4)
  }
  const field = (value: (x: number, y: number) => number): Field => {
    const [across, down] = [Math.ceil(scene.width / cell) + 1, Math.ceil(scene.height / cell) + 1]
    return {
      across,
      down,
      data: Float32Array.from({ length: across * down }, (_, at) =>
        value((at % across) / across, Math.floor(at / across) / down),
      ),
    }
  }
  const none = field(() => 0)
  const view: View = {
    frame,
    scene,
    horizon: scene.height / 2,
    focus: { x: scene.width / 2, y: scene.height / 2, nearness: 0.5 },
  }
  const prepared: Prepared = {
    view,
    back,
    near: field(near),
    flowRight: field(() => living),
    flowDown: none,
    sway: none,
    swell: none,
    front: null,
  }
  const at = (number: number) => {
    const moment = momentOf(number, 5, directions)
    return sampled(back, scene, sourcesAt(prepared, poseAt(moment, directions), moment, 1), frame)
  }
  return { at, last: 119 }
}

describe('a picture seen from elsewhere', () => {
  it('has no hole and no black edge, whatever the camera does and however near its parts are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: 119 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (moved, number, slope, living) => {
          const { at } = stripes(
            moved,
            (x, y) => 0.1 + 0.9 * Math.min(1, slope * x + (1 - slope) * y),
            living,
          )
          const { data } = at(number)
          for (let pixel = 0; pixel < data.length; pixel += 1)
            if ((data[pixel] ?? 0) < 58) throw new Error(`${data[pixel]} at ${pixel}`)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('stays as it is under a still camera', () => {
    const { at, last } = stripes(['still'], () => 0.5)
    expect(at(last)).toEqual(at(0))
  })

  it('flows where it lives', () => {
    const { at } = stripes(['still'], () => 0.5, 8)
    expect(at(20)).not.toEqual(at(0))
  })

  it('goes past what is near faster than past what is far', () => {
    const { at, last } = stripes(['pan-right'], (_x, y) => (y > 0.5 ? 1 : 0.1))
    const [begin, end] = [at(0), at(last)]
    /** How far a row went to the left: where its stripes fit best. */
    const shift = (row: number): number => {
      const off = (by: number): number => {
        let sum = 0
        for (let x = 0; x < 60; x += 1)
          sum += Math.abs(
            (begin.data[(row * frame.width + x + by) * 4] ?? 0) -
              (end.data[(row * frame.width + x) * 4] ?? 0),
          )
        return sum
      }
      return Array.from({ length: 56 }, (_, by) => by).toSorted((a, b) => off(a) - off(b))[0] ?? 0
    }
    expect(shift(70)).not.toBe(shift(8))
  })
})

describe('what is cut out', () => {
  it('is laid over a picture where the camera sees it', () => {
    const cut = new Uint8ClampedArray(10 * 10 * 4)
    cut.fill(255, (5 * 10 + 5) * 4, (5 * 10 + 5) * 4 + 4)
    const onto = { width: 10, height: 10, data: new Uint8ClampedArray(400) }
    lay(onto, cut, { width: 10, height: 10 }, [1, 0, 0, 1, 2, 0])
    expect(onto.data[(5 * 10 + 3) * 4]).toBe(255)
    expect(onto.data.filter((one) => one > 0)).toHaveLength(3)
  })
})
