import type { LiveEngine, LiveFrame, LiveInput } from '@krya/provider-kit'
import { scriptedProvider, type ScriptedProvider } from './scripted-provider.ts'

/** What becomes of one picture: the test says when and how. */
type LiveScript = (input: LiveInput, signal: AbortSignal) => Promise<LiveFrame>

export interface LiveProvider extends ScriptedProvider {
  /** Every picture that was asked for, in order. */
  readonly drawn: LiveInput[]
  /** Engines that are open now. */
  readonly open: ReadonlySet<LiveEngine>
  liveScript: LiveScript
}

/** Sends back what was drawn, as it came. */
export const echo: LiveScript = ({ guide }) => guide.file()

/** A provider in this process whose engine draws as it is told, under the built-in one's name. */
export function liveProvider(liveScript: LiveScript = echo): LiveProvider {
  const drawn: LiveInput[] = []
  const open = new Set<LiveEngine>()
  const provider: LiveProvider = {
    ...scriptedProvider(),
    drawn,
    open,
    liveScript,
    live() {
      const engine: LiveEngine = {
        draw(input, signal) {
          drawn.push(input)
          return provider.liveScript(input, signal)
        },
        async close() {
          open.delete(engine)
        },
      }
      open.add(engine)
      return engine
    },
  }
  return provider
}
