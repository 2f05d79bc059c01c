/** A colour of a palette. */
export interface Swatch {
  /** `#rrggbb`. */
  readonly hex: string
  readonly name: string
  /** How much of the picture has about this colour, 0–1. */
  readonly share: number
}

/** Red, green and blue, 0–255. */
export const channels = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** `42 %`. */
export const percent = (share: number): string => (share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`)
