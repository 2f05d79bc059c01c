import type { Editor, EditorState } from '../editor.ts'

/** Something a person can have done: a menu's line, a key and a palette's entry are made from it. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly group: 'Edit' | 'Select' | 'Layer' | 'Document'
  /** As `mod+shift+k`; `mod` is ⌘ or Ctrl. Several: any of them. */
  readonly keys?: readonly string[]
  /** Left out: always. */
  readonly isPossible?: (state: EditorState) => boolean
  /** @throws Unpaintable where the active layer is not fit for it */
  perform(editor: Editor): void | Promise<void>
}
