import type { ProviderView } from '@krya/contracts'
import { useState } from 'react'
import { cn } from '../ui/class-names.ts'

type Hours = ProviderView['history']
interface Tally {
  readonly succeeded: number
  readonly failed: number
  readonly abandoned: number
}

const daysShown = 7
const hourMs = 3_600_000
/** What stands for one bar in brief. */
const barHours = 6

const nothing: Tally = { succeeded: 0, failed: 0, abandoned: 0 }
const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({
      succeeded: all.succeeded + one.succeeded,
      failed: all.failed + one.failed,
      abandoned: all.abandoned + one.abandoned,
    }),
    nothing,
  )
const triesIn = ({ succeeded, failed, abandoned }: Tally): number => succeeded + failed + abandoned

/** How tries went, in words. */
function inWords({ succeeded, failed, abandoned }: Tally): string {
  const parts = [`${succeeded} went well`, `${failed} failed`]
  return [...parts, ...(abandoned > 0 ? [`${abandoned} not tried or stopped`] : [])].join(', ')
}

/** The tries between two moments, in milliseconds. */
const within = (hours: Hours, from: number, until: number): Tally =>
  sum(hours.filter(({ hour }) => Date.parse(hour) >= from && Date.parse(hour) < until))

/** A bar of what was tried, from the bottom up: what went well, what failed, what was not tried. */
function Bar({
  tally,
  most,
  className,
}: {
  readonly tally: Tally
  readonly most: number
  readonly className: string
}) {
  const all = triesIn(tally)
  return (
    <span
      className={cn('flex flex-col overflow-hidden bg-hover', className)}
      style={{ height: all === 0 ? 2 : `${Math.max(15, (100 * all) / most)}%` }}
    >
      {all > 0 && (
        <>
          <span className="bg-strong" style={{ flexGrow: tally.abandoned }} />
          <span className="bg-danger" style={{ flexGrow: tally.failed }} />
          <span className="bg-good" style={{ flexGrow: tally.succeeded }} />
        </>
      )}
    </span>
  )
}

/** The last week in bars of six hours, without a word. */
export function WeekInBrief({ hours }: { readonly hours: Hours }) {
  // The hour in which it was opened: it is read anew with the page.
  const [end] = useState(() => (Math.floor(Date.now() / hourMs) + 1) * hourMs)
  const barMs = barHours * hourMs
  const bars = Array.from(
    { length: (daysShown * 24) / barHours },
    (_, at, count = (daysShown * 24) / barHours) => {
      const until = end - (count - 1 - at) * barMs
      return { until, tally: within(hours, until - barMs, until) }
    },
  )
  const most = Math.max(...bars.map(({ tally }) => triesIn(tally)))
  const label = `Last 7 days: ${inWords(sum(hours))}`
  return (
    <span role="img" aria-label={label} title={label} className="flex h-6 items-end gap-px max-sm:hidden">
      {bars.map(({ until, tally }) => (
        <Bar key={until} tally={tally} most={most} className="w-1 rounded-[1px]" />
      ))}
    </span>
  )
}

/** The last week by the day, with its numbers. */
export function WeekByDay({ hours }: { readonly hours: Hours }) {
  const [today] = useState(() => new Date())
  const days = Array.from({ length: daysShown }, (_, at) => {
    const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (daysShown - 1 - at))
    const until = new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1)
    return { from, tally: within(hours, from.getTime(), until.getTime()) }
  })
  const most = Math.max(...days.map(({ tally }) => triesIn(tally)))
  return (
    <ol className="flex gap-1.5">
      {days.map(({ from, tally }) => {
        const day = from.toLocaleDateString(undefined, { weekday: 'short' })
        const label = `${from.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' })}: ${inWords(tally)}`
        return (
          <li key={from.getTime()} title={label} className="flex min-w-0 flex-1 flex-col gap-1 text-center">
            <span className="sr-only">{label}</span>
            <span aria-hidden className="flex h-16 items-end">
              <Bar tally={tally} most={most} className="w-full rounded-sm" />
            </span>
            <span aria-hidden className="text-xs text-faint">
              {day}
            </span>
            <span aria-hidden className="text-xs tabular-nums text-soft">
              {triesIn(tally) === 0 ? '–' : `${tally.succeeded}/${triesIn(tally)}`}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** The last week in one sentence. */
export const weekInWords = (hours: Hours): string =>
  hours.length === 0
    ? 'Nothing was asked of it in the last 7 days.'
    : `${inWords(sum(hours))}. Below each day: went well of all.`
