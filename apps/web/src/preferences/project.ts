import { usePreferences } from './store.ts'

/** The project that is worked in, as a request names it: what is made belongs to it. */
export function inProject(): { readonly project?: string } {
  const { project } = usePreferences.getState()
  return project === null ? {} : { project }
}
