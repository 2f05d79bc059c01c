import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rasterOf } from '../../render/raster.ts'
import { settings } from '../../scene/scene.ts'
import { moves } from '../camera/moves.ts'
import { momentOf, poseAt } from '../frames/timing.ts'
import { middleOf, playing, shotOf, unlike } from '../testing.ts'
import { elementsOf, placeOf } from './parts.ts'
import { playOf } from './play.ts'

const red = [200, 50, 45] as const

describe('a drawn scene', () => {
  it('leaves no hole in any place under any move of the camera', () => {
    const camera = Object.keys(moves).map((id) => id.replace('-', ' '))
    fc.assert(
      fc.property(
        fc.constantFrom(...settings),
        fc.constantFrom(...camera),
        fc.constantFrom(0, 0.5, 1),
        fc.integer({ min: 1, max: 99 }),
        (setting, move, share, seed) => {
          const shot = shotOf(`${setting}, a dog, ${move}`, { seed, frame: { width: 96, height: 54 } })
          const { directions, frame, scenes } = shot
          const play = playOf({ scene: { ...scenes[0], setting }, directions, frame })
          const moment = momentOf(share * 47, shot.seconds, directions)
          const { data } = rasterOf(play.svgAt(moment, poseAt(moment, directions)))
          for (let at = 3; at < data.length; at += 4)
            // Where a wall meets a floor, their edges share a row.
            if ((data[at] ?? 0) < 128)
              throw new Error(`${(at - 3) / 4} of ${setting} is ${data[at]} under ${move}`)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('keeps the ground where it is under a still camera', () => {
    const { frame, last } = playing(shotOf('a vase in a studio, static camera'))
    expect(unlike(frame(0), frame(last), { top: 0.85 })).toBe(0)
  })

  it('has clouds that drift while the land stays', () => {
    const { frame, last } = playing(shotOf('a desert under clouds, static camera', { seconds: 4 }))
    expect(unlike(frame(0), frame(last), { bottom: 0.35 })).toBeGreaterThan(0.4)
    expect(unlike(frame(0), frame(last), { top: 0.8 })).toBeLessThan(0.1)
  })

  it('lets drive to the left what drives to the left, and to the right what does that', () => {
    const x = (prompt: string): [number, number] => {
      const { frame, last } = playing(shotOf(prompt, { seconds: 3 }))
      return [middleOf(frame(0), red).x, middleOf(frame(last), red).x]
    }
    const [leftFrom, leftTo] = x('a red car drives to the left on a road, static camera')
    expect(leftTo).toBeLessThan(leftFrom - 0.1)
    const [rightFrom, rightTo] = x('a red car drives to the right on a road, static camera')
    expect(rightTo).toBeGreaterThan(rightFrom + 0.1)
  })

  it('lets a rocket lift off, and balloons rise', () => {
    const up = (prompt: string): number => {
      const { frame, last } = playing(shotOf(prompt, { seconds: 3 }))
      return middleOf(frame(0), [230, 60, 70]).y - middleOf(frame(Math.round(last * 0.8)), [230, 60, 70]).y
    }
    expect(up('a rocket lifts off from the desert, static camera')).toBeGreaterThan(0.1)
    expect(up('a hot air balloon rises over the snow, static camera')).toBeGreaterThan(0.03)
  })

  it('lets snow fall down and bubbles rise', () => {
    const heights = (prompt: string) => {
      const shot = shotOf(prompt)
      const play = playOf({ scene: shot.scenes[0], directions: shot.directions, frame: shot.frame })
      return [0, 0.1].map((time) => {
        const moment = { time, length: 60, loops: false, pace: 1 }
        const svg = play.svgAt(moment, poseAt(moment, shot.directions))
        const flakes = elementsOf(svg.slice(svg.lastIndexOf('<g transform'), svg.lastIndexOf('</g>') + 4))
        return elementsOf(flakes[0]?.replace(/^<g[^>]*>/, '').replace(/<\/g>$/, '') ?? '').map(
          (one) => placeOf(one)?.[1] ?? 0,
        )
      })
    }
    const share = ([before = [], after = []]: readonly number[][]): number =>
      before.filter((y, at) => (after[at] ?? 0) > y).length / before.length
    expect(share(heights('snow falls on a plain, static camera'))).toBeGreaterThan(0.9)
    expect(share(heights('bubbles rise underwater, static camera'))).toBeLessThan(0.1)
  })

  it('goes on from its last frame to its first as from any to the next, if it loops', () => {
    for (const prompt of [
      'a lake at night with stars, seamless loop',
      'snow falls in a forest, orbit shot, loop',
    ]) {
      const { frame, last } = playing(shotOf(prompt, { seconds: 3 }))
      const step = unlike(frame(10), frame(11))
      expect(unlike(frame(last), frame(0)), prompt).toBeLessThan(step * 2 + 0.5)
      expect(unlike(frame(0), frame(Math.round(last / 2))), prompt).toBeGreaterThan(step)
    }
  })

  it('does not flicker: frames that follow each other in a calm scene are nearly alike', () => {
    const { frame, last } = playing(shotOf('a cottage on a meadow with trees, static camera'))
    for (let at = 0; at < last; at += 6) expect(unlike(frame(at), frame(at + 1))).toBeLessThan(1)
  })

  it('goes from night to morning where the sun rises', () => {
    const { frame, last } = playing(shotOf('the sun rises over a desert, static camera'))
    const bright = (number: number): number =>
      frame(number).data.reduce((sum, one, at) => sum + (at % 4 === 3 ? 0 : one), 0)
    expect(bright(last)).toBeGreaterThan(bright(0) * 1.4)
  })

  it('is the same each time', () => {
    const shot = shotOf('a sailboat on the sea, birds fly, zoom in')
    expect(playing(shot).frame(20).data).toEqual(playing(shot).frame(20).data)
  })
})

describe('elements of a layer', () => {
  it('are told apart, however deep they go, and say where they are', () => {
    const svg =
      '<g data-foot="3 4"><path d="M1 2"/><g><rect x="0" y="0"/></g></g><ellipse cx="5" cy="6" rx="1"/>'
    expect(elementsOf(svg)).toHaveLength(2)
    expect(elementsOf(svg).map(placeOf)).toEqual([
      [3, 4],
      [5, 6],
    ])
  })
})
