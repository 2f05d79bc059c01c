const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const words = new Intl.RelativeTimeFormat([], { numeric: 'auto' })

/** How long ago a moment was, in the words of whoever looks. */
export function ago(moment: string, now = Date.now()): string {
  const seconds = (now - Date.parse(moment)) / 1_000
  const [unit, size] = units.find(([, one]) => seconds >= one) ?? ['second', 1]
  return unit === 'second' ? words.format(0, 'second') : words.format(-Math.floor(seconds / size), unit)
}
