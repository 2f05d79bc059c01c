import { speechRate } from './spectrum.ts'

/** Resonances of a mouth, in hertz, for as long as it holds them. */
export interface Said {
  /** Left out: silence. */
  readonly formants?: readonly number[]
  readonly seconds: number
}

/** A voice for tests: pulses through resonances, one after the other (Klatt 1980). @param pitch hertz */
export function voiceOf(said: readonly Said[], pitch: number): Float32Array {
  const samples = said.flatMap(({ formants, seconds }) => {
    const count = Math.round(seconds * speechRate)
    if (formants === undefined) return [...new Float32Array(count)]
    let [phase, last] = [0, 0]
    let sound: Float64Array = Float64Array.from({ length: count }, () => {
      phase += pitch / speechRate
      const isPulse = phase >= 1
      if (isPulse) phase -= 1
      // A pulse falls off by 6 dB per octave.
      last = 0.98 * last + (isPulse ? 1 : 0)
      return last
    })
    for (const [at, hertz] of formants.entries()) sound = resonated(sound, hertz, 70 + 30 * at)
    const loudest = sound.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9)
    const fade = Math.round(0.02 * speechRate)
    return [...sound].map((one, at) => (0.5 * one * Math.min(1, at / fade, (count - at) / fade)) / loudest)
  })
  return Float32Array.from(samples)
}

function resonated(samples: Float64Array, hertz: number, width: number): Float64Array {
  const radius = Math.exp((-Math.PI * width) / speechRate)
  const [b, c] = [2 * radius * Math.cos((2 * Math.PI * hertz) / speechRate), -radius * radius]
  let [before, beforeThat] = [0, 0]
  return samples.map((one) => {
    const next = (1 - b - c) * one + b * before + c * beforeThat
    beforeThat = before
    before = next
    return next
  })
}
