import { isShown } from '../document/chosen.ts'
import type { Scene } from '../document/layer.ts'
import type { Rect } from '../document/surface.ts'

/** So many pixels, times what they are adjusted by, are reckoned on the page within a few milliseconds. */
const fewPixels = 1 << 17
/** A picture that is dragged at is to come so soon. */
const soonMs = 40
const shares = [1, 0.5, 0.25] as const

/** Whether a part of the window is drawn at once. */
export function isFew({ layers }: Scene, { width, height }: Rect): boolean {
  const steps = layers.reduce(
    (sum, layer) =>
      layer.kind === 'adjustment' && layer.opacity > 0 && isShown(layers, layer)
        ? sum + layer.adjustments.length
        : sum,
    0,
  )
  return width * height * steps <= fewPixels
}

/** How large pictures are made while they change, by how long the last took. */
export class Pace {
  #msPerPixel = 0

  took(ms: number, { width, height }: Rect): void {
    this.#msPerPixel = ms / (width * height)
  }

  /** Of the window's size: the largest that comes soon. */
  shareFor({ width, height }: Rect): number {
    const whole = this.#msPerPixel * width * height
    return shares.find((share) => whole * share * share <= soonMs) ?? 0.25
  }
}
