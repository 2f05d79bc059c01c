import { useEffect, useState } from 'react'

/**
 * Whether the result fills the screen, and how to change it. The whole page is put there, so that menus and news are
 * seen as well; where a browser puts none there, the result fills its window.
 */
export function useFullScreen(): readonly [boolean, (isFull: boolean) => void] {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const onChange = (): void => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [])
  useEffect(() => {
    if (!isFull) return undefined
    // A browser that puts nothing there does not hear it either.
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && document.fullscreenElement === null) setFull(false)
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [isFull])
  const change = (next: boolean): void => {
    setFull(next)
    if (next && document.fullscreenEnabled)
      void document.documentElement.requestFullscreen().catch(() => undefined)
    if (!next && document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
  }
  return [isFull, change]
}
