import type { Random } from '../draw/random.ts'
import { ellipse, line, n, path, polygon, stroke } from '../draw/svg.ts'

/** A small drawing about (0, 0), one unit in radius. */
type Ornament = (ink: string, second: string, random: Random) => string

const petal = (length: number, width: number): string =>
  `M0 0C${n(-width)} ${n(-length * 0.35)} ${n(-width)} ${n(-length * 0.8)} 0 ${n(-length)}C${n(width)} ${n(-length * 0.8)} ${n(width)} ${n(-length * 0.35)} 0 0Z`
const around = (count: number, draw: (at: number) => string): string =>
  Array.from(
    { length: count },
    (_, at) => `<g transform="rotate(${n((360 * at) / count)})">${draw(at)}</g>`,
  ).join('')

/** Shapes that patterns are made of where words name nothing to draw. */
export const ornaments: readonly [Ornament, ...Ornament[]] = [
  (ink, second, random) => {
    const count = random.whole(5, 9)
    return around(count, () => path(petal(1, 0.9 / count + 0.18), ink)) + ellipse(0, 0, 0.24, 0.24, second)
  },
  (ink, second) =>
    path(petal(1, 0.42), ink) +
    line(0, -0.06, 0, -0.82, second, 0.06) +
    `<g transform="rotate(180)">${path(petal(0.42, 0.2), second)}</g>`,
  (ink, second) =>
    stroke('M0 1C-.1 .4 -.1 0 0 -1', ink, 0.1) +
    [-0.55, -0.1, 0.35]
      .map(
        (y) =>
          `<g transform="translate(0 ${n(y)}) rotate(-55)">${path(petal(0.62, 0.26), ink)}</g><g transform="translate(0 ${n(y)}) rotate(55)">${path(petal(0.62, 0.26), second)}</g>`,
      )
      .join(''),
  (ink, second) =>
    ellipse(0, 0, 0.9, 0.9, ink) + ellipse(0, 0, 0.58, 0.58, second) + ellipse(0, 0, 0.26, 0.26, ink),
  (ink, second) =>
    polygon(
      [
        [0, -1],
        [0.72, 0],
        [0, 1],
        [-0.72, 0],
      ],
      ink,
    ) +
    polygon(
      [
        [0, -0.5],
        [0.36, 0],
        [0, 0.5],
        [-0.36, 0],
      ],
      second,
    ),
  (ink, second, random) => {
    const points = random.whole(5, 8)
    const star = Array.from({ length: points * 2 }, (_, at) => {
      const reach = at % 2 === 0 ? 1 : 0.45
      const angle = (Math.PI * at) / points - Math.PI / 2
      return [Math.cos(angle) * reach, Math.sin(angle) * reach] as const
    })
    return polygon(star, ink) + ellipse(0, 0, 0.2, 0.2, second)
  },
  (ink, second) =>
    path('M0 -1C.9 -.8 1 .3 .1 .35C-.5 .38 -.5 -.35 0 -.3C.25 -.27 .2 0 .05 .02C.7 -.1 .4 -.75 0 -1Z', ink) +
    ellipse(-0.35, 0.7, 0.18, 0.18, second),
  (ink, second) => around(3, () => path(petal(1, 0.5), ink) + ellipse(0, -0.6, 0.13, 0.2, second)),
  (ink, second) =>
    path('M-1 .45A1 1 0 0 1 1 .45L.62 .45A.62 .62 0 0 0 -.62 .45Z', ink) +
    path('M-.42 .45A.42 .42 0 0 1 .42 .45Z', second),
]

/** Little things that fill the room between. */
export const fillers: readonly [Ornament, ...Ornament[]] = [
  (ink) => ellipse(0, 0, 0.5, 0.5, ink),
  (ink) => path(petal(0.9, 0.3), ink),
  (ink) =>
    polygon(
      [
        [0, -0.7],
        [0.18, -0.18],
        [0.7, 0],
        [0.18, 0.18],
        [0, 0.7],
        [-0.18, 0.18],
        [-0.7, 0],
        [-0.18, -0.18],
      ],
      ink,
    ),
  (ink) => stroke('M-.6 0A.6 .6 0 0 1 .6 0', ink, 0.22),
]
