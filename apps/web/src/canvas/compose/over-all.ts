import { adjust, type Pixels, type Place } from '@krya/adjust'
import type { AdjustmentLayer } from '../document/layer.ts'

/** Adjusts what is to lie over it all by as much as the layer counts, whatever its own alpha is. */
export function overAll(pixels: Pixels, asked: AdjustmentLayer['adjustments'], place: Place): void {
  adjust(pixels, asked, place)
  const { data } = pixels
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) data[at] = 255
}
