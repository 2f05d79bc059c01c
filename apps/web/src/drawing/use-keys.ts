import { useEffect } from 'react'
import { commandFor } from '../canvas/commands/index.ts'
import { isWriting } from '../canvas/stage/pointers.ts'
import { perform, useEditor } from './use-editor.ts'
import { takeFiles } from './take-files.ts'
import { chooseTool, type ToolGroups, toolFor, toolGroups } from './tool-list.ts'
import { useZoom } from './zoom.ts'

/** Listens for the editor's keys; what it hears, the rest of the studio does not. */
export function useEditorKeys(groups: ToolGroups = toolGroups): void {
  const editor = useEditor()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isWriting(event.target) || document.querySelector('[role=dialog], [role=menu]') !== null) return
      // Buttons and sliders have keys of their own.
      const isOnControl =
        event.target instanceof HTMLElement && event.target.closest('button, [role=slider]') !== null
      if (isOnControl && /^(?:Enter| |Arrow.*|Tab)$/.test(event.key)) return
      // A row of the list takes its own away.
      const isOnRow = event.target instanceof HTMLElement && event.target.closest('[data-layer]') !== null
      if (isOnRow && removes(event.key)) return
      const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey
      const command = commandFor(event, editor.state.getState())
      const tool = isPlain ? toolFor(event.key, groups) : undefined
      const zoom = zoomFor(event)
      if (command === undefined && tool === undefined && zoom === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (zoom !== undefined) zoom()
      else if (command !== undefined) void perform(command, editor)
      else if (tool !== undefined) chooseTool(editor, tool)
    }
    const onPaste = (event: ClipboardEvent): void => {
      const { files: all = [], types = [] } = event.clipboardData ?? {}
      const files = [...all].filter(({ type }) => type.startsWith('image/'))
      // Where somebody writes, words go before the picture of them.
      const isText = isWriting(event.target) && types.includes('text/plain')
      if (isText || files.length === 0) return
      event.preventDefault()
      void takeFiles(editor, files)
    }
    addEventListener('keydown', onKey, { capture: true })
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('keydown', onKey, { capture: true })
      removeEventListener('paste', onPaste)
    }
  }, [editor, groups])
}

/** Whether a key takes away what is chosen. */
export const removes = (key: string): boolean => key === 'Delete' || key === 'Backspace'

function zoomFor(event: KeyboardEvent): (() => void) | undefined {
  if (!event.metaKey && !event.ctrlKey) return undefined
  const { stage } = useZoom.getState()
  switch (event.key) {
    case '+':
    case '=':
      return () => stage?.zoomBy(1.25)
    case '-':
      return () => stage?.zoomBy(0.8)
    case '0':
      return () => stage?.fit()
    case '1':
      return () => stage?.actualSize()
    default:
      return undefined
  }
}
