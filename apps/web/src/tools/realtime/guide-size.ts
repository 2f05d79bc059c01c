import { liveSides } from '@krya/contracts'

interface Size {
  readonly width: number
  readonly height: number
}

const fit = (side: number): number => Math.min(liveSides.max, Math.max(liveSides.min, Math.round(side)))

/**
 * How large a page is sent to what paints: its own size where that can be painted, or the nearest that can, in the
 * same shape. Only a page more than four times as long as it is wide is squeezed.
 */
export function guideSize({ width, height }: Size): Size {
  const longest = liveSides.max / Math.max(width, height)
  const shortest = liveSides.min / Math.min(width, height)
  const scale = Math.min(longest, Math.max(1, shortest))
  return { width: fit(width * scale), height: fit(height * scale) }
}
