import { lightDirections } from '@krya/contracts'
import { z } from 'zod'
import { type Lab, rgbOf } from '../colour/lab.ts'
import { colourAmong, colourOf } from '../colour/words.ts'
import { matteOf } from '../cutout/matte.ts'
import { type Picture, writePicture } from '../picture.ts'
import { boxMean, brightnessOf, type Plane, planeOf, resizedPlane, softMean } from '../plane.ts'
import { imageOf, png, type Tool } from '../tool.ts'

type Direction = (typeof lightDirections)[number]

const input = z.object({
  light_from: z.enum(lightDirections).default('left'),
  prompt: z.string().optional(),
  strength: z.number().default(0.6),
})

/** What words say of light, where they name no colour. */
const lights: readonly { readonly words: RegExp; readonly colour: string }[] = [
  { words: /\b(?:sunset|golden|evening|dusk|candle|fire|warm|lamp|tungsten)\b/, colour: '#ffb15c' },
  { words: /\b(?:sunrise|dawn|morning)\b/, colour: '#ffc9a3' },
  { words: /\b(?:moon|night|cold|cool|winter|ice)\b/, colour: '#8fb4ff' },
  { words: /\b(?:neon|club|cyberpunk)\b/, colour: '#ff4fd8' },
  { words: /\b(?:forest|jungle)\b/, colour: '#c9f0a0' },
]
const white = { l: 1, a: 0, b: 0 }

/** `relight` */
export const relight: Tool = async (work, told) => {
  const { light_from: from, prompt = '', strength } = input.parse(work.input)
  const picture = await imageOf(work)
  const matte = await matteOf(picture)
  told(0.6)
  const colour = lightIn(prompt)
  const lit = litFrom(picture, matte, from, colour ?? white, strength)
  return png(
    await writePicture(lit),
    prompt !== '' && colour === undefined
      ? [{ field: 'prompt', message: 'No colour of light that Atelier knows was named, so it is white.' }]
      : [],
  )
}

/** The colour of light that words name; undefined: none. */
function lightIn(prompt: string) {
  const text = prompt.toLowerCase()
  const named = colourAmong(text.split(/[^\p{L}#0-9]+/u))
  const mood = lights.find((one) => one.words.test(text))
  return named ?? (mood === undefined ? undefined : colourOf(mood.colour))
}

/** Towards the light: across, down, and out of the picture. */
const towards: Readonly<Record<Direction, readonly [number, number, number]>> = {
  left: [-0.94, -0.22, 0.26],
  right: [0.94, -0.22, 0.26],
  above: [0, -0.97, 0.26],
  below: [0, 0.97, 0.26],
  front: [0, -0.1, 0.99],
  behind: [0, -0.35, -0.94],
}
/** What is left of the light that was there, and what the new one adds at most. */
const kept = { most: 1, least: 0.2 }
const added = 2.6
/** How far what is behind falls away from the light, beside what is in front. */
const behindShare = 0.6

/** Shapes are taken from the matte, blown up like a balloon, and from what is bright (Johnston 2002). */
function litFrom(picture: Picture, matte: Plane, from: Direction, colour: Lab, strength: number): Picture {
  const { width, height } = picture
  const shape = shapeOf(picture, matte)
  const [lx, ly, lz] = towards[from]
  const rim = from === 'behind' ? rimOf(matte) : undefined
  const ambient = kept.most - (kept.most - kept.least) * Math.sqrt(strength) * (from === 'front' ? 0.3 : 1)
  const tint = tintOf(colour)
  const data = Uint8ClampedArray.from(picture.data)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const front = matte.data[at] ?? 0
      const right = shape.data[at + (x < width - 1 ? 1 : 0)] ?? 0
      const left = shape.data[at - (x > 0 ? 1 : 0)] ?? 0
      const below = shape.data[at + (y < height - 1 ? width : 0)] ?? 0
      const above = shape.data[at - (y > 0 ? width : 0)] ?? 0
      const [nx, ny] = [(left - right) / 2, (above - below) / 2]
      const facing = Math.max(0, (nx * lx + ny * ly + lz) / Math.sqrt(nx * nx + ny * ny + 1))
      // A lamp at the picture’s side: what is nearer to it has more of its light.
      const near = Math.max(0, 0.5 + 0.5 * (lx * (x / width - 0.5) + ly * (y / height - 0.5)) * 2)
      const onFront = from === 'behind' ? 1.6 * (rim?.data[at] ?? 0) : facing * (0.4 + 0.6 * near)
      const onBack = from === 'behind' ? 0.9 : near ** 1.5
      const light = added * strength * (onFront * front + behindShare * onBack * (1 - front))
      for (let channel = 0; channel < 3; channel += 1) {
        const own = ((picture.data[at * 4 + channel] ?? 0) / 255) ** 2.2
        const shone =
          own * (ambient + light * (tint[channel] ?? 1)) + 0.02 * light * (tint[channel] ?? 1) * front
        data[at * 4 + channel] = 255 * Math.min(1, rolled(shone)) ** (1 / 2.2)
      }
    }
  return { width, height, data }
}

/** A coloured lamp is deeper than the paint of its name. */
const lampChroma = 0.2

/** How much of each channel a light has, in linear terms; one is whole. */
function tintOf({ a, b }: Lab): readonly number[] {
  const chroma = Math.hypot(a, b)
  const deeper = chroma < 0.02 ? 1 : Math.max(1, lampChroma / chroma)
  const linear = rgbOf({ l: 0.8, a: a * deeper, b: b * deeper }).map((one) => Math.max(0, one / 255) ** 2.2)
  return linear.map((one) => one / Math.max(...linear))
}

/** Highlights are brought in softly and not cut off. */
const rolled = (value: number): number =>
  value < 0.7 ? value : 0.7 + 0.3 * (1 - Math.exp(-(value - 0.7) / 0.3))

/** Heights in pixels. */
function shapeOf(picture: Picture, matte: Plane): Plane {
  const { width, height } = picture
  const side = Math.min(width, height)
  const scale = Math.min(1, 700 / side)
  const [w, h] = [Math.max(2, Math.round(width * scale)), Math.max(2, Math.round(height * scale))]
  const small = resizedPlane(matte, w, h)
  const bright = resizedPlane(brightnessOf(picture), w, h)
  const shape = planeOf(w, h)
  const unit = Math.min(w, h)
  // The balloon from coarse to fine, then what light tells of relief.
  for (const [plane, reach, weight] of [
    [small, 0.16, 4],
    [small, 0.08, 4],
    [small, 0.04, 4],
    [small, 0.02, 4],
    [bright, 0.03, 2],
    [bright, 0.008, 1.4],
  ] as const) {
    const radius = Math.max(1, Math.round(unit * reach))
    const soft = softMean(plane, radius)
    for (let at = 0; at < shape.data.length; at += 1)
      shape.data[at] = (shape.data[at] ?? 0) + (soft.data[at] ?? 0) * radius * weight
  }
  const calm = boxMean(shape, 2)
  const full = resizedPlane(calm, width, height)
  for (let at = 0; at < full.data.length; at += 1) full.data[at] = (full.data[at] ?? 0) / scale
  return full
}

/** The edge of what is in front, inside. */
function rimOf(matte: Plane): Plane {
  const radius = Math.max(2, Math.round(Math.min(matte.width, matte.height) / 60))
  const soft = softMean(matte, radius)
  const rim = planeOf(matte.width, matte.height)
  for (let at = 0; at < rim.data.length; at += 1)
    rim.data[at] = Math.max(0, (matte.data[at] ?? 0) * (1 - (soft.data[at] ?? 0)) * 2) ** 1.3
  return rim
}
