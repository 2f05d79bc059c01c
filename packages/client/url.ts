type Value = string | number | boolean | null | undefined

/** Fills `{name}` in a path and appends the query, leaving out what is not set. */
export function urlOf(
  base: string,
  path: string,
  params: Readonly<Record<string, Value>> = {},
  query: Readonly<Record<string, Value>> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.set(name, String(value))
  const tail = search.size > 0 ? `?${search.toString()}` : ''
  return `${base}${filled}${tail}`
}
