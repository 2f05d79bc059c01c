import { create } from 'zustand'
import type { Stage } from '../canvas/stage/stage.ts'

/** The window that shows the document, for what zooms from outside of it. */
export const useZoom = create<{ readonly stage: Stage | null }>(() => ({ stage: null }))
