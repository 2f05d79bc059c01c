import type { Picture } from '../picture.ts'

/** A colour in OKLab (Ottosson 2020): lightness 0–1, and how green–red and blue–yellow it is. */
export interface Lab {
  readonly l: number
  readonly a: number
  readonly b: number
}

/** Colours of sRGB, 0–255. */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  }
}

/** @returns sRGB, 0–255; what sRGB does not have is cut off */
export function rgbOf({ l, a, b }: Lab): readonly [number, number, number] {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encoded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ]
}

/** The colour of one pixel. */
export const pixelOf = ({ data }: Picture, at: number): Lab =>
  labOf(data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0)

/**
 * The picture with each of its colours changed.
 * @param share how much of the change each pixel takes on, 0–1; all of it where it is left out
 */
export function eachColour(
  picture: Picture,
  change: (lab: Lab, at: number) => Lab,
  share: (at: number) => number = () => 1,
): Picture {
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < data.length / 4; at += 1) {
    const part = share(at)
    if (part === 0) continue
    for (const [channel, value] of rgbOf(change(pixelOf(picture, at), at)).entries()) {
      const before = picture.data[at * 4 + channel] ?? 0
      data[at * 4 + channel] = part === 1 ? value : before + (value - before) * part
    }
  }
  return { width: picture.width, height: picture.height, data }
}

const linears = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
})
const linear = (value: number): number => linears[Math.round(value)] ?? 0
const encoded = (value: number): number =>
  255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)
