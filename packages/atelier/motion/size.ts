import type { Size } from './camera/view.ts'

/** Codecs take even sides only. */
const even = (side: number): number => Math.max(2, 2 * Math.round(side / 2))
/** Wider pictures than this are cut: a clip of a panorama would be a stripe. */
const longest = 2.4

/** The frame of a clip. @param resolution its shorter side: `720p` @param shape width by height */
export function frameFor(resolution: string, shape: number): Size {
  const short = Number.parseInt(resolution, 10)
  const ratio = Math.min(longest, Math.max(1 / longest, shape))
  return ratio >= 1
    ? { width: even(short * ratio), height: even(short) }
    : { width: even(short), height: even(short / ratio) }
}
