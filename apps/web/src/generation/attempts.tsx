import type { Generation } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, Clock } from 'lucide-react'
import { queries } from '../data/queries.ts'
import { price } from './model-picker.tsx'

type Attempt = Generation['attempts'][number]

const billed: Readonly<Record<Attempt['billed'], string>> = {
  no: '',
  yes: 'charged',
  unknown: 'maybe charged',
}

/** How far a try is that is not over. */
const stages: Readonly<Record<Exclude<Attempt['state'], 'succeeded' | 'failed' | 'abandoned'>, string>> = {
  preparing: 'Being prepared',
  submitting: 'Being sent',
  submitted: 'Sent',
  running: 'Under way',
}

/** Every try of a generation: where, how long, what it cost, and why it ended. */
export function Attempts({ generationId }: { readonly generationId: string }) {
  const { data: generation } = useQuery(queries.generation(generationId))
  const attempts = generation?.attempts ?? []
  // One free try that went well says nothing that is not seen already.
  if (attempts.every(({ state, cost }) => state === 'succeeded' && cost === 0)) return null
  return (
    <section>
      <h3 className="mb-1.5 text-[13px] font-medium text-faint">Attempts</h3>
      <ol className="flex flex-col gap-2.5">
        {attempts.map((attempt) => (
          <li key={`${attempt.part}.${attempt.number}`} className="flex gap-2 text-[13px]">
            <Mark state={attempt.state} />
            <div className="min-w-0">
              <p>
                {attempt.model} <span className="text-faint">at {attempt.provider}</span>
              </p>
              <p className="text-faint tabular-nums">{factsOf(attempt)}</p>
              {attempt.reason !== null && <p className="break-words text-soft">{attempt.reason}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Mark({ state }: { readonly state: Attempt['state'] }) {
  if (state === 'succeeded')
    return <CircleCheck aria-label="Succeeded" className="mt-0.5 size-4 shrink-0 text-good" />
  if (state === 'failed' || state === 'abandoned')
    return <CircleX aria-label="Failed" className="mt-0.5 size-4 shrink-0 text-danger" />
  return <Clock aria-label={stages[state]} className="mt-0.5 size-4 shrink-0 text-faint" />
}

function factsOf({ started_at, finished_at, cost, billed: charge }: Attempt): string {
  const seconds = finished_at === null ? undefined : (Date.parse(finished_at) - Date.parse(started_at)) / 1000
  return [
    seconds === undefined ? undefined : `${seconds.toFixed(1)} s`,
    cost === 0 ? undefined : price(cost),
    cost === 0 ? undefined : billed[charge],
  ]
    .filter(Boolean)
    .join(' · ')
}
