import { useRef } from 'react'
import type { Scene } from '../canvas/document/layer.ts'
import { useEditor } from './use-editor.ts'

/** What is seen while something is dragged or typed, and kept as one step when it is let go. */
export function useStep(label: string) {
  const editor = useEditor()
  const before = useRef<Scene | null>(null)
  return {
    show(scene: Scene): void {
      before.current ??= editor.scene
      editor.preview(scene)
    },
    keep(): void {
      if (before.current !== null) editor.commit(label, before.current)
      before.current = null
    },
  }
}
