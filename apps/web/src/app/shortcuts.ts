import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'

export interface ShortcutActions {
  readonly palette: () => void
  readonly sheet: () => void
  readonly queue: () => void
}

/** Every shortcut, for the sheet. */
export const shortcuts: readonly { readonly group: string; readonly keys: string; readonly label: string }[] =
  [
    { group: 'Anywhere', keys: 'mod+K', label: 'Command palette' },
    { group: 'Anywhere', keys: 'G', label: 'Image' },
    { group: 'Anywhere', keys: 'L', label: 'Library' },
    { group: 'Anywhere', keys: 'Q', label: 'Queue' },
    { group: 'Anywhere', keys: '?', label: 'This sheet' },
    { group: 'Image', keys: '/', label: 'To the prompt' },
    { group: 'Image', keys: 'mod+Enter', label: 'Generate' },
    { group: 'Image', keys: '↑', label: 'Earlier prompts, at the beginning of the box' },
    { group: 'Real time', keys: 'P', label: 'Hold the result, or go on' },
    { group: 'Real time', keys: 'K', label: 'Keep the result' },
    { group: 'Real time', keys: '1', label: 'Side by side' },
    { group: 'Real time', keys: '2', label: 'One over the other' },
    { group: 'Real time', keys: '3', label: 'Picture in picture' },
    { group: 'Real time', keys: '4', label: 'The result alone' },
    { group: 'Viewer', keys: '←', label: 'Before' },
    { group: 'Viewer', keys: '→', label: 'Next' },
    { group: 'Viewer', keys: 'F', label: 'Favourite' },
    { group: 'Viewer', keys: 'D', label: 'Download' },
    { group: 'Viewer', keys: 'C', label: 'Compare with the next' },
    { group: 'Viewer', keys: 'I', label: 'How it was made' },
    { group: 'Viewer', keys: 'Del', label: 'Delete' },
    { group: 'Library', keys: 'shift', label: 'With a click: select everything in between' },
  ]

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/** Listens for the shortcuts that work on every page. */
export function useShortcuts({ palette, sheet, queue }: ShortcutActions): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        palette()
        return
      }
      const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey
      // A window that is open has keys of its own.
      if (!isPlain || isTyping(event.target) || document.querySelector('[role=dialog]') !== null) return
      if (event.key === '?') sheet()
      else if (event.key === 'g') void navigate({ to: '/' })
      else if (event.key === 'l') void navigate({ to: '/library' })
      else if (event.key === 'q') queue()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, palette, sheet, queue])
}
