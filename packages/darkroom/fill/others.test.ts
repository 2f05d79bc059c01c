import { createRequire } from 'node:module'
import type OpenCv from '@techstark/opencv-js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Picture } from '../picture.ts'
import { difference, fixture } from '../testing.ts'
import { fill } from './fill.ts'

const side = 70
const places = [
  [200, 200],
  [100, 300],
  [310, 120],
] as const

// It calls itself a promise for ever: imported, or waited for, it would never be there.
const cv: typeof OpenCv = createRequire(import.meta.url)('@techstark/opencv-js')
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      cv.onRuntimeInitialized = () => resolve()
      if ('Mat' in cv) resolve()
    }),
)

const holeAt = ({ width, height }: Picture, left: number, top: number): Uint8Array =>
  Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return x >= left && x < left + side && y >= top && y < top + side ? 1 : 0
  })

/** As OpenCV fills it. */
function byOpenCv(picture: Picture, hole: Uint8Array, method: number): Picture {
  const { width, height } = picture
  const from = new cv.Mat(height, width, cv.CV_8UC3)
  const mask = cv.matFromArray(
    height,
    width,
    cv.CV_8UC1,
    [...hole].map((one) => one * 255),
  )
  for (let at = 0; at < width * height * 3; at += 1)
    from.data[at] = picture.data[Math.floor(at / 3) * 4 + (at % 3)] ?? 0
  const to = new cv.Mat()
  cv.inpaint(from, mask, to, 5, method)
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < width * height * 3; at += 1)
    data[Math.floor(at / 3) * 4 + (at % 3)] = to.data[at] ?? 0
  for (const one of [from, mask, to]) one.delete()
  return { width, height, data }
}

/** How much neighbours within the hole differ. */
function roughness({ width, data }: Picture, hole: Uint8Array): number {
  let sum = 0
  let count = 0
  for (let at = 1; at < hole.length; at += 1) {
    if (hole[at] !== 1 || at % width === 0) continue
    sum += Math.abs((data[at * 4 + 1] ?? 0) - (data[at * 4 - 3] ?? 0))
    count += 1
  }
  return sum / count
}

/** The mean over the places of what each way of filling comes to. */
async function compared(
  name: 'brick' | 'grass',
  judge: (filled: Picture, truth: Picture, hole: Uint8Array) => number,
) {
  const truth = await fixture(name)
  const sums = { ours: 0, telea: 0, navierStokes: 0 }
  for (const [left, top] of places) {
    const hole = holeAt(truth, left, top)
    sums.ours +=
      judge(
        fill(truth, hole, 1, () => undefined),
        truth,
        hole,
      ) / places.length
    sums.telea += judge(byOpenCv(truth, hole, cv.INPAINT_TELEA), truth, hole) / places.length
    sums.navierStokes += judge(byOpenCv(truth, hole, cv.INPAINT_NS), truth, hole) / places.length
  }
  return sums
}

describe('filling, beside Telea’s and Navier–Stokes as OpenCV has them', () => {
  it('comes nearer to the truth of bricks than either', async () => {
    const { ours, telea, navierStokes } = await compared('brick', (filled, truth, hole) =>
      difference(filled, truth, (at) => hole[at] === 1),
    )
    expect(ours).toBeLessThan(0.85 * Math.min(telea, navierStokes))
  }, 120_000)

  it('keeps grass as rough as it is, where they smear it', async () => {
    // Blade by blade nobody can guess it: the mean of all guesses, a blur, errs least in each pixel.
    const { ours, telea, navierStokes } = await compared('grass', (filled, truth, hole) =>
      Math.abs(1 - roughness(filled, hole) / roughness(truth, hole)),
    )
    expect(ours).toBeLessThan(0.5 * Math.min(telea, navierStokes))
  }, 120_000)
})
