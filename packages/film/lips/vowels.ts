import { lineWidth } from './spectrum.ts'

/** How a mouth is shaped. */
export interface Mouth {
  /** 0: lips together, 1: as far apart as in a loud “a”. */
  readonly open: number
  /** −1: round as in “oo”, 1: wide as in “ee”. */
  readonly wide: number
}

interface Sound extends Mouth {
  /** Hertz of its resonances (means of men: Peterson and Barney 1952). */
  readonly formants: readonly [number, number, number]
  /** Decibels by which all above 500 Hz is weaker than from an open mouth. */
  readonly damped?: number
}

const sounds: readonly Sound[] = [
  { formants: [270, 2290, 3010], open: 0.22, wide: 1 },
  { formants: [390, 1990, 2550], open: 0.32, wide: 0.7 },
  { formants: [530, 1840, 2480], open: 0.55, wide: 0.5 },
  { formants: [660, 1720, 2410], open: 0.85, wide: 0.4 },
  { formants: [730, 1090, 2440], open: 1, wide: 0 },
  { formants: [640, 1190, 2390], open: 0.75, wide: 0 },
  { formants: [570, 840, 2410], open: 0.7, wide: -0.65 },
  { formants: [490, 1350, 1690], open: 0.4, wide: -0.4 },
  { formants: [440, 1020, 2240], open: 0.38, wide: -0.7 },
  { formants: [300, 870, 2240], open: 0.2, wide: -1 },
  // “m” and “n”: through the nose.
  { formants: [250, 1000, 2200], damped: 22, open: 0, wide: 0 },
]
/** Mouths of men, women and children: how much higher they sound. */
const voices = [1, 1.16, 1.3]
/** Hertz of the bands that sounds are told apart by, each as wide as a voice’s harmonics lie apart. */
const bands = Array.from({ length: 28 }, (_, at) => 220 * (4200 / 220) ** (at / 27))
const bandWidth = 140
/** Weaker than the strongest band by more decibels is not heard. */
const deepest = 42
/** How alike, in decibels, two spectra are that could be of one sound. */
const alike = 2.4
/** From here on up, hertz, there is more hissing than voice. */
const hissing = 3800
const hiss: Mouth = { open: 0.14, wide: 0.45 }

/** The share of each line in each band. */
const weights = bands.map((middle) => {
  const first = Math.max(1, Math.floor((middle - 3 * bandWidth) / lineWidth))
  const last = Math.ceil((middle + 3 * bandWidth) / lineWidth)
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const line = first + at
    return { line, weight: Math.exp(-0.5 * ((line * lineWidth - middle) / bandWidth) ** 2) }
  })
})

/** A spectrum’s bands in decibels about their mean. */
function bandsOf(strength: (line: number) => number): number[] {
  const levels = weights.map((lines) => {
    const sum = lines.reduce((all, { line, weight }) => all + weight * strength(line), 0)
    return 10 * Math.log10(sum + 1e-14)
  })
  const strongest = Math.max(...levels)
  const heard = levels.map((level) => Math.max(level, strongest - deepest))
  const mean = heard.reduce((sum, one) => sum + one, 0) / heard.length
  return heard.map((level) => level - mean)
}

/** What each sound is like from each kind of mouth: a voice that falls 6 dB per octave, through its resonances (Fant 1960). */
const known = sounds.flatMap((sound) =>
  voices.map((higher) => {
    const spectrum = bandsOf((line) => {
      const hertz = Math.max(1, line * lineWidth)
      const resonances = [...sound.formants, 3500].map((formant, at) =>
        resonance(hertz, formant * higher, 60 + 30 * at),
      )
      const damped = hertz > 500 ? 10 ** (-(sound.damped ?? 0) / 10) : 1
      return (resonances.reduce((product, one) => product * one, 1) * damped) / (hertz / 100) ** 2
    })
    return { sound, spectrum }
  }),
)

/** Power at a frequency of a resonance, 1 at none. */
function resonance(hertz: number, formant: number, width: number): number {
  const ratio = (hertz / formant) ** 2
  return 1 / ((1 - ratio) ** 2 + ((width * hertz) / (formant * formant)) ** 2)
}

/** The shape that a mouth has while a spectrum sounds: of all known sounds, by how like it they are. */
export function mouthOf(spectrum: Float64Array): Mouth {
  const heard = bandsOf((line) => spectrum[line] ?? 0)
  const scores = known.map(({ sound, spectrum: own }) => {
    const squares = own.reduce((sum, level, at) => sum + (level - (heard[at] ?? 0)) ** 2, 0)
    return { sound, off: Math.sqrt(squares / own.length) }
  })
  const best = Math.min(...scores.map(({ off }) => off))
  let [open, wide, all] = [0, 0, 0]
  for (const { sound, off } of scores) {
    const weight = Math.exp(-((off - best) / alike) * 2)
    open += weight * sound.open
    wide += weight * sound.wide
    all += weight
  }
  const hissed = hissOf(spectrum)
  const mix = (voiced: number, other: number): number => voiced + (other - voiced) * hissed
  return { open: mix(open / all, hiss.open), wide: mix(wide / all, hiss.wide) }
}

/** How far it is hissing, 0–1. */
function hissOf(spectrum: Float64Array): number {
  let [high, all] = [0, 1e-14]
  for (const [line, strength] of spectrum.entries()) {
    if (line * lineWidth < 150) continue
    all += strength
    if (line * lineWidth > hissing) high += strength
  }
  return Math.min(1, Math.max(0, (high / all - 0.35) / 0.3))
}
