/**
 * The environment for a worker thread: under `node --watch` it would otherwise report its imports where news is
 * expected.
 */
export function plainEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('WATCH_REPORT') ? [] : [[name, value] as const],
  )
  return Object.fromEntries(own)
}
