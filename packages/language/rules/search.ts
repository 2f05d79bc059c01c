import type { LanguageInput, LanguageOutput } from '@krya/contracts'

const dayMs = 86_400_000
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
}
const spans: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 }

interface Days {
  readonly after: string | null
  readonly before: string | null
}
/** A way to speak of time: what it looks like, and which days it means. */
interface Phrase {
  readonly pattern: RegExp
  readonly days: (match: RegExpExecArray, today: Date) => Days
}

const iso = (day: Date): string => day.toISOString().slice(0, 10)
const utc = (year: number, month: number, day = 1): Date => new Date(Date.UTC(year, month, day))
const plus = (day: Date, days: number): Date => new Date(day.getTime() + days * dayMs)
const one = (day: Date): Days => ({ after: iso(day), before: iso(day) })
const monthOf = (year: number, month: number): Days => ({
  after: iso(utc(year, month)),
  before: iso(plus(utc(year, month + 1), -1)),
})
const monday = (day: Date): Date => plus(day, -((day.getUTCDay() + 6) % 7))

const monthNames = months.join('|')
const phrases: readonly Phrase[] = [
  { pattern: /\btoday'?s?\b/i, days: (_, today) => one(today) },
  { pattern: /\byesterday'?s?\b/i, days: (_, today) => one(plus(today, -1)) },
  { pattern: /\bthis week\b/i, days: (_, today) => ({ after: iso(monday(today)), before: iso(today) }) },
  {
    pattern: /\blast week\b/i,
    days: (_, today) => ({ after: iso(plus(monday(today), -7)), before: iso(plus(monday(today), -1)) }),
  },
  {
    pattern: /\bthis month\b/i,
    days: (_, today) => ({
      after: iso(utc(today.getUTCFullYear(), today.getUTCMonth())),
      before: iso(today),
    }),
  },
  {
    pattern: /\blast month\b/i,
    days: (_, today) => monthOf(today.getUTCFullYear(), today.getUTCMonth() - 1),
  },
  {
    pattern: /\bthis year\b/i,
    days: (_, today) => ({ after: iso(utc(today.getUTCFullYear(), 0)), before: iso(today) }),
  },
  {
    pattern: /\blast year\b/i,
    days: (_, today) => ({
      after: iso(utc(today.getUTCFullYear() - 1, 0)),
      before: iso(utc(today.getUTCFullYear() - 1, 11, 31)),
    }),
  },
  {
    pattern:
      /\b(?:in |from |of )?(?:the )?(?:last|past) (?:(\d+|an?|one|two|three|four|five|six|seven|ten) )?(day|week|month|year)s?\b/i,
    days: (match, today) => {
      const count = countOf(match[1])
      return {
        after: iso(plus(today, -count * (spans[match[2]?.toLowerCase() ?? 'day'] ?? 1))),
        before: iso(today),
      }
    },
  },
  {
    pattern: /\b(\d+|an?|one|two|three|four|five|six|seven|ten) (day|week|month|year)s? ago\b/i,
    days: (match, today) => {
      const count = countOf(match[1])
      const span = spans[match[2]?.toLowerCase() ?? 'day'] ?? 1
      const day = plus(today, -count * span)
      return { after: iso(plus(day, -Math.floor(span / 2))), before: iso(plus(day, Math.floor(span / 2))) }
    },
  },
  {
    pattern: /\b(?:on )?(?:last )?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/i,
    days: (match, today) => {
      const wanted = weekdays.indexOf(match[1]?.toLowerCase() ?? '')
      const back = (today.getUTCDay() - wanted + 7) % 7
      return one(plus(today, -(back === 0 ? 7 : back)))
    },
  },
  {
    pattern: /\b(since|after|before|until) (\d{4}-\d{2}-\d{2})\b/i,
    days: (match) =>
      /since|after/i.test(match[1] ?? '')
        ? { after: dayOf(match[2]), before: null }
        : { after: null, before: dayOf(match[2]) },
  },
  {
    pattern: /\b(?:on |from )?(\d{4}-\d{2}-\d{2})\b/i,
    days: (match) => ({ after: dayOf(match[1]), before: dayOf(match[1]) }),
  },
  {
    pattern: new RegExp(`\\b(since|before) (${monthNames})(?: (\\d{4}))?\\b`, 'i'),
    days: (match, today) => {
      const { after, before } = namedMonth(match[2], match[3], today)
      return /since/i.test(match[1] ?? '')
        ? { after, before: null }
        : { after: null, before: after === null ? before : iso(plus(new Date(after), -1)) }
    },
  },
  {
    pattern: new RegExp(`\\b(?:in |from |of )?(${monthNames})(?: (\\d{4}))?\\b`, 'i'),
    days: (match, today) => namedMonth(match[1], match[2], today),
  },
  {
    pattern: /\b(?:in|from|of) (20\d{2})\b/i,
    days: (match) => ({ after: `${match[1]}-01-01`, before: `${match[1]}-12-31` }),
  },
]

/** A day as it is written, if there is such a day. */
const dayOf = (text = ''): string | null => (Number.isNaN(Date.parse(text)) ? null : text)

/** A number in digits or words; none is one. Longer ago than anybody’s library is as long ago. */
const countOf = (word = 'one'): number => Math.min(numbers[word.toLowerCase()] ?? Number(word), 500)

/** A month without a year is the last one of that name. */
function namedMonth(name: string | undefined, year: string | undefined, today: Date): Days {
  const month = months.indexOf(name?.toLowerCase() ?? '')
  const thisYear = today.getUTCFullYear()
  return monthOf(
    year === undefined ? (month > today.getUTCMonth() ? thisYear - 1 : thisYear) : Number(year),
    month,
  )
}

const favourites = /\b(?:my )?(?:favou?rites?|liked|loved|starred|hearted)(?: ones)?\b/i
const trashed = /\b(?:deleted|trashed|removed|in the trash|in the bin|from the trash)\b/i
/** Words of asking, not of the picture. */
const asking =
  /\b(?:show|find|list|give|get|search|see|me|all|every|any|the|my|i|i've|we|pictures?|images?|photos?|drawings?|ones?|that|which|where|with|of|from|made|created|generated|drew|was|were|are|is|have|has|please|for|and|in|on|to|it|there|did|do|an?)\b/gi

/** Reads times, favourites and the trash out of a sentence; what is left is searched by. */
export function parseSearch(
  { query }: LanguageInput<'parse-search'>,
  now = new Date(),
): LanguageOutput<'parse-search'> {
  const today = utc(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  let rest = query
  let days: Days = { after: null, before: null }
  for (const { pattern, days: read } of phrases) {
    const match = pattern.exec(rest)
    if (match === null) continue
    days = read(match, today)
    rest = rest.replace(match[0], ' ')
    break
  }
  const favourite = favourites.test(rest) ? true : null
  const trash = trashed.test(rest)
  const text = rest
    .replace(favourites, ' ')
    .replace(trashed, ' ')
    .replace(asking, ' ')
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { text: text.slice(0, 200), favourite, trash, ...days }
}
