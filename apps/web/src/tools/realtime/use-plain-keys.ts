import { useEffect, useEffectEvent } from 'react'
import { isWriting } from '../../canvas/stage/pointers.ts'

/** Keys of their own, beside the editor's: what each does, by its name. */
export function usePlainKeys(actions: Readonly<Record<string, () => void>>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key.toLowerCase()]
    if (action === undefined || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    if (isWriting(event.target) || document.querySelector('[role=dialog], [role=menu]') !== null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    action()
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => act(event)
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
