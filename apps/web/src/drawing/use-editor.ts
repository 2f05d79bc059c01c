import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Editor, EditorState } from '../canvas/editor.ts'
import { Unpaintable } from '../canvas/document/chosen.ts'
import { type Command, commands } from '../canvas/commands/index.ts'
import { tell } from '../data/actions.ts'
import { warn } from '../data/news.ts'
import type { Session } from './session.ts'

/** Of a document that is no session's: somebody else's, who shares it. */
export const EditorContext = createContext<Editor | null>(null)

export const SessionContext = createContext<Session | null>(null)

/** The document that is open. @throws outside of one */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('no document is open here')
  return session
}

export function useEditor(): Editor {
  const shared = use(EditorContext)
  const session = use(SessionContext)
  const editor = shared ?? session?.editor
  if (editor === undefined) throw new Error('no document is open here')
  return editor
}

/** Whether this page may ask the studio for more than the document: somebody who came by a link may not. */
export const useHasStudio = (): boolean => use(SessionContext) !== null

/** A part of the editor's state, as it changes. */
export const useEditorState = <Part>(pick: (state: EditorState) => Part): Part =>
  useStore(useEditor().state, pick)

/** Tells why something was not done. */
export function refuse(error: unknown): void {
  if (error instanceof Unpaintable) warn(error.message)
  else if (error instanceof Error && error.name === 'Error') warn(error.message)
  else tell(error)
}

/** Does what a command says, telling why where it cannot be. */
export async function perform(command: Command, editor: Editor): Promise<void> {
  try {
    if (command.isPossible?.(editor.state.getState()) !== false) await command.perform(editor)
  } catch (error) {
    refuse(error)
  }
}

/** The same, for a button that knows a command by its id. */
export function performById(id: string, editor: Editor): void {
  const command = commands.find((one) => one.id === id)
  if (command !== undefined) void perform(command, editor)
}
