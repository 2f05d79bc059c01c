import type { Random } from '../../draw/random.ts'

/** Samples a second. */
export const sampleRate = 48_000

/** What can be heard: adds itself to samples, −1 to 1. */
export type Sounding = (samples: Float32Array, random: Random, loudness: number) => void

interface Wind {
  /** Hertz between which the noise lies. */
  readonly from: number
  readonly to: number
  /** Seconds of one swell, and how much of the loudness it takes. */
  readonly swell: number
  readonly depth: number
}

/** Noise of a band that swells: wind, surf, rain, a far city. */
const noise =
  ({ from, to, swell, depth }: Wind): Sounding =>
  (samples, random, loudness) => {
    const [low, high] = [poleOf(to), poleOf(from)]
    const [offset, wander] = [random.next() * 6, random.between(1.6, 2.4)]
    let [smooth, smoother, base] = [0, 0, 0]
    for (let at = 0; at < samples.length; at += 1) {
      smooth += low * (random.next() * 2 - 1 - smooth)
      smoother += low * (smooth - smoother)
      base += high * (smoother - base)
      const time = at / sampleRate
      const tide =
        0.5 +
        0.3 * Math.sin((6.283 * time) / swell + offset) +
        0.2 * Math.sin((6.283 * time) / (swell * wander))
      samples[at] =
        (samples[at] ?? 0) + (loudness * (1 - depth + depth * tide) * (smoother - base)) / Math.sqrt(low)
    }
  }

/** How fast a filter of one pole follows. */
const poleOf = (hertz: number): number => 1 - Math.exp((-2 * Math.PI * hertz) / sampleRate)

interface Call {
  /** Calls a second, on the whole. */
  readonly often: number
  /** Seconds that one lasts. */
  readonly seconds: number
  /** Its pitch in hertz from begin to end, and how fast it trembles. */
  readonly from: number
  readonly to: number
  readonly trill: number
  readonly times: number
}

/** Calls that come now and then: birds, crickets, frogs. */
const calls =
  ({ often, seconds, from, to, trill, times }: Call): Sounding =>
  (samples, random, loudness) => {
    const whole = samples.length / sampleRate
    for (let begin = random.next() / often; begin < whole; begin += random.between(0.4, 1.6) / often) {
      const pitch = random.between(0.85, 1.2)
      const loud = loudness * random.between(0.3, 1)
      const count = Math.max(1, Math.round(times * random.between(0.6, 1.4)))
      for (let time = 0; time < count; time += 1)
        tone(
          samples,
          begin + time * seconds * 1.35,
          seconds,
          loud,
          (share) =>
            pitch * (from + (to - from) * share) * (1 + 0.06 * Math.sin(6.283 * trill * share * seconds)),
        )
    }
  }

/** One tone that comes and goes softly. @param hertz its pitch at a share of its time */
function tone(
  samples: Float32Array,
  begin: number,
  seconds: number,
  loudness: number,
  hertz: (share: number) => number,
): void {
  const [from, count] = [Math.round(begin * sampleRate), Math.round(seconds * sampleRate)]
  let phase = 0
  for (let at = 0; at < count && from + at < samples.length; at += 1) {
    const share = at / count
    phase += (6.283 * hertz(share)) / sampleRate
    samples[from + at] =
      (samples[from + at] ?? 0) + loudness * Math.sin(Math.PI * share) ** 2 * Math.sin(phase)
  }
}

/** Cracks of burning wood. */
const crackle: Sounding = (samples, random, loudness) => {
  for (let at = 0; at < samples.length; at += random.whole(300, 9000)) {
    const [long, loud] = [random.whole(40, 260), loudness * random.next() ** 3]
    for (let step = 0; step < long && at + step < samples.length; step += 1)
      samples[at + step] = (samples[at + step] ?? 0) + loud * (random.next() * 2 - 1) * (1 - step / long) ** 2
  }
}

/** Low tones that beat against each other: engines of space, an empty hall. */
const drone =
  (hertz: number): Sounding =>
  (samples, random, loudness) => {
    const parts = [1, 1.503, 2.004].map((times) => ({ hertz: hertz * times, from: random.next() * 6 }))
    for (let at = 0; at < samples.length; at += 1) {
      const time = at / sampleRate
      let sum = 0
      for (const [order, part] of parts.entries())
        sum += Math.sin(6.283 * part.hertz * time + part.from) / (order + 1.5)
      samples[at] = (samples[at] ?? 0) + loudness * sum * (0.7 + 0.3 * Math.sin(time * 0.9))
    }
  }

/** What places and weather sound like. */
export const sounds = {
  breeze: noise({ from: 120, to: 620, swell: 5.5, depth: 0.7 }),
  gale: noise({ from: 160, to: 1100, swell: 3.4, depth: 0.75 }),
  leaves: noise({ from: 1800, to: 6000, swell: 4.2, depth: 0.9 }),
  surf: noise({ from: 90, to: 1500, swell: 5, depth: 0.95 }),
  lapping: noise({ from: 250, to: 1100, swell: 2.1, depth: 0.85 }),
  stream: noise({ from: 500, to: 3200, swell: 0.7, depth: 0.25 }),
  fall: noise({ from: 130, to: 4200, swell: 3, depth: 0.12 }),
  rain: noise({ from: 900, to: 8000, swell: 6, depth: 0.15 }),
  town: noise({ from: 40, to: 320, swell: 7, depth: 0.35 }),
  deep: noise({ from: 25, to: 170, swell: 5, depth: 0.5 }),
  hall: noise({ from: 60, to: 260, swell: 8, depth: 0.2 }),
  fire: crackle,
  birds: calls({ often: 0.7, seconds: 0.11, from: 2600, to: 3900, trill: 30, times: 4 }),
  crickets: calls({ often: 1.6, seconds: 0.045, from: 4300, to: 4250, trill: 0, times: 7 }),
  frogs: calls({ often: 0.5, seconds: 0.16, from: 420, to: 330, trill: 45, times: 3 }),
  gulls: calls({ often: 0.22, seconds: 0.34, from: 1500, to: 950, trill: 9, times: 2 }),
  drone: drone(54),
} as const satisfies Readonly<Record<string, Sounding>>
export type SoundId = keyof typeof sounds
