import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readGraphModel } from '../networks/graph-model.ts'
import { readPicture } from '../picture.ts'
import { structureMap } from '../structure/index.ts'
import { fileOfFixture, fixture, use } from '../testing.ts'
import { type Joint, type Pose, poseOf } from './pose.ts'

const astronaut = fixture('astronaut').then(poseOf)

function at(pose: Pose | null, joint: Joint): { x: number; y: number } {
  const spot = pose?.get(joint)
  if (spot === undefined) throw new Error(`no ${joint}`)
  return spot
}
const apart = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y)

describe('a pose', () => {
  it('is found where the person is: eyes about the nose, shoulders below', async () => {
    const pose = await astronaut
    const nose = at(pose, 'nose')
    // As a person would point at it, in a picture of 512 pixels a side.
    expect(apart(nose, { x: 225, y: 120 })).toBeLessThan(12)
    expect(at(pose, 'right eye').x).toBeLessThan(nose.x)
    expect(at(pose, 'left eye').x).toBeGreaterThan(nose.x)
    expect(at(pose, 'left shoulder').y).toBeGreaterThan(nose.y + 80)
    expect(at(pose, 'left shoulder').x - at(pose, 'right shoulder').x).toBeGreaterThan(120)
  })

  it('of a mirrored picture is mirrored, left and right changed over', async () => {
    const flopped = await sharp(await fileOfFixture('astronaut'))
      .flop()
      .png()
      .toBuffer()
    const mirrored = await poseOf(await readPicture(flopped))
    const pose = await astronaut
    for (const [left, right] of [
      ['left shoulder', 'right shoulder'],
      ['left eye', 'right eye'],
    ] as const) {
      const spot = at(mirrored, left)
      expect(apart({ x: 511 - spot.x, y: spot.y }, at(pose, right))).toBeLessThan(16)
    }
  })

  it('is found as well where the person is small and far from the middle', async () => {
    const small = await sharp(await fileOfFixture('astronaut'))
      .resize(300, 300)
      .toBuffer()
    const wide = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#777' } })
      .composite([{ input: small, left: 560, top: 150 }])
      .png()
      .toBuffer()
    const found = at(await poseOf(await readPicture(wide)), 'nose')
    const nose = at(await astronaut, 'nose')
    const expected = { x: 560 + (nose.x * 300) / 512, y: 150 + (nose.y * 300) / 512 }
    expect(apart(found, expected)).toBeLessThan(10)
  })

  it('is drawn in limbs of colour on black, as large as the picture, its joints told', async () => {
    const made = await use(structureMap, { image: await fileOfFixture('astronaut') }, { map: 'pose' })
    const { width, data } = await readPicture(made.bytes)
    const [left, right] = [at(await astronaut, 'left shoulder'), at(await astronaut, 'right shoulder')]
    const x = Math.round(left.x * 0.75 + right.x * 0.25)
    const y = Math.round(left.y * 0.75 + right.y * 0.25)
    const [red = 0, , blue = 255] = data.subarray((y * width + x) * 4)
    expect(red).toBeGreaterThan(100)
    expect(blue).toBe(0)
    expect([...data.subarray(0, 4)]).toEqual([0, 0, 0, 255])
    expect(made.metadata?.['joints']).toHaveProperty('nose')
  })

  it('is refused where nobody is, and said so', async () => {
    const image = await fileOfFixture('coffee')
    await expect(use(structureMap, { image }, { map: 'pose' })).rejects.toThrow(
      'No person was found whose pose could be drawn. Choose a picture of one.',
    )
  })
})

describe('a graph model', () => {
  it('with a step that is not read is refused by its name', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'krya-graph-'))
    const file = path.join(folder, 'model.json')
    const topology = { node: [{ name: 'odd', op: 'FFT', input: ['in'] }] }
    await writeFile(file, JSON.stringify({ modelTopology: topology, weightsManifest: [] }))
    const part = { input: 'in', size: { width: 8, height: 8 }, outputs: { odd: 1 } }
    await expect(readGraphModel(file, part)).rejects.toThrow('odd is a FFT, which is not read here')
    await rm(folder, { recursive: true })
  })
})
