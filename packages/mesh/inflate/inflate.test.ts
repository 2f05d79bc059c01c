import { planeOf } from '@krya/darkroom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundnessOf } from '../geometry/soundness.ts'
import { cleaned, fieldOf, frameOf } from './field.ts'
import { inflated } from './poisson.ts'
import { facesOf, type Sides, solidOf } from './solid.ts'

const size = 160

interface Spot {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly isHole: boolean
}

/** Discs laid over each other, some of them cut out again: any of them may lie over the edge. */
function maskOf(spots: readonly Spot[]) {
  const mask = planeOf(size, size)
  for (const { x, y, r, isHole } of spots)
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1)
        if (Math.hypot(column + 0.5 - x, row + 0.5 - y) < r) mask.data[row * size + column] = isHole ? 0 : 1
  return mask
}

async function solid(spots: readonly Spot[], faces: number): Promise<Sides | null> {
  const mask = maskOf(spots)
  const frame = frameOf(mask)
  const field = frame === null ? null : cleaned(fieldOf(mask, frame, (faces / 4) * 3))
  if (frame === null || field === null) return null
  const round = inflated(field).data.map((one) => Math.sqrt(one) * field.cell)
  return solidOf(field, { front: round, back: round.map((one) => one * 0.6) }, frame, faces)
}

function sound({ front, back }: Sides) {
  const first = front.positions.length / 3
  return soundnessOf(
    Float32Array.from([...front.positions, ...back.positions]),
    Uint32Array.from([...front.indices, ...back.indices.map((one) => one + first)]),
  )
}

const spot = fc.record({
  x: fc.integer({ min: 0, max: size }),
  y: fc.integer({ min: 0, max: size }),
  r: fc.integer({ min: 3, max: 60 }),
  isHole: fc.boolean(),
})

describe('an inflated silhouette', () => {
  it('is closed and faces outward, whatever its outline, holes and cut edges', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(spot, { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 1000, max: 9000 }),
        async (spots, faces) => {
          const made = await solid([{ x: 80, y: 80, r: 30, isHole: false }, ...spots], faces)
          if (made === null) return
          const { open, degenerate, volume } = sound(made)
          expect({ open, degenerate }).toEqual({ open: 0, degenerate: 0 })
          expect(volume).toBeGreaterThan(0)
        },
      ),
      { numRuns: 60, seed: 4 },
    )
  })

  it.each([1000, 5000, 20_000])('has about %i triangles', async (faces) => {
    const made = await solid([{ x: 80, y: 80, r: 60, isHole: false }], faces)
    expect(made === null ? 0 : facesOf(made)).toBeGreaterThan(faces * 0.9)
    expect(made === null ? 0 : facesOf(made)).toBeLessThan(faces * 1.1)
  })

  it('is half a ball over a disc', () => {
    const [width, r] = [81, 32]
    const disc = planeOf(width, width)
    // 0.5 on the outline, as a soft mask has it.
    for (let at = 0; at < disc.data.length; at += 1)
      disc.data[at] = Math.min(
        1,
        Math.max(0, 0.5 + (r - Math.hypot((at % width) - 40, Math.floor(at / width) - 40)) / 4),
      )
    const round = inflated(disc)
    for (const far of [0, 10, 20, 30]) {
      const height = Math.sqrt(round.data[40 * width + 40 + far] ?? 0)
      expect(Math.abs(height - Math.sqrt(r * r - far * far))).toBeLessThan(0.6)
    }
  })
})
