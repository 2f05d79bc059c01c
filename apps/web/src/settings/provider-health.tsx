import type { ProviderView } from '@krya/contracts'
import type { ReactNode } from 'react'
import { BalanceRow } from './balance.tsx'
import { WeekByDay, weekInWords } from './history.tsx'

/** How a provider has been, what it may do at once, what is left there, and what went wrong. */
export function ProviderHealth({ provider }: { readonly provider: ProviderView }) {
  const { history, errors, load, paused } = provider
  return (
    <section aria-label="Health" className="flex flex-col gap-3 border-t border-line pt-4">
      <div>
        <h3 className="text-[13px] font-medium text-soft">Last 7 days</h3>
        <p className="text-[13px] text-faint">{weekInWords(history)}</p>
      </div>
      {history.length > 0 && <WeekByDay hours={history} />}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[13px]">
        {provider.place === 'remote' && (
          <Fact title="Balance">
            <BalanceRow provider={provider} />
          </Fact>
        )}
        <Fact title="Limit">
          {load.at_once === null ? 'not set up' : `${load.at_once} at once`} · {load.under_way} under way ·{' '}
          {load.waiting} waiting
        </Fact>
        {paused.map(({ endpoint, until, failures }) => (
          <Fact key={endpoint} title="Left alone">
            {nameOf(endpoint)} until {timeOf(until)}, after {failures}{' '}
            {failures === 1 ? 'failure' : 'failures'}
          </Fact>
        ))}
      </dl>
      {errors.length > 0 && <Failures errors={errors} />}
    </section>
  )
}

const Fact = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-faint">{title}</dt>
    <dd className="min-w-0 break-words text-soft">{children}</dd>
  </>
)

function Failures({ errors }: { readonly errors: ProviderView['errors'] }) {
  return (
    <details className="group">
      <summary className="cursor-pointer rounded text-[13px] text-soft hover:text-text">
        {errors.length === 1 ? 'The last failure' : `The last ${errors.length} failures`}
      </summary>
      <ol className="mt-2 flex flex-col">
        {errors.map(({ at, endpoint, message }) => (
          <li key={`${at}${endpoint}`} className="border-t border-line py-2 text-[13px] first:border-0">
            <p className="flex justify-between gap-x-4 text-faint max-sm:flex-col">
              <span className="min-w-0 break-all">{endpoint}</span>
              <time dateTime={at}>{timeOf(at)}</time>
            </p>
            <p className="break-words text-soft">{message}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What concerns the whole provider stands beside its endpoints. */
const nameOf = (endpoint: string): string =>
  endpoint === '(account)' ? 'the account' : endpoint === '(pace)' ? 'all of it' : endpoint

const timeOf = (at: string): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
