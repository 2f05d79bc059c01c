import type { Editor, ToolId } from '../editor.ts'

/** Where a pointer is. */
export interface PointerAt {
  /** In the document's pixels. */
  readonly x: number
  readonly y: number
  /** 0–1; 0.5 where it is not measured. */
  readonly pressure: number
  readonly isPen: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly ctrl: boolean
}

/** What goes on between pressing a pointer and letting it go. */
export interface Gesture {
  /** Every place it passed since the last call. */
  move(passed: readonly PointerAt[]): void
  end(at: PointerAt): void
  /** It is as if it had never begun. */
  cancel(): void
}

/** A tool of the pointer: a small state machine that knows the editor and no screen. */
export interface PointerTool {
  readonly id: ToolId
  readonly cursor: 'brush' | 'crosshair' | 'default' | 'move' | 'text' | 'grab' | 'zoom-in'
  /** @returns undefined where a press is all there is to it */
  press(editor: Editor, at: PointerAt): Gesture | undefined
}
