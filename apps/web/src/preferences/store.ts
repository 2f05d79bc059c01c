import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'dark' | 'light' | 'system'
export type FileFormat = 'original' | 'png' | 'jpeg' | 'webp' | 'avif'
/** What a field of a form holds: of several files, their ids. */
export type FormValue = string | number | boolean | readonly string[]
/** Values of an operation's form, by field; a model's own parameters by `parameters.` and their name. */
export type Values = Readonly<Record<string, FormValue | undefined>>

interface Preferences {
  readonly theme: Theme
  readonly keepRecipe: boolean
  readonly downloadFormat: FileFormat
  readonly queueOpen: boolean
  /** The project that is worked in; null: none. */
  readonly project: string | null
  /** What others on a shared canvas see; empty: it was not asked yet. */
  readonly name: string
  /** What stands in each tool's form, so that nothing typed is lost. */
  readonly drafts: Readonly<Record<string, Values>>
  readonly seedLocked: boolean
  /** Prompts that were sent, newest first. */
  readonly history: readonly string[]
  set(change: Partial<Omit<Preferences, 'set' | 'edit' | 'remember'>>): void
  edit(tool: string, change: Values): void
  remember(prompt: string): void
}

const rememberedPrompts = 100

/** What this browser remembers of its person. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'dark',
      keepRecipe: true,
      downloadFormat: 'original',
      queueOpen: false,
      project: null,
      name: '',
      drafts: {},
      seedLocked: false,
      history: [],
      set: (change) => set(change),
      edit: (tool, change) =>
        set(({ drafts }) => ({ drafts: { ...drafts, [tool]: { ...drafts[tool], ...change } } })),
      remember: (prompt) =>
        set(({ history }) => ({
          history: [prompt, ...history.filter((before) => before !== prompt)].slice(0, rememberedPrompts),
        })),
    }),
    { name: 'krya-preferences' },
  ),
)
