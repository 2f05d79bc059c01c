import { type Picture, poseOf, readPicture, Unworkable } from '@krya/darkroom'
import { difference, fileOfFixture, use } from '@krya/darkroom/testing'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { samplesOf } from '../clip/sound.ts'
import { clipOf, seen } from '../testing.ts'
import { drawnFile, drawnPerson, ground, sheet } from './drawn.ts'
import { type Figure, figureOf, limbs, sureJoints } from './figure.ts'
import { transferMotion } from './index.ts'
import { layerOf } from './mesh.ts'
import { about, type Stance } from './motion.ts'
import { between, type Point } from './points.ts'
import { drawLayer, sheetOf } from './raster.ts'
import { rigged } from './rig.ts'
import { spread } from './spread.ts'
import { stageOf } from './stage.ts'

const still: Stance = {
  root: { x: 0, y: 0 },
  trunk: { angle: 0, stretch: 1 },
  head: { angle: 0, stretch: 1 },
  limbs: {},
}

/** The drawn person, cut out by its colours, and its bones. */
async function cutOut(): Promise<{ cut: Picture; figure: Figure; picture: Picture }> {
  const picture = await readPicture(drawnFile())
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    const isSky = Math.hypot(red - 0xc9, green - 0xd6, blue - 0xdd) < 12
    const isGround = Math.hypot(red - 0x9a, green - 0xa5, blue - 0x8c) < 12
    if (isSky || isGround) data[at + 3] = 0
  }
  const pose = await poseOf(picture)
  const figure = pose === null ? null : figureOf(sureJoints(pose))
  if (figure === null) throw new Error('no pose was found in the drawing')
  return { cut: { ...picture, data }, figure, picture }
}
const green = (width: number, height: number): Picture => {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < data.length; at += 4) data.set([0, 255, 0, 255], at)
  return { width, height, data }
}
const isGreen = ({ width, height, data }: Picture, { x, y }: Point): boolean => {
  const [column, row] = [Math.round(x), Math.round(y)]
  if (column < 0 || row < 0 || column >= width || row >= height) return false
  const at = (row * width + column) * 4
  return (data[at + 1] ?? 0) > (data[at] ?? 0) + 90 && (data[at + 1] ?? 0) > (data[at + 2] ?? 0) + 90
}

