import type { PictureFacts } from '@krya/darkroom/describe'

export interface PictureCase {
  readonly facts: PictureFacts
  /** Words that a description must hold. */
  readonly says: readonly string[]
}

const colours: readonly (readonly [string, string])[] = [
  ['#c02020', 'red'],
  ['#e07a10', 'orange'],
  ['#e8c820', 'yellow'],
  ['#2e9e3f', 'green'],
  ['#17a5a0', 'turquoise'],
  ['#2a4fd0', 'blue'],
  ['#7a3cc8', 'violet'],
  ['#d83c98', 'pink'],
  ['#101012', 'black'],
  ['#f6f6f4', 'white'],
  ['#808082', 'grey'],
  ['#5c3414', 'brown'],
  ['#0f1c4c', 'dark blue'],
  ['#bfe0c4', 'pale green'],
  ['#123d1b', 'dark green'],
]
const shapes = [
  { width: 1600, height: 900, word: 'landscape' },
  { width: 900, height: 1600, word: 'portrait' },
  { width: 1024, height: 1024, word: 'square' },
  { width: 1500, height: 1000, word: 'landscape' },
] as const

/** Pictures of one main colour in several shapes, with and without a known prompt. */
export const pictureCases: readonly PictureCase[] = colours.flatMap(([hex, name], at) =>
  shapes.map(({ width, height, word }, shape) => {
    const known = (at + shape) % 2 === 0 ? 'a red fox in the snow' : null
    return {
      facts: {
        width,
        height,
        known,
        colours: [
          { hex, share: 0.7 },
          { hex: '#808082', share: 0.3 },
        ],
      },
      says: [name, word, ...(known === null ? [] : ['fox'])],
    }
  }),
)
