import { finishes, own } from './finishes.ts'
import type { Step } from './operations/operation.ts'
import type { Raster } from './raster.ts'

/** A band's pixels are few enough that all its working copies fit beside each other in memory. */
const bandPixels = 3_000_000

/** Part of a picture, in its pixels. */
export interface Part {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How a style finishes a picture; null: Atelier’s own hand. */
export const stepsOf = (style: string | null): readonly Step[] =>
  style === null ? own : (finishes[style] ?? own)

/**
 * Finishes a picture in a style, in place; null: Atelier's own hand.
 * @param told called with 0–1 after each band; what it throws ends the work.
 */
export function finish(
  raster: Raster,
  style: string | null,
  seed: number,
  told: (done: number) => void,
): void {
  const { width, height, data } = raster
  const steps = stepsOf(style)
  const rows = Math.max(1, Math.min(height, Math.floor(bandPixels / width)))
  const source = rows >= height ? raster : { width, height, data: Uint8ClampedArray.from(data) }
  for (let top = 0; top < height; top += rows) {
    const part = { left: 0, top, width, height: Math.min(rows, height - top) }
    finishPart(source, raster, part, steps, seed)
    told((top + part.height) / height)
  }
}

/** How far around a pixel a finish looks, in pixels of a picture of this size. */
export function reachOf(steps: readonly Step[], { width, height }: Pick<Raster, 'width' | 'height'>): number {
  const unit = Math.min(width, height) / 100
  // Lengths are rounded in each step, and never less than a pixel.
  return steps.reduce((sum, { reach }) => sum + (reach === 0 ? 0 : Math.ceil(reach * unit) + 4), 0)
}

/** Finishes a part of a picture into another: the very pixels that it would have if all were finished. */
export function finishPart(from: Raster, to: Raster, part: Part, steps: readonly Step[], seed: number): void {
  const { width, height } = from
  const whole = { width, height }
  const unit = Math.min(width, height) / 100
  let area = around(part, reachOf(steps, from), whole)
  let data = cut(from, area)
  for (const [at, { apply }] of steps.entries()) {
    apply({ ...area, data, whole, unit, seed })
    // The steps to come look less far.
    const left = around(part, reachOf(steps.slice(at + 1), from), whole)
    if (left.width === area.width && left.height === area.height) continue
    data = cut({ ...area, data }, { ...left, left: left.left - area.left, top: left.top - area.top })
    area = left
  }
  for (let row = 0; row < part.height; row += 1) {
    const at = row * part.width * 4
    to.data.set(data.subarray(at, at + part.width * 4), ((part.top + row) * width + part.left) * 4)
  }
}

function around(
  { left, top, width, height }: Part,
  margin: number,
  whole: Pick<Raster, 'width' | 'height'>,
): Part {
  const [x, y] = [Math.max(0, left - margin), Math.max(0, top - margin)]
  return {
    left: x,
    top: y,
    width: Math.min(whole.width, left + width + margin) - x,
    height: Math.min(whole.height, top + height + margin) - y,
  }
}

/** The pixels of a part of a picture. */
export function cut({ data, width: across }: Raster, { left, top, width, height }: Part): Uint8ClampedArray {
  if (width === across) return data.slice(top * across * 4, (top + height) * across * 4)
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row += 1) {
    const at = ((top + row) * across + left) * 4
    pixels.set(data.subarray(at, at + width * 4), row * width * 4)
  }
  return pixels
}
