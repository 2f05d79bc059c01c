import type { View } from '../camera/view.ts'

/** Fields are kept for every so many pixels. */
export const cell = 4

/** One number for each cell of a picture, row by row. */
export interface Field {
  readonly across: number
  readonly down: number
  readonly data: Float32Array
}

/** What stands in front, cut out. */
export interface Front {
  /** RGBA with alpha multiplied in, as large as the picture. */
  readonly data: Uint8ClampedArray
  readonly box: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  readonly nearness: number
  /** It lives: it breathes. */
  readonly breathes: boolean
}

/** A picture, made ready to be seen from elsewhere. All that is large lies in shared memory. */
export interface Prepared {
  readonly view: View
  /** What is behind, without holes: RGBA. */
  readonly back: Uint8ClampedArray
  /** How much of the camera’s way what is behind goes. */
  readonly near: Field
  /** Where it flows to, pixels a second. */
  readonly flowRight: Field
  readonly flowDown: Field
  /** How far it sways in the wind, and how far it swells as water does, pixels. */
  readonly sway: Field
  readonly swell: Field
  readonly front: Front | null
}
