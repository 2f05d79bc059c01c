/** Pixels, RGBA, row by row. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBufferLike>
}

/** A part of a picture: large ones are finished in bands of rows, so that memory stays bounded, others where they changed. */
export interface Band extends Raster {
  /** Which column and row of the whole picture its first ones are. */
  readonly left: number
  readonly top: number
  readonly whole: { readonly width: number; readonly height: number }
  /** One hundredth of the picture's shorter side: sizes are given in it, so that styles look alike at every size. */
  readonly unit: number
  readonly seed: number
}
