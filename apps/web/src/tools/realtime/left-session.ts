/** Of a document, and of the project that is worked in: what is spent counts there. */
const keyOf = (document: string, project: string | null): string => `krya-live:${document}:${project ?? ''}`

/** The real-time session that this tab left a moment ago, to go on with: asked for once, as a tab that is copied must not share it. */
export function takeSession(document: string, project: string | null): string | undefined {
  const key = keyOf(document, project)
  const session = sessionStorage.getItem(key) ?? undefined
  sessionStorage.removeItem(key)
  return session
}

export function leaveSession(document: string, project: string | null, session: string | undefined): void {
  if (session !== undefined) sessionStorage.setItem(keyOf(document, project), session)
}
