import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type LiveModel, liveModels } from '@krya/catalog'
import type { LiveFrame } from '@krya/provider-kit'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Recorder } from './recorder.ts'

/** A picture of one grey, by which it is known again. */
function shown(grey: number, side = 16): { frame: LiveFrame; model: LiveModel } {
  const [model] = liveModels
  if (model === undefined) throw new Error('nothing draws in real time')
  const data = new Uint8ClampedArray(side * side * 4).map((_, at) => (at % 4 === 3 ? 255 : grey))
  return { frame: { width: side, height: side, data }, model }
}

const greyOf = async (file: string): Promise<number> => (await sharp(file).raw().toBuffer())[0] ?? Number.NaN

let scratch: string
/** What the last clip shows: greys, in their order. */
let greys: number[]
/** Frames of the last clip. */
let frames: number
let size: [number, number]
let faults: unknown[]
/** Done while a clip is being made. */
let meanwhile: () => Promise<void>
const opened: Recorder[] = []

/** One whose clips are only noted. */
function open(limits: { most?: number; everyMs?: number } = {}): Recorder {
  const recorder = new Recorder({
    scratch,
    filmer: async ({ shots, width, height, out }) => {
      size = [width, height]
      frames = shots.reduce((sum, shot) => sum + shot.frames, 0)
      await meanwhile()
      greys = await Promise.all(shots.map(({ file }) => greyOf(file)))
      await writeFile(out, 'a clip')
    },
    onFault: (error) => faults.push(error),
    everyMs: 0,
    ...limits,
  })
  opened.push(recorder)
  return recorder
}

/** Names of the pictures that lie on the disk. */
const kept = (): string[] =>
  existsSync(scratch)
    ? readdirSync(scratch, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jpg'))
    : []

/** Shows it, and waits until it lies on the disk. */
async function see(recorder: Recorder, grey: number): Promise<void> {
  const before = kept().join()
  recorder.see(shown(grey))
  await expect.poll(() => kept().join()).not.toBe(before)
  // What is dropped for it goes before it comes.
  await new Promise((resolve) => setImmediate(resolve))
}

beforeEach(() => {
  scratch = path.join(mkdtempSync(path.join(tmpdir(), 'krya-film-')), 'scratch')
  meanwhile = async () => undefined
  faults = []
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((recorder) => recorder.close()))
  rmSync(path.dirname(scratch), { recursive: true })
})

describe('the recorder of a session', () => {
  it('keeps pictures in their order, and ends on the one it is told', async () => {
    const recorder = open()
    for (const grey of [10, 20, 30]) await see(recorder, grey)
    const film = await recorder.film(shown(40))
    expect(greys).toEqual([10, 20, 30, 40])
    expect(frames).toBe(3 * 24)
    expect(film.bytes.toString()).toBe('a clip')
    expect((await sharp(film.still).raw().toBuffer())[0]).toBe(40)
  })

  it('keeps nothing that looks like the one before', async () => {
    const recorder = open()
    await see(recorder, 10)
    for (let again = 0; again < 3; again += 1) {
      recorder.see(shown(10))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await recorder.film(shown(10))
    expect(greys).toEqual([10])
  })

  it('keeps nothing that comes too soon after the last', async () => {
    const recorder = open({ everyMs: 60_000 })
    await see(recorder, 10)
    recorder.see(shown(20))
    await recorder.film(shown(30))
    expect(greys).toEqual([10, 30])
  })

  it('drops every second one when it is full, and then keeps fewer', async () => {
    const recorder = open({ most: 4 })
    for (const grey of [10, 20, 30, 40, 50]) await see(recorder, grey)
    expect(kept().length).toBe(3)
    await recorder.film(shown(60))
    expect(greys).toEqual([10, 30, 50, 60])
    for (let grey = 61; grey < 90; grey += 1) {
      await recorder.film(shown(grey))
      expect(kept().length).toBeLessThanOrEqual(4)
    }
  })

  it('drops nothing that a clip is being made of', async () => {
    const recorder = open({ most: 2 })
    await see(recorder, 10)
    meanwhile = async () => {
      recorder.see(shown(30))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await recorder.film(shown(20))
    expect(greys).toEqual([10, 20])
  })

  it('makes one clip at a time, of even sides', async () => {
    const recorder = open()
    const first = recorder.film(shown(10, 17))
    await expect(recorder.film(shown(20))).rejects.toMatchObject({ code: 'wrong_state' })
    await first
    expect(size).toEqual([16, 16])
    await recorder.film(shown(20))
  })

  it('leaves nothing behind, and waits for a clip that is being made', async () => {
    const recorder = open()
    await see(recorder, 10)
    const film = recorder.film(shown(20))
    await recorder.close()
    expect((await film).bytes.toString()).toBe('a clip')
    expect(readdirSync(scratch)).toEqual([])
    recorder.see(shown(30))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(readdirSync(scratch)).toEqual([])
  })

  it('tells once that the disk takes nothing, and draws on', async () => {
    writeFileSync(scratch, 'no folder')
    const recorder = open()
    recorder.see(shown(10))
    await expect.poll(() => faults.length).toBe(1)
    recorder.see(shown(20))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(faults.length).toBe(1)
    rmSync(scratch)
  })
})
