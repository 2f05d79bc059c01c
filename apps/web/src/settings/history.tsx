import { useState } from 'react'
import type { ProviderView } from '@krya/contracts'

const hoursShown = 24
const hourMs = 3_600_000

/** Tries by the hour over the last day: a bar for each, its failed share in another colour. */
export function History({ hours }: { readonly hours: ProviderView['history'] }) {
  // The hour in which it was opened: it is read anew with the page.
  const [now] = useState(() => Math.floor(Date.now() / hourMs) * hourMs)
  const byHour = new Map(hours.map((hour) => [Math.floor(Date.parse(hour.hour) / hourMs) * hourMs, hour]))
  const most = Math.max(...hours.map(({ succeeded, failed }) => succeeded + failed))
  const succeeded = hours.reduce((sum, hour) => sum + hour.succeeded, 0)
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0)
  return (
    <span
      role="img"
      aria-label={`Last 24 hours: ${succeeded} went well, ${failed} failed`}
      title={`Last 24 hours: ${succeeded} went well, ${failed} failed`}
      className="flex h-6 items-end gap-px max-sm:hidden"
    >
      {Array.from({ length: hoursShown }, (_, at) => {
        const hour = byHour.get(now - (hoursShown - 1 - at) * hourMs)
        const all = (hour?.succeeded ?? 0) + (hour?.failed ?? 0)
        return (
          <span
            key={at}
            className="flex w-1 flex-col overflow-hidden rounded-[1px] bg-hover"
            style={{ height: all === 0 ? 2 : `${Math.max(15, (100 * all) / most)}%` }}
          >
            {hour !== undefined && (
              <>
                <span className="bg-danger" style={{ flexGrow: hour.failed }} />
                <span className="bg-good" style={{ flexGrow: hour.succeeded }} />
              </>
            )}
          </span>
        )
      })}
    </span>
  )
}
