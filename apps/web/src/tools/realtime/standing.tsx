import { CircleAlert, Hourglass, WifiOff } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../data/queries.ts'
import { cn } from '../../ui/class-names.ts'
import { usePaintingState } from './use-painting.ts'

/** How fast it is (at rest: how long the last took), what it costs, and why nothing comes where nothing does. */
export function Standing() {
  const painting = usePaintingState((state) => state)
  const { status, model, fps, latency, spent, price, isHeld } = painting
  const { data: models = [] } = useQuery(queries.liveModels)
  const name = models.find(({ id }) => id === model)?.name
  const trouble = troubleOf(painting)
  return (
    <div className="pointer-events-none absolute top-3 right-3 flex max-w-[calc(100%-24px)] flex-col items-end gap-1.5">
      <p
        data-testid="pace"
        className="flex gap-2 rounded-lg bg-panel/90 px-2 py-1 text-[12px] text-soft tabular-nums shadow-float"
      >
        {isHeld && <span className="text-accent-text">Held</span>}
        {name !== undefined && <span className="max-w-40 truncate">{name}</span>}
        {status === 'drawing' && fps > 0 && <span>{fps} fps</span>}
        {latency > 0 && (
          <span>
            {status !== 'drawing' && 'in '}
            {inTime(latency)}
          </span>
        )}
        {(spent > 0 || price > 0) && <span>{Math.round(spent * 100) / 100} credits</span>}
      </p>
      {trouble !== null && (
        <p
          role={trouble.isWarning ? 'alert' : 'status'}
          className={cn(
            'flex max-w-80 items-start gap-2 rounded-lg bg-panel px-2.5 py-2 text-[13px] shadow-float [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0',
            trouble.isWarning ? 'text-warn' : 'text-soft',
          )}
        >
          {trouble.icon} {trouble.text}
        </p>
      )}
    </div>
  )
}

const inTime = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`)

interface Trouble {
  readonly icon: ReactNode
  readonly text: string
  readonly isWarning: boolean
}

function troubleOf({
  line,
  status,
  position,
  problem,
  isResting,
}: {
  readonly line: string
  readonly status: string
  readonly position: number
  readonly problem: string
  readonly isResting: boolean
}): Trouble | null {
  if (line === 'lost')
    return {
      icon: <WifiOff />,
      text: 'The server cannot be reached. What you draw is kept; it is tried again.',
      isWarning: true,
    }
  if (status === 'queued')
    return {
      icon: <Hourglass />,
      text:
        position === 1
          ? 'All places are taken; you are next.'
          : `All places are taken; ${position - 1} are before you.`,
      isWarning: false,
    }
  if (status === 'capped')
    return {
      icon: <CircleAlert />,
      text: 'What this canvas may spend is spent. More is allowed in its settings: “Spend at most”.',
      isWarning: true,
    }
  if (isResting)
    return {
      icon: <Hourglass />,
      text: 'It rests: nobody has drawn for a while. Move, and it goes on.',
      isWarning: false,
    }
  if (problem !== '') return { icon: <CircleAlert />, text: problem, isWarning: true }
  return null
}
