import { finishes, own } from './finishes.ts'
import type { Band, Raster } from './raster.ts'

/** A band's pixels are few enough that all its working copies fit beside each other in memory. */
const bandPixels = 3_000_000

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
  const steps = style === null ? own : (finishes[style] ?? own)
  const { width, height, data } = raster
  const unit = Math.min(width, height) / 100
  const margin = Math.ceil(steps.reduce((sum, { reach }) => sum + reach, 0) * unit) + 2
  const rows = Math.max(1, Math.min(height, Math.floor(bandPixels / width)))
  const source = rows >= height ? data : Uint8ClampedArray.from(data)
  for (let from = 0; from < height; from += rows) {
    const to = Math.min(height, from + rows)
    const top = Math.max(0, from - margin)
    const bottom = Math.min(height, to + margin)
    const band: Band = {
      data: source.slice(top * width * 4, bottom * width * 4),
      width,
      height: bottom - top,
      top,
      whole: { width, height },
      unit,
      seed,
    }
    for (const { apply } of steps) apply(band)
    data.set(band.data.subarray((from - top) * width * 4, (to - top) * width * 4), from * width * 4)
    told(to / height)
  }
}
