import { useQuery } from '@tanstack/react-query'
import { Download, Receipt } from 'lucide-react'
import { useState } from 'react'
import { queries, type SpendView } from '../data/queries.ts'
import { Segments } from '../ui/field.tsx'
import { Nothing } from '../ui/state.tsx'

const views: readonly { readonly value: SpendView; readonly label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'provider', label: 'Provider' },
  { value: 'model', label: 'Model' },
  { value: 'project', label: 'Project' },
  { value: 'operation', label: 'Operation' },
]
const credits = (value: number): string => value.toLocaleString([], { maximumFractionDigits: 2 })

/** What was spent, looked at from several sides, and taken along. */
export function Spend() {
  const [by, setBy] = useState<SpendView>('day')
  const { data } = useQuery(queries.spend(by))
  if (data === undefined) return <div className="shimmer h-64 rounded-card" />
  const most = Math.max(...data.items.map((row) => row.credits), 0)
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid grid-cols-2 gap-3">
        <Figure name="Today" value={data.today} />
        <Figure name="In all" value={data.total} />
      </dl>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segments label="By" value={by} options={views} onChange={setBy} className="w-full max-w-[30rem]" />
        <a
          href="/api/spend.csv"
          download
          className="flex items-center gap-1.5 text-accent-text hover:underline"
        >
          <Download className="size-4" /> Export CSV
        </a>
      </div>
      {data.items.length === 0 ? (
        <Nothing icon={<Receipt />} title="Nothing was made yet">
          Every call to a provider is counted here, and what it cost.
        </Nothing>
      ) : (
        <div className="overflow-x-auto rounded-card border border-line bg-panel">
          <table className="w-full text-left">
            <thead className="text-[13px] text-faint">
              <tr className="border-b border-line">
                <th scope="col" className="px-4 py-2.5 font-medium">
                  {views.find(({ value }) => value === by)?.label}
                </th>
                <th scope="col" className="px-4 py-2.5 text-right font-medium">
                  Calls
                </th>
                <th scope="col" className="px-4 py-2.5 text-right font-medium">
                  Failed
                </th>
                <th scope="col" className="px-4 py-2.5 text-right font-medium">
                  Credits
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line tabular-nums">
              {data.items.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className="relative px-4 py-2.5 font-medium">
                    <span
                      aria-hidden
                      className="absolute inset-y-1.5 left-1 rounded-md bg-accent-wash"
                      style={{ width: most === 0 ? 0 : `calc(${(100 * row.credits) / most}% - 8px)` }}
                    />
                    <span className="relative">
                      {by === 'project' ? (row.name ?? 'No project') : row.key}
                    </span>
                  </th>
                  <td className="px-4 py-2.5 text-right text-soft">{row.calls}</td>
                  <td className="px-4 py-2.5 text-right text-soft">{row.failed}</td>
                  <td className="px-4 py-2.5 text-right">{credits(row.credits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="text-[13px] text-faint">
        A credit is one US cent. What a provider says it charged counts; where it says nothing, the price of
        the catalog does. A call that failed but may have been charged counts too.
      </p>
    </div>
  )
}

const Figure = ({ name, value }: { readonly name: string; readonly value: number }) => (
  <div className="rounded-card border border-line bg-panel p-4">
    <dt className="text-[13px] text-faint">{name}</dt>
    <dd className="text-[22px] font-semibold tabular-nums">
      {credits(value)} <span className="text-[13px] font-normal text-faint">credits</span>
    </dd>
  </div>
)
