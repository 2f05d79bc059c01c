import {
  boundsOf,
  depthOf,
  fill,
  foregroundOf,
  matteOf,
  type Picture,
  type Plane,
  planeOf,
  resized,
  resizedPlane,
  softMean,
  within,
} from '@krya/darkroom'
import type { Size } from '../camera/view.ts'
import { livingIn } from './living.ts'
import { cell, type Field, type Front, type Prepared } from './prepared.ts'

/** Where less than this is cut out, or more, the picture is one whole. */
const cutFrom = 0.012
const cutTo = 0.6
/** What is cut out is found, and what is behind it made up, in a picture no longer than this. */
const lookedAt = 1024
const filledAt = 320
/** Of what is cut off above and below, so much is cut off above: heads are there. */
const upper = 0.3
/** The far end goes so much of the camera’s way. */
const farthest = 0.12
/** Hundredths of the shorter side about what stands in front that are made anew: its rim shines there. */
const rim = 1.2

/** Finds out what is near and far in a picture, what stands in front and what lives. @param words what is said of it */
export async function prepared(
  given: Picture,
  frame: Size,
  scene: Size,
  words: string,
  seed: number,
  told: (share: number) => void,
): Promise<Prepared> {
  const picture = await covering(given, scene)
  const unit = Math.min(scene.width, scene.height) / 100
  const small = await within(picture, lookedAt)
  const found = sureOf(await matteOf(small))
  const matte = resizedPlane(found, scene.width, scene.height)
  told(0.5)
  const depth = resizedPlane(await depthOf(small, found), scene.width, scene.height)
  told(0.55)
  const share = matte.data.reduce((sum, one) => sum + one, 0) / matte.data.length
  const isCut = share > cutFrom && share < cutTo
  const back = isCut ? await behind(picture, matte, rim * unit, seed) : picture
  told(0.9)
  const near = softMean(isCut ? without(depth, matte) : depth, Math.round(1.5 * unit))
  for (let at = 0; at < near.data.length; at += 1)
    near.data[at] = farthest + (1 - farthest) * (near.data[at] ?? 0) * (isCut ? 0.75 : 1)
  const front = isCut ? await frontOf(picture, matte, near) : null
  const moving = await livingIn(small, words, isCut ? found : null)
  const middle = front === null ? null : centreOf(front)
  return {
    view: {
      frame,
      scene,
      horizon: scene.height * 0.5,
      focus: {
        x: middle?.x ?? scene.width / 2,
        y: middle?.y ?? scene.height / 2,
        nearness: front?.nearness ?? 0.5,
      },
    },
    back: shared(back.data),
    near: fieldOf(near),
    flowRight: fieldOf(moving.right, unit, scene),
    flowDown: fieldOf(moving.down, unit, scene),
    sway: fieldOf(moving.sway, unit, scene),
    swell: fieldOf(moving.swell, unit, scene),
    front,
  }
}

/** What is as solid as this is surely in front. */
const solidFrom = 0.8

/** What is surely in front, with its rim: what the network was in doubt of stays behind, rather than a ghost of it. */
function sureOf(matte: Plane): Plane {
  const unit = Math.min(matte.width, matte.height) / 100
  const sure = { ...matte, data: matte.data.map((one) => (one > solidFrom ? 1 : 0)) }
  const near = softMean(sure, Math.max(1, Math.round(1.6 * unit)))
  return { ...matte, data: matte.data.map((one, at) => ((near.data[at] ?? 0) > 0.04 ? one : 0)) }
}

const ground = { red: 246, green: 244, blue: 240 }

/** Cut and scaled to cover this size, on a pale ground where it was clear. */
async function covering(picture: Picture, { width, height }: Size): Promise<Picture> {
  const scale = Math.max(width / picture.width, height / picture.height)
  const [across, down] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)]
  const large = await resized(picture, Math.max(width, across), Math.max(height, down))
  const data = new Uint8ClampedArray(width * height * 4)
  const [left, top] = [Math.floor((large.width - width) / 2), Math.floor((large.height - height) * upper)]
  for (let y = 0; y < height; y += 1) {
    const from = ((y + top) * large.width + left) * 4
    data.set(large.data.subarray(from, from + width * 4), y * width * 4)
  }
  for (let at = 0; at < data.length; at += 4) {
    const clear = 1 - (data[at + 3] ?? 255) / 255
    if (clear === 0) continue
    for (const [channel, value] of [ground.red, ground.green, ground.blue].entries())
      data[at + channel] = (data[at + channel] ?? 0) * (1 - clear) + value * clear
    data[at + 3] = 255
  }
  return { width, height, data }
}

