import { eachColour, type Lab } from '../colour/lab.ts'
import { type Picture, through } from '../picture.ts'
import type { Adjustment } from './commands.ts'

type Change = (lab: Lab, amount: number) => Lab

/** What can be said of each colour by itself, in OKLab; an amount of 1 is what one sees at once. */
const changes: Readonly<Partial<Record<Adjustment, Change>>> = {
  // Bent rather than lifted, so that neither black nor white is lost.
  brightness: ({ l, a, b }, amount) => ({ l: l ** (1.28 ** -amount), a, b }),
  contrast: ({ l, a, b }, amount) => ({ l: 0.55 + (l - 0.55) * 1.22 ** amount, a, b }),
  saturation: ({ l, a, b }, amount) => ({ l, a: a * 1.4 ** amount, b: b * 1.4 ** amount }),
  warmth: ({ l, a, b }, amount) => ({ l, a: a + 0.008 * amount, b: b + 0.024 * amount }),
  grey: ({ l }) => ({ l, a: 0, b: 0 }),
  sepia: ({ l }) => ({ l: 0.06 + l * 0.92, a: 0.012, b: 0.045 }),
  negative: ({ l, a, b }) => ({ l: 1 - l, a: -a, b: -b }),
}

/** The picture, adjusted. @param amount 1 is what one sees at once; less than nought the other way */
export async function adjusted(
  picture: Picture,
  what: Adjustment,
  amount: number,
  seed: number,
): Promise<Picture> {
  const change = changes[what]
  if (change !== undefined) return eachColour(picture, (lab) => change(lab, amount))
  const unit = Math.min(picture.width, picture.height) / 100
  switch (what) {
    case 'sharpness':
      return through(picture, (pixels) =>
        pixels.sharpen({ sigma: 0.8 + unit * 0.08, m1: 0.6, m2: 2.2 * amount }),
      )
    case 'blur':
      return through(picture, (pixels) => pixels.blur(Math.max(0.4, unit * 0.6 * amount)))
    case 'vignette':
      return eachColour(picture, ({ l, a, b }, at) => {
        const x = (at % picture.width) / picture.width - 0.5
        const y = Math.floor(at / picture.width) / picture.height - 0.5
        const away = Math.max(0, Math.hypot(x, y) / Math.SQRT1_2 - 0.35) / 0.65
        return { l: l * (1 - 0.55 * amount * away * away), a, b }
      })
    default:
      return eachColour(picture, ({ l, a, b }, at) => ({
        l: l + (noise(at, seed) - 0.5) * 0.09 * amount,
        a,
        b,
      }))
  }
}

/** White noise, 0–1, the same for the same place and seed. */
function noise(at: number, seed: number): number {
  let bits = Math.imul(at ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32
}
