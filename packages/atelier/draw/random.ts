/** A seeded stream of random numbers. */
export interface Random {
  /** [0, 1) */
  next(): number
  /** [from, to) */
  between(from: number, to: number): number
  /** Whole number, both ends included. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  /** A new array in random order. */
  shuffle<T>(items: readonly T[]): T[]
}

/** FNV-1a over the name, mixed with the seed: the same pair always starts the same stream. */
function hash(seed: number, name: string): number {
  let h = 2166136261 ^ seed
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 16777619)
  return h >>> 0
}

/** Stream `name` of `seed`: sfc32, as in PractRand (Chris Doty-Humphrey). */
export function createRandom(seed: number, name: string): Random {
  let a = 0x9e3779b9
  let b = hash(seed, name)
  let c = seed >>> 0
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const between = (from: number, to: number) => from + next() * (to - from)
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1))
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    shuffle(items) {
      const shuffled = [...items]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = whole(0, i)
        const held = shuffled[i]
        const other = shuffled[j]
        if (held === undefined || other === undefined) continue
        shuffled[i] = other
        shuffled[j] = held
      }
      return shuffled
    },
  }
}
