import { type Picture, resized, through } from '../picture.ts'
import { type Plane, planeOf, softMean } from '../plane.ts'
import { type Lab, labOf, rgbOf } from '../colour/lab.ts'

/** A picture all of one colour, or from one at the top to another at the bottom. */
export function plainBackdrop(width: number, height: number, top: Lab, bottom: Lab = top): Picture {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const share = height > 1 ? y / (height - 1) : 0
    const [red, green, blue] = rgbOf({
      l: top.l + (bottom.l - top.l) * share,
      a: top.a + (bottom.a - top.a) * share,
      b: top.b + (bottom.b - top.b) * share,
    })
    for (let x = 0; x < width; x += 1) data.set([red, green, blue, 255], (y * width + x) * 4)
  }
  return { width, height, data }
}

/** The picture’s own background out of focus; what is in front does not bleed into it. */
export async function blurredBackdrop(picture: Picture, matte: Plane, strength: number): Promise<Picture> {
  const { width, height } = picture
  const hidden = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < matte.data.length; at += 1) hidden[at * 4 + 3] = 255 * (1 - (matte.data[at] ?? 0))
  const sigma = Math.max(0.5, (Math.min(width, height) * strength) / 25)
  // Blurred with its alpha multiplied in, what is hidden has no weight.
  const blurred = await through({ width, height, data: hidden }, (pixels) => pixels.blur(sigma))
  for (let at = 3; at < blurred.data.length; at += 4) blurred.data[at] = 255
  return blurred
}

/** Another picture, filling the frame. */
export async function pictureBackdrop(picture: Picture, width: number, height: number): Promise<Picture> {
  const scale = Math.max(width / picture.width, height / picture.height)
  const larger = await resized(
    picture,
    Math.max(width, Math.round(picture.width * scale)),
    Math.max(height, Math.round(picture.height * scale)),
  )
  const left = Math.floor((larger.width - width) / 2)
  const top = Math.floor((larger.height - height) / 2)
  return through(larger, (pixels) => pixels.extract({ left, top, width, height }))
}

/** How far the front takes on the light of what is behind it, and how dark the shadow at its foot is. */
const toning = 0.22
const shadow = 0.35

/** The cut-out before another background, toned to it, with a soft shadow where it is asked for. */
export async function composed(
  front: Picture,
  backdrop: Picture,
  { isToned, hasShadow }: { isToned: boolean; hasShadow: boolean },
): Promise<Picture> {
  const { width, height } = front
  const data = Uint8ClampedArray.from(backdrop.data)
  const shift = isToned ? toneBetween(front, backdrop) : { l: 0, a: 0, b: 0 }
  const cast = hasShadow ? shadowOf(front) : undefined
  for (let at = 0; at < width * height; at += 1) {
    const share = (front.data[at * 4 + 3] ?? 0) / 255
    const dim = 1 - shadow * (cast?.data[at] ?? 0)
    const { l, a, b } = labOf(
      front.data[at * 4] ?? 0,
      front.data[at * 4 + 1] ?? 0,
      front.data[at * 4 + 2] ?? 0,
    )
    const toned = share > 0 ? rgbOf({ l: l + shift.l, a: a + shift.a, b: b + shift.b }) : [0, 0, 0]
    for (let channel = 0; channel < 3; channel += 1) {
      const behind = (backdrop.data[at * 4 + channel] ?? 0) * dim
      data[at * 4 + channel] = behind + ((toned[channel] ?? 0) - behind) * share
    }
    data[at * 4 + 3] = 255
  }
  return { width, height, data }
}

/** Part of the way from the front’s mean colour to the background’s. */
function toneBetween(front: Picture, backdrop: Picture): Lab {
  const [own, other] = [meanOf(front), meanOf(backdrop)]
  return {
    l: Math.max(-0.08, Math.min(0.08, (other.l - own.l) * toning * 0.5)),
    a: Math.max(-0.02, Math.min(0.02, (other.a - own.a) * toning)),
    b: Math.max(-0.02, Math.min(0.02, (other.b - own.b) * toning)),
  }
}

function meanOf({ data }: Picture): Lab {
  const sum = { l: 0, a: 0, b: 0 }
  let weight = 1e-6
  for (let at = 0; at < data.length; at += 4 * 7) {
    const share = (data[at + 3] ?? 0) / 255
    const { l, a, b } = labOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
    sum.l += l * share
    sum.a += a * share
    sum.b += b * share
    weight += share
  }
  return { l: sum.l / weight, a: sum.a / weight, b: sum.b / weight }
}

/** A soft shadow of the front, a little below it. */
function shadowOf({ width, height, data }: Picture): Plane {
  const plane = planeOf(width, height)
  const down = Math.round(height / 60)
  for (let y = down; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      plane.data[y * width + x] = (data[((y - down) * width + x) * 4 + 3] ?? 0) / 255
  const reach = Math.max(1, Math.round(Math.min(width, height) / 40))
  return softMean(plane, reach)
}
