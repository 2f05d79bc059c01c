import { create } from 'zustand'

interface Live {
  /** Whether events arrive; null until the first attempt has ended. */
  readonly connected: boolean | null
  /** The newest preview of each picture under way, by generation and index. */
  readonly previews: Readonly<Record<string, string>>
  /** What a service says of a generation under way, by its id. */
  readonly words: Readonly<Record<string, string>>
  /** Something was told in passing. */
  readonly hasNews: boolean
  set(change: Partial<Omit<Live, 'set'>>): void
}

/** What only this moment knows. */
export const useLive = create<Live>()((set) => ({
  connected: null,
  previews: {},
  words: {},
  hasNews: false,
  set: (change) => set(change),
}))

export const previewKey = (generation: string, index: number): string => `${generation}/${index}`
