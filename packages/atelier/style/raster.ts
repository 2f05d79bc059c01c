/** Pixels, RGBA, row by row. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBufferLike>
}

/** A band of rows of a picture: large pictures are finished band by band, so that memory stays bounded. */
export interface Band extends Raster {
  /** Which row of the whole picture its first row is. */
  readonly top: number
  readonly whole: { readonly width: number; readonly height: number }
  /** One hundredth of the picture's shorter side: sizes are given in it, so that styles look alike at every size. */
  readonly unit: number
  readonly seed: number
}
