/** Samples a second that speech is looked at with. */
export const speechRate = 16_000
/** Samples that are looked at together, and by how many the next look is further on: 32 and 10 ms. */
const size = 512
const step = 160
/** Looks a second. */
export const looksPerSecond = speechRate / step

/** Hertz of one line of a spectrum. */
export const lineWidth = speechRate / size

const window = Float32Array.from({ length: size }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size))

/** How strong each line of the spectrum is, one look every 10 ms, each about its moment. @param samples at `speechRate` */
export function* spectraOf(samples: Float32Array): Generator<Float64Array> {
  const count = Math.ceil(samples.length / step)
  for (let look = 0; look < count; look += 1) {
    const start = look * step - size / 2
    const real = Float64Array.from(
      { length: size },
      (_, at) => (samples[start + at] ?? 0) * (window[at] ?? 0),
    )
    const imaginary = new Float64Array(size)
    transform(real, imaginary)
    yield Float64Array.from(
      { length: size / 2 },
      (_, line) => ((real[line] ?? 0) ** 2 + (imaginary[line] ?? 0) ** 2) / (size * size),
    )
  }
}

/** Fourier’s, in place (Cooley and Tukey 1965). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let at = 1, turned = 0; at < size; at += 1) {
    let bit = size >> 1
    for (; (turned & bit) !== 0; bit >>= 1) turned ^= bit
    turned ^= bit
    if (at < turned) {
      ;[real[at], real[turned]] = [real[turned] ?? 0, real[at] ?? 0]
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const angle = (-2 * Math.PI) / length
    for (let start = 0; start < size; start += length)
      for (let at = 0; at < length / 2; at += 1) {
        const [low, high] = [start + at, start + at + length / 2]
        const [cos, sin] = [Math.cos(angle * at), Math.sin(angle * at)]
        const [re, im] = [real[high] ?? 0, imaginary[high] ?? 0]
        const [turnedRe, turnedIm] = [re * cos - im * sin, re * sin + im * cos]
        const [lowRe, lowIm] = [real[low] ?? 0, imaginary[low] ?? 0]
        real[low] = lowRe + turnedRe
        imaginary[low] = lowIm + turnedIm
        real[high] = lowRe - turnedRe
        imaginary[high] = lowIm - turnedIm
      }
  }
}
