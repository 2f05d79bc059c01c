import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mouthsOf } from './speech.ts'
import { speechRate } from './spectrum.ts'
import { voiceOf } from './voice.ts'
import type { Mouth } from './vowels.ts'

const rate = 25
const vowels = {
  a: [730, 1090, 2440],
  e: [530, 1840, 2480],
  ee: [270, 2290, 3010],
  oh: [500, 850, 2400],
  oo: [300, 870, 2240],
} as const
const inSilence = (formants: readonly number[], pitch: number): Float32Array =>
  voiceOf([{ seconds: 0.4 }, { formants, seconds: 0.5 }, { seconds: 0.4 }], pitch)

function mouthsFor(samples: Float32Array): readonly Mouth[] {
  const mouths = mouthsOf(samples, rate, Math.round((samples.length / speechRate) * rate))
  if (mouths === null) throw new Error('nothing was heard')
  return mouths
}
/** The shape in the midst of what is said. */
const held = (formants: readonly number[], pitch: number): Mouth =>
  mouthsFor(inSilence(formants, pitch))[16] ?? { open: NaN, wide: NaN }

/** Men, women and children: how high they speak, and how much smaller their mouths are. */
const voices = fc.record({
  pitch: fc.integer({ min: 85, max: 270 }),
  smaller: fc.double({ min: 1, max: 1.25, noNaN: true }),
})

describe('a mouth that says what is heard', () => {
  it('is shaped by the vowel, whoever speaks: open in “a”, wide in “ee”, round in “oo”', () => {
    fc.assert(
      fc.property(voices, ({ pitch, smaller }) => {
        const said = (vowel: keyof typeof vowels): Mouth =>
          held(
            vowels[vowel].map((hertz) => hertz * smaller),
            pitch,
          )
        const [a, ee, oo, oh] = [said('a'), said('ee'), said('oo'), said('oh')]
        expect(a.open).toBeGreaterThan(0.6)
        expect(a.open).toBeGreaterThan(ee.open + 0.35)
        expect(a.open).toBeGreaterThan(oo.open + 0.3)
        expect(oh.open).toBeGreaterThan(oo.open)
        expect(ee.wide).toBeGreaterThan(0.2)
        expect(oo.wide).toBeLessThan(-0.4)
        expect(oh.wide).toBeLessThan(-0.3)
        expect(said('e').wide).toBeGreaterThan(0.1)
      }),
      { numRuns: 12 },
    )
  })

  it('keeps closed in silence, opens a little before the sound and closes after it, without a jump', () => {
    const mouths = mouthsFor(inSilence(vowels.a, 120))
    const open = mouths.map((mouth) => mouth.open)
    for (const [at, value] of open.entries()) if (at < 7 || at > 25) expect(value).toBeLessThan(0.06)
    expect(open[10]).toBeGreaterThan(0.1)
    for (const [at, value] of open.entries()) expect(Math.abs(value - (open[at - 1] ?? 0))).toBeLessThan(0.6)
  })

  it('is the same however loud the recording is, and hears no noise in its pauses', () => {
    const samples = inSilence(vowels.a, 120)
    const loud = mouthsFor(samples)
    const soft = mouthsFor(samples.map((one) => one * 0.05))
    for (const [at, { open }] of loud.entries()) expect(soft[at]?.open).toBeCloseTo(open, 1)
    let seed = 7
    const noisy = samples.map((one) => {
      seed = (seed * 48_271) % 2_147_483_647
      return one + 0.006 * (seed / 1_073_741_823 - 1)
    })
    expect(mouthsFor(noisy)[3]?.open).toBeLessThan(0.06)
    expect(mouthsFor(noisy)[16]?.open).toBeGreaterThan(0.5)
  })

  it('is a narrow slit while somebody hisses', () => {
    let [seed, last] = [7, 0]
    const hiss = Float32Array.from({ length: speechRate }, () => {
      seed = (seed * 48_271) % 2_147_483_647
      const noise = seed / 1_073_741_823 - 1
      const high = 0.2 * (noise - last)
      last = noise
      return high
    })
    const { open, wide } = mouthsFor(hiss)[12] ?? { open: NaN, wide: NaN }
    expect(open).toBeLessThan(0.25)
    expect(open).toBeGreaterThan(0.05)
    expect(wide).toBeGreaterThan(0.2)
  })

  it('is none where nothing is said', () => {
    expect(mouthsOf(new Float32Array(speechRate), rate, 25)).toBeNull()
    expect(mouthsOf(new Float32Array(0), rate, 1)).toBeNull()
  })
})
