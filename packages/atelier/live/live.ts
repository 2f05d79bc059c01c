import { type LiveEngine, type LiveFrame, type LiveInput, ProviderError } from '@krya/provider-kit'
import { createDesk } from './desk.ts'
import { createSceneries } from './sceneries.ts'
import { type Drawn, keyOf, type LiveScenery, type Sheet, type Words } from './task.ts'
import { createThread } from './thread.ts'

/** Draws as the hand moves, for any number of sessions. Threads are started when the first of them draws. */
export function createLive(threads: number) {
  const painting = Array.from({ length: threads }, () => ({ thread: createThread(), sessions: 0 }))
  const sceneries = createSceneries(createThread())
  let opened = 0

  function open(): LiveEngine {
    // What a session painted is kept by its thread, so it stays there.
    const own = painting.reduce((least, one) => (one.sessions < least.sessions ? one : least))
    own.sessions += 1
    opened += 1
    const session = opened
    const asking = sceneries.open()
    const desk = createDesk()
    let isOpen = true

    async function painted(
      input: LiveInput,
      guide: Sheet,
      scenery: LiveScenery,
      { isFormer, signal }: { readonly isFormer: boolean; readonly signal: AbortSignal },
    ): Promise<Drawn> {
      const { strength, colour, seed } = input
      const shared = desk.lay(guide)
      const style = input.style ?? scenery.style
      const { width, height } = guide
      const terms = { width, height, strength, colour, seed, style, scenery, isFormer }
      const answer = await own.thread.run({ kind: 'frame', session, shared, terms }, signal)
      if (answer.kind !== 'frame') throw new Error(`A frame was asked for, and a ${answer.kind} came.`)
      const { isDrawn, isCoarse } = answer
      return { sheet: isDrawn ? desk.take(guide, shared) : null, isCoarse }
    }

    async function drawn(input: LiveInput, signal: AbortSignal): Promise<LiveFrame> {
      const { width, height, data } = await input.guide.pixels()
      const guide = { width, height, data }
      const { prompt, style = null, seed } = input
      const words: Words = { prompt, style, seed, width, height }
      const shown = asking.latest(words)
      if (shown !== undefined) {
        const isFormer = shown.key !== keyOf(words)
        const { sheet, isCoarse = false } = await painted(input, guide, shown, { isFormer, signal })
        if (sheet !== null) return { ...sheet, unsettled: isFormer || isCoarse }
      }
      // The first frame, or one of which only the words changed: waiting for them stops no hand.
      const settled = await asking.settled(words, signal)
      const { sheet, isCoarse = false } = await painted(input, guide, settled, { isFormer: false, signal })
      if (sheet === null) throw new Error('A settled frame was left out.')
      return { ...sheet, unsettled: isCoarse }
    }

    return {
      async draw(input, signal) {
        try {
          return await drawn(input, signal)
        } catch (error) {
          if (signal.aborted)
            throw new ProviderError('unavailable', 'It was stopped.', { billed: 'no', cause: error })
          throw new ProviderError('failed', `Atelier broke over it: ${String(error)}`, {
            billed: 'no',
            cause: error,
          })
        }
      },
      async close() {
        if (!isOpen) return
        isOpen = false
        own.sessions -= 1
        if (!own.thread.isStarted()) return
        const never = new AbortController().signal
        await own.thread.run({ kind: 'close', session }, never).catch(() => undefined)
      },
    }
  }

  return {
    open,
    async close(): Promise<void> {
      await Promise.all([...painting.map(({ thread }) => thread.close()), sceneries.close()])
    },
  }
}
