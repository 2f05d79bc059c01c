import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { LivePainting } from '@krya/contracts'
import { useSession } from '../../drawing/use-editor.ts'
import type { Painting } from './painting.ts'
import { anySeed, isOtherWish } from './seed.ts'

export const PaintingContext = createContext<Painting | null>(null)

/** What is painted here. @throws outside of it */
export function usePainting(): Painting {
  const painting = use(PaintingContext)
  if (painting === null) throw new Error('nothing is painted here')
  return painting
}

type State = ReturnType<Painting['state']['getState']>

/** A part of how the painting stands, as it changes. */
export const usePaintingState = <Part>(pick: (state: State) => Part): Part =>
  useStore(usePainting().state, pick)

/** What is wished for, and how to wish for something else. */
export function useWishes(): readonly [LivePainting, (change: Partial<LivePainting>) => void] {
  const session = useSession()
  const live = useStore(session.state, (state) => state.live)
  if (live === null) throw new Error('this document is not painted in real time')
  const wish = (change: Partial<LivePainting>): void => {
    const isOther = live.random_seed === true && isOtherWish(live, change)
    session.wish(isOther ? { seed: anySeed(), ...change } : change)
  }
  return [live, wish]
}