describe('a layer', () => {
  it('has no cracks, however its corners are moved', () => {
    const picture = green(64, 64)
    const layer = layerOf(picture, [], () => 1)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        let chance = seed
        const places = layer.corners.map((place, at) => {
          chance = (chance * 48_271) % 2_147_483_647
          const isEdge =
            place < 1 || place > 62 || (layer.corners[at ^ 1] ?? 0) < 1 || (layer.corners[at ^ 1] ?? 0) > 62
          return isEdge ? place : place + (chance / 2_147_483_647 - 0.5) * 1.9
        })
        const to = sheetOf(64, 64)
        drawLayer(layer, places, to)
        for (let at = 3; at < to.data.length; at += 4) expect(to.data[at]).toBe(255)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what a cut-out hides', () => {
  it('gets the colours about it, and what is known stays', () => {
    const picture = green(40, 40)
    for (let at = 0; at < 800; at += 1) picture.data.set([200, 0, 0, 255], at * 4)
    const known = Float32Array.from({ length: 1600 }, (_, at) => {
      const [x, y] = [at % 40, Math.floor(at / 40)]
      return x > 15 && x < 25 && y > 5 && y < 35 ? 0 : 1
    })
    const filled = spread(picture, known)
    const at = (x: number, y: number): number[] => [
      ...filled.data.subarray((y * 40 + x) * 4, (y * 40 + x) * 4 + 3),
    ]
    expect(at(2, 2)).toEqual([200, 0, 0])
    expect(at(20, 8)[0]).toBeGreaterThan(150)
    expect(at(20, 32)[1]).toBeGreaterThan(200)
  })
})

describe('a puppet', () => {
  const made = cutOut()

  it('at rest is the picture', async () => {
    const { cut, figure } = await made
    const backdrop = green(cut.width, cut.height)
    const drawn = stageOf(backdrop, rigged(cut, figure))(still)
    const plain = Uint8ClampedArray.from(backdrop.data)
    for (let at = 0; at < plain.length; at += 4)
      if (cut.data[at + 3] === 255) plain.set(cut.data.subarray(at, at + 3), at)
    expect(difference(drawn, { ...cut, data: plain })).toBeLessThan(2.5)
  })

  it('has no holes along its bones, however they are turned', async () => {
    const { cut, figure } = await made
    const draw = stageOf(green(cut.width, cut.height), rigged(cut, figure))
    const angle = fc.double({ min: -1, max: 1, noNaN: true })
    await fc.assert(
      fc.asyncProperty(fc.array(angle, { minLength: 10, maxLength: 10 }), async (angles) => {
        const [lean = 0, ...rest] = angles
        const stance: Stance = {
          root: { x: 20 * (rest[0] ?? 0), y: 0 },
          trunk: { angle: 0.2 * lean, stretch: 1 },
          head: { angle: 0.3 * lean, stretch: 1 },
          limbs: Object.fromEntries(
            limbs.map((name, at) => {
              const most = name.endsWith('arm') ? 2.4 : 0.5
              return [
                name,
                {
                  upper: { angle: most * (rest[at] ?? 0), stretch: 1 },
                  lower: { angle: (name.endsWith('arm') ? 1.2 : 0.3) * (rest[at + 4] ?? 0), stretch: 0.9 },
                },
              ]
            }),
          ),
        }
        const picture = draw(stance)
        const whole = (spot: Point): Point => {
          const turned = about(spot, figure.hips, figure.chest, stance.trunk)
          return { x: turned.x + stance.root.x, y: turned.y + stance.root.y }
        }
        for (let share = 0; share <= 1; share += 0.1) {
          expect(isGreen(picture, whole(between(figure.hips, figure.chest, share)))).toBe(false)
          for (const name of limbs) {
            const limb = figure.limbs[name]
            const turns = stance.limbs[name]
            if (limb === undefined || turns === undefined) throw new Error(`no ${name}`)
            const upper = about(between(limb.top, limb.middle, share), limb.top, limb.middle, turns.upper)
            const bent = about(between(limb.middle, limb.end, share), limb.middle, limb.end, turns.lower)
            for (const spot of [upper, about(bent, limb.top, limb.middle, turns.upper)])
              expect(isGreen(picture, whole(spot)), `${name} at ${share.toFixed(1)}`).toBe(false)
          }
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('transfer-motion', () => {
  const shot = { ...sheet, rate: 10, seconds: 1.2, tone: 440 }
  const raising = clipOf(shot, (moment) =>
    drawnPerson({ leftArm: 20 + 140 * moment, leftForearm: 30 + 130 * moment }),
  )
  const image = drawnFile()

  it('raises the arm of a pictured character as the performer does, and leaves the rest and the sound as they are', async () => {
    const video = await raising
    const made = await use(transferMotion, { image, video }, { resolution: '480p' })
    expect(made.notes).toEqual([])
    const { clip, frames } = await seen(made.bytes)
    expect(clip).toMatchObject({ width: 480, height: 640, rate: 10, hasSound: true })
    expect(frames).toHaveLength(12)
    const samples = await samplesOf(made.bytes, 'video', 16_000)
    expect(Math.max(...samples.subarray(4000, 10_000))).toBeGreaterThan(0.3)
    const [first, last] = [frames.at(0), frames.at(-1)]
    if (first === undefined || last === undefined) throw new Error('no frames')
    const picture = await readPicture(image)
    const [was, is] = [await poseOf(first), await poseOf(last)]
    const wrist = (pose: typeof was): number => pose?.get('left wrist')?.y ?? NaN
    const shoulder = is?.get('left shoulder')?.y ?? NaN
    expect(wrist(was)).toBeGreaterThan(shoulder + 80)
    expect(wrist(is)).toBeLessThan(shoulder - 50)
    expect(is?.get('right wrist')?.y).toBeGreaterThan(shoulder + 80)
    // The first frame is nearly the picture; far from the character nothing ever changes.
    expect(difference(first, picture)).toBeLessThan(14)
    const isAway = (at: number): boolean => at % sheet.width < 90 || Math.floor(at / sheet.width) < 40
    expect(difference(last, picture, isAway)).toBeLessThan(4)
    // Where the arm was, the sky is seen.
    const elbow = { x: 318, y: 330 }
    const at = (elbow.y * sheet.width + elbow.x) * 4
    for (const [channel, wanted] of [0xc9, 0xd6, 0xdd].entries())
      expect(Math.abs((last.data[at + channel] ?? 0) - wanted)).toBeLessThan(30)
    expect(ground).toBeLessThan(sheet.height)
  }, 120_000)

  it('has a thing without a pose go, lean and bob as a whole, and says so; size goes by the resolution', async () => {
    const ball = await sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#eee"/><circle cx="160" cy="130" r="60" fill="#d33"/><path d="M120 120 q40 -30 80 0" stroke="#fff" stroke-width="10" fill="none"/></svg>',
      ),
    )
      .png()
      .toBuffer()
    const going = await clipOf({ ...sheet, rate: 10, seconds: 1 }, (moment) =>
      drawnPerson({ x: 90 * moment }),
    )
    const made = await use(transferMotion, { image: ball, video: going }, { resolution: '540p' })
    expect(made.notes).toEqual([{ field: 'image', message: expect.stringContaining('as a whole') }])
    const { clip, frames } = await seen(made.bytes)
    expect(clip).toMatchObject({ width: 720, height: 540, hasSound: false })
    const middle = ({ width, data }: Picture): number => {
      let [sum, count] = [0, 0]
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 90) {
          sum += (at / 4) % width
          count += 1
        }
      return sum / count
    }
    const [first, last] = [frames.at(0), frames.at(-1)]
    if (first === undefined || last === undefined) throw new Error('no frames')
    expect(middle(last)).toBeGreaterThan(middle(first) + 30)
  }, 120_000)

  it('is refused where nobody performs, and where it would never end', async () => {
    const empty = await clipOf(
      { ...sheet, rate: 10, seconds: 0.5 },
      (moment) =>
        `<rect width="480" height="640" fill="#8ac"/><circle cx="${90 + 200 * moment}" cy="300" r="40" fill="#fff"/>`,
    )
    const nobody = use(transferMotion, { image, video: empty })
    await expect(nobody).rejects.toThrow(Unworkable)
    await expect(nobody).rejects.toThrow('Nobody was found in the clip of “video”')
    const long = await clipOf(
      { width: 32, height: 32, rate: 10, seconds: 400 },
      () => '<rect width="32" height="32"/>',
    )
    await expect(use(transferMotion, { image, video: long }, { resolution: '4k' })).rejects.toThrow(
      /moves this picture at 4k for at most \d+ seconds/,
    )
    await expect(
      use(transferMotion, { image: await fileOfFixture('cat'), video: Buffer.from('no') }),
    ).rejects.toThrow(Unworkable)
  }, 120_000)
})
