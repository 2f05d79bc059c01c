import { createRandom } from '../../draw/random.ts'
import { between, fraction, type Moment, travelled, wave } from '../moment.ts'
import type { AirId } from '../words/clip-words.ts'
import type { Stage } from './change.ts'
import { specks } from './specks.ts'

/** How far away parts of the air are: specks there are smaller and slower, and the camera shifts them less. */
export const airDepths = [0.8, 0.45, 0.05] as const
/** As much of all is at each. */
const shares = [0.42, 0.33, 0.25]
const sizes = [0.45, 0.75, 1.25]

/** All of a kind that is this far away, drawn at a moment. @param layer which of `airDepths` */
export function airAt(id: AirId, layer: number, moment: Moment, stage: Stage, seed: number): string {
  const kind = specks[id]
  const { width, height, unit, wind, source } = stage
  const random = createRandom(seed, `air-${id}-${layer}`)
  const far = 1 - layer / (airDepths.length - 1)
  const [near, distant] = kind.seconds
  // What leaves the picture comes in again on the other side.
  const beyond = unit * 12
  const [across, down] = [width + 2 * beyond, height + 2 * beyond]
  let svg = ''
  for (let at = 0; at < Math.round(kind.count * (shares[layer] ?? 0)); at += 1) {
    const luck = [random.next(), random.next(), random.next()] as const
    const [x, y] = [random.next(), random.next()]
    const seconds = between(near, distant, far) * between(0.85, 1.2, luck[0])
    const way = travelled(moment, seconds)
    const sideways = Math.sign(seconds) * way * kind.slant * wind * (moment.loops ? 0 : 1)
    const swayed = kind.sway * unit * wave(moment, between(2.4, 4.6, luck[1]), luck[2])
    const age = fraction(seconds < 0 ? -(y + way) : y + way)
    svg += kind.draw({
      ...(kind.rises === undefined
        ? {
            x: fraction(x + (sideways * down) / across) * across - beyond + swayed,
            y: fraction(y + way) * down - beyond,
          }
        : {
            x: source.x + (x - 0.5) * source.width * (1 + age) + swayed * (0.4 + age),
            y: source.y - age * Math.min(height * 0.45, unit * 36),
          }),
      age,
      unit: unit * (sizes[layer] ?? 1),
      luck,
      moment,
      wind,
    })
  }
  return svg
}
