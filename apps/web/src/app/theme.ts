import { useEffect } from 'react'
import { usePreferences } from '../preferences/store.ts'

const prefersLight = matchMedia('(prefers-color-scheme: light)')

/** Shows the chosen theme, and follows the system's where that was chosen. */
export function useTheme(): 'dark' | 'light' {
  const theme = usePreferences((state) => state.theme)
  const isLight = theme === 'light' || (theme === 'system' && prefersLight.matches)
  useEffect(() => {
    const apply = (): void => {
      const light = theme === 'light' || (theme === 'system' && prefersLight.matches)
      document.documentElement.dataset['theme'] = light ? 'light' : 'dark'
    }
    apply()
    prefersLight.addEventListener('change', apply)
    return () => prefersLight.removeEventListener('change', apply)
  }, [theme])
  return isLight ? 'light' : 'dark'
}
