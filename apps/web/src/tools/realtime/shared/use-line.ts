import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CanvasLine } from './canvas-line.ts'

/** The canvas that is shared here; null: none is. */
export const LineContext = createContext<CanvasLine | null>(null)

/** Where the line that an effect has opened is kept: null until it has, and after it was closed. */
export const openedLine = () => createStore<{ readonly line: CanvasLine | null }>(() => ({ line: null }))

export const useLine = (): CanvasLine | null => use(LineContext)

type State = ReturnType<CanvasLine['state']['getState']>
/** Nobody is there. */
const alone = createStore<State>(() => ({
  line: 'connecting',
  refused: null,
  state: 'waiting',
  role: 'owner',
  me: '',
  people: [],
  cursors: new Map(),
  painting: {},
  hasScene: false,
  hasResult: false,
  problem: '',
}))

/** A part of how the shared canvas stands, as it changes; as if nobody were there where none is shared. */
export const useLineState = <Part>(pick: (state: State) => Part): Part =>
  useStore(useLine()?.state ?? alone, pick)
