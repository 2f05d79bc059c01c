import type { Noise } from './schedulers/scheduler.ts'

const size = 624
const shift = 397
/** Numbers come in blocks: eight radii, then eight angles. */
const block = 16

/**
 * The normal numbers that PyTorch draws on a CPU for a seed (Mersenne Twister, Box–Muller in blocks of 16), so
 * that a seed gives the picture here that it gives in diffusers. For 16 numbers or more at a time.
 */
export function noiseOf(seed: number): Noise {
  const next = mersenneTwister(seed)
  const uniform = (): number => Math.fround((next() & 0xffffff) / 0x1000000)
  return (count) => {
    const values = Float32Array.from({ length: count }, uniform)
    for (let from = 0; from + block <= count; from += block) normal(values, from)
    if (count % block !== 0 && count >= block) {
      // The last block is drawn anew, over the end of the one before.
      for (let at = count - block; at < count; at += 1) values[at] = uniform()
      normal(values, count - block)
    }
    return values
  }
}

function normal(values: Float32Array, from: number): void {
  for (let at = from; at < from + block / 2; at += 1) {
    const radius = Math.sqrt(-2 * Math.log(1 - (values[at] ?? 0)))
    const angle = 2 * Math.PI * (values[at + block / 2] ?? 0)
    values[at] = radius * Math.cos(angle)
    values[at + block / 2] = radius * Math.sin(angle)
  }
}

/** MT19937 (Matsumoto and Nishimura 1998): whole numbers of 32 bits. */
function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(size)
  state[0] = seed
  for (let at = 1; at < size; at += 1) {
    const before = state[at - 1] ?? 0
    state[at] = Math.imul(1812433253, before ^ (before >>> 30)) + at
  }
  let position = size
  return () => {
    if (position === size) {
      for (let at = 0; at < size; at += 1) {
        const mixed = ((state[at] ?? 0) & 0x80000000) | ((state[(at + 1) % size] ?? 0) & 0x7fffffff)
        state[at] = (state[(at + shift) % size] ?? 0) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0)
      }
      position = 0
    }
    let value = state[position] ?? 0
    position += 1
    value ^= value >>> 11
    value ^= (value << 7) & 0x9d2c5680
    value ^= (value << 15) & 0xefc60000
    return (value ^ (value >>> 18)) >>> 0
  }
}