async function frontOf(picture: Picture, matte: Plane, near: Plane): Promise<Front> {
  const cut = await foregroundOf(picture, matte)
  const data = Uint8ClampedArray.from(cut.data)
  const solid = new Uint8Array(matte.data.length)
  for (let at = 0; at < matte.data.length; at += 1) {
    const alpha = matte.data[at] ?? 0
    solid[at] = alpha > 0.02 ? 1 : 0
    for (let channel = 0; channel < 3; channel += 1)
      data[at * 4 + channel] = ((data[at * 4 + channel] ?? 0) * (data[at * 4 + 3] ?? 0)) / 255
  }
  const box = boundsOf(solid, picture) ?? {
    left: 0,
    top: 0,
    width: picture.width,
    height: picture.height,
  }
  // It goes with the ground it stands on, or it would slide over it; a little more, for it stands in front.
  const foot = Math.min(picture.height - 1, box.top + box.height)
  const ground = near.data[foot * picture.width + Math.round(box.left + box.width / 2)] ?? 0
  const isCutOff = box.top + box.height > picture.height * 0.97
  return { data: shared(data), box, nearness: Math.min(1, ground + (isCutOff ? 0.16 : 0.05)), breathes: true }
}

const centreOf = ({ box }: Front) => ({ x: box.left + box.width / 2, y: box.top + box.height * 0.4 })

/** What is behind: made up from what is around, small, for only its rim will be seen. */
async function behind(picture: Picture, matte: Plane, beyond: number, seed: number): Promise<Picture> {
  const small = await within(picture, filledAt)
  const wide = resizedPlane(softMean(matte, Math.max(1, Math.round(beyond))), small.width, small.height)
  const hole = Uint8Array.from(wide.data, (one) => (one > 0.03 ? 1 : 0))
  const filled = await resized(
    fill(small, hole, seed, () => undefined),
    picture.width,
    picture.height,
  )
  const soft = softMean(matte, Math.max(1, Math.round(beyond / 2)))
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < soft.data.length; at += 1) {
    const share = Math.min(1, (soft.data[at] ?? 0) * 14)
    for (let channel = 0; share > 0 && channel < 3; channel += 1) {
      const own = data[at * 4 + channel] ?? 0
      data[at * 4 + channel] = own + share * ((filled.data[at * 4 + channel] ?? 0) - own)
    }
  }
  return { ...picture, data }
}

/** The depth of what is behind, carried on from around what stands in front. */
function without(depth: Plane, matte: Plane): Plane {
  let known = planeOf(depth.width, depth.height)
  let sure = planeOf(depth.width, depth.height)
  for (let at = 0; at < depth.data.length; at += 1) {
    const open = (matte.data[at] ?? 0) < 0.02 ? 1 : 0
    known.data[at] = open * (depth.data[at] ?? 0)
    sure.data[at] = open
  }
  const carried = { ...depth, data: Float32Array.from(depth.data) }
  const left = Uint8Array.from(sure.data, (one) => (one === 0 ? 1 : 0))
  for (let reach = 4; reach < depth.width + depth.height; reach *= 3) {
    known = softMean(known, reach)
    sure = softMean(sure, reach)
    for (let at = 0; at < left.length; at += 1) {
      if (left[at] === 0 || (sure.data[at] ?? 0) < 0.02) continue
      carried.data[at] = (known.data[at] ?? 0) / (sure.data[at] ?? 1)
      left[at] = 0
    }
  }
  return carried
}

function fieldOf(plane: Plane, times = 1, size: Size = plane): Field {
  const [across, down] = [Math.ceil(size.width / cell) + 1, Math.ceil(size.height / cell) + 1]
  const { data } = resizedPlane(plane, across, down)
  const kept = new Float32Array(new SharedArrayBuffer(data.byteLength))
  for (let at = 0; at < data.length; at += 1) kept[at] = (data[at] ?? 0) * times
  return { across, down, data: kept }
}

function shared(data: Uint8ClampedArray): Uint8ClampedArray {
  const kept = new Uint8ClampedArray(new SharedArrayBuffer(data.byteLength))
  kept.set(data)
  return kept
}
