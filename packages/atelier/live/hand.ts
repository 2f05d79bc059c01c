import { finishes } from '../style/finishes.ts'
import { dabs, patches } from '../style/operations/brush.ts'
import { relief } from '../style/operations/light.ts'
import type { Step } from '../style/operations/operation.ts'
import { paper } from '../style/operations/surface.ts'
import { vignette } from '../style/operations/tone.ts'

/** Where no style was asked for: short strokes of a loaded brush that follow what they paint. */
const own: readonly Step[] = [
  patches(0.5),
  dabs({ size: 0.5, length: 2.6, vary: 0.1 }),
  relief({ size: 0.2, strength: 0.8, lumps: 0.12 }),
  paper(0.05),
  vignette(0.16),
]

/** How a frame is finished in a style; one that is not known is painted in the live hand’s own. */
export const handOf = (style: string | null): readonly Step[] =>
  style !== null && Object.hasOwn(finishes, style) ? (finishes[style] ?? own) : own
