import { fill, type Picture, resized } from '@krya/darkroom'

/** How a picture is looked at: its middle so many pixels away, and so much larger. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export const plainly: View = { x: 0, y: 0, zoom: 1 }

/** A frame and what may lie around it. */
export interface Ground {
  readonly picture: Picture
  /** Where the frame’s first pixel is in it. */
  readonly left: number
  readonly top: number
}

/** What is around a frame is invented at this length of the longer side: finer than that nothing is known of it. */
const inventedAt = 420
/** The frame’s edge goes over into it so softly, as a share of the shorter side. */
const softEdge = 0.04

/** The frame with as much around it as the views show, made of what is in it. */
export async function groundFor(
  frame: Picture,
  views: readonly View[],
  seed: number,
  told: (share: number) => void,
): Promise<Ground> {
  const { width, height } = frame
  const edges = views.map((view) => ({
    left: -placeAt(0, width, view.x, view.zoom),
    right: placeAt(width, width, view.x, view.zoom) - width,
    top: -placeAt(0, height, view.y, view.zoom),
    bottom: placeAt(height, height, view.y, view.zoom) - height,
  }))
  const most = (of: (one: (typeof edges)[number]) => number): number => {
    const beyond = Math.max(0, ...edges.map(of))
    return beyond < 1 ? 0 : Math.ceil(beyond) + 4
  }
  const left = most((one) => one.left)
  const top = most((one) => one.top)
  const size = {
    width: width + left + most((one) => one.right),
    height: height + top + most((one) => one.bottom),
  }
  if (size.width === width && size.height === height) return { picture: frame, left: 0, top: 0 }
  const scale = Math.min(1, inventedAt / Math.max(size.width, size.height))
  const scaled = (length: number): number => Math.max(1, Math.round(length * scale))
  const small = await resized(frame, scaled(width), scaled(height))
  const framed = placed(small, scaled(left), scaled(top), {
    width: Math.max(small.width + scaled(left), scaled(size.width)),
    height: Math.max(small.height + scaled(top), scaled(size.height)),
  })
  const around = fill(framed.picture, framed.hole, seed, told)
  const large = await resized(around, size.width, size.height)
  return { picture: over(large, frame, left, top), left, top }
}

/** Where in a frame is what a view shows at a place. */
const placeAt = (at: number, length: number, shift: number, zoom: number): number =>
  length / 2 + (at - length / 2 - shift) / zoom

function placed(picture: Picture, left: number, top: number, size: { width: number; height: number }) {
  const data = new Uint8ClampedArray(size.width * size.height * 4)
  const hole = new Uint8Array(size.width * size.height).fill(1)
  for (let y = 0; y < picture.height; y += 1) {
    const to = (y + top) * size.width + left
    data.set(picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4), to * 4)
    hole.fill(0, to, to + picture.width)
  }
  return { picture: { ...size, data }, hole }
}

/** A frame over what is around it, soft where it goes on. */
export function over(ground: Picture, frame: Picture, left: number, top: number): Picture {
  const data = Uint8ClampedArray.from(ground.data)
  const right = ground.width - left - frame.width
  const bottom = ground.height - top - frame.height
  const soft = Math.max(1, softEdge * Math.min(frame.width, frame.height))
  const fades = (at: number, length: number, before: number, after: number): number =>
    Math.min(before > 0 ? (at + 0.5) / soft : 1, after > 0 ? (length - at - 0.5) / soft : 1, 1)
  for (let y = 0; y < frame.height; y += 1) {
    const down = fades(y, frame.height, top, bottom)
    for (let x = 0; x < frame.width; x += 1) {
      const share = Math.min(down, fades(x, frame.width, left, right))
      const from = (y * frame.width + x) * 4
      const to = ((y + top) * ground.width + x + left) * 4
      for (let channel = 0; channel < 3; channel += 1) {
        const under = data[to + channel] ?? 0
        data[to + channel] = under + share * ((frame.data[from + channel] ?? 0) - under)
      }
    }
  }
  return { width: ground.width, height: ground.height, data }
}

/** What a view shows of a ground, by Catmull and Rom’s curve (1974) between pixels; beyond its edges as at them. */
export function viewed(
  { picture, left, top }: Ground,
  { width, height }: { readonly width: number; readonly height: number },
  { x, y, zoom }: View,
): Picture {
  const columns = tapsOf(width, picture.width, (at) => left + placeAt(at + 0.5, width, x, zoom) - 0.5)
  const rows = tapsOf(height, picture.height, (at) => top + placeAt(at + 0.5, height, y, zoom) - 0.5)
  const across = new Float32Array(width * picture.height * 3)
  const [firstRow, lastRow] = [Math.min(...rows.places), Math.max(...rows.places)]
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let column = 0; column < width; column += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0
        for (let tap = column * 4; tap < column * 4 + 4; tap += 1)
          sum +=
            (columns.weights[tap] ?? 0) *
            (picture.data[(row * picture.width + (columns.places[tap] ?? 0)) * 4 + channel] ?? 0)
        across[(row * width + column) * 3 + channel] = sum
      }
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const to = (row * width + column) * 4
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0
        for (let tap = row * 4; tap < row * 4 + 4; tap += 1)
          sum +=
            (rows.weights[tap] ?? 0) * (across[((rows.places[tap] ?? 0) * width + column) * 3 + channel] ?? 0)
        data[to + channel] = sum
      }
      data[to + 3] = 255
    }
  return { width, height, data }
}

/** For each pixel the four of a line that it is made of, and how much of each. */
function tapsOf(length: number, of: number, placeOf: (at: number) => number) {
  const places = new Int32Array(length * 4)
  const weights = new Float32Array(length * 4)
  for (let at = 0; at < length; at += 1) {
    const place = Math.min(of + 1, Math.max(-2, placeOf(at)))
    const first = Math.floor(place)
    const t = place - first
    const curve = [
      ((2 - t) * t - 1) * t * 0.5,
      (t * t * (3 * t - 5) + 2) * 0.5,
      ((4 - 3 * t) * t + 1) * t * 0.5,
      (t - 1) * t * t * 0.5,
    ]
    for (let tap = 0; tap < 4; tap += 1) {
      places[at * 4 + tap] = Math.min(of - 1, Math.max(0, first - 1 + tap))
      weights[at * 4 + tap] = curve[tap] ?? 0
    }
  }
  return { places, weights }
}
