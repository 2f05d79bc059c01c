/** Seeds are unsigned 32-bit numbers everywhere. */
export const seedCount = 2 ** 32

/** The seed of one output of a generation: they count up from its first, and around at the end. */
export const seedOf = (first: number, output: number): number => (first + output) % seedCount
