import { DoorOpen, Hourglass, Link2Off, LoaderCircle, UserX, Users, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { cn } from '../../../ui/class-names.ts'
import { Nothing } from '../../../ui/state.tsx'
import { useLineState } from './use-line.ts'

/** Over the drawing: why it does not go on, where it does not. */
export function GuestStanding() {
  const { line, state, problem } = useLineState((all) => all)
  const told = standing(line, state, problem)
  if (told === null) return null
  return (
    <p
      role={told.isWarning ? 'alert' : 'status'}
      className={cn(
        'pointer-events-none absolute top-3 left-1/2 z-10 flex w-max max-w-[calc(100%-24px)] -translate-x-1/2 items-center gap-2 rounded-lg bg-panel px-3 py-2 text-[13px] shadow-float [&>svg]:size-4 [&>svg]:shrink-0',
        told.isWarning ? 'text-warn' : 'text-soft',
      )}
    >
      {told.icon} {told.text}
    </p>
  )
}

function standing(
  line: string,
  state: string,
  problem: string,
): { readonly icon: ReactNode; readonly text: string; readonly isWarning: boolean } | null {
  if (line === 'lost')
    return {
      icon: <WifiOff />,
      text: 'The line is lost; it is being tried again. What you draw is sent then.',
      isWarning: true,
    }
  if (state === 'away')
    return {
      icon: <Hourglass />,
      text: 'The owner is away. What you draw is kept for a minute.',
      isWarning: false,
    }
  if (state === 'waiting')
    return { icon: <Hourglass />, text: 'Waiting for the owner to come back.', isWarning: false }
  if (state === 'held')
    return {
      icon: <Hourglass />,
      text: 'More was drawn than can be kept while the owner is away. You can draw again when the owner is back.',
      isWarning: true,
    }
  if (problem !== '') return { icon: <WifiOff />, text: problem, isWarning: true }
  return null
}

const icons: Readonly<Record<string, ReactNode>> = {
  link_ended: <Link2Off />,
  removed_from_canvas: <UserX />,
  canvas_full: <Users />,
  canvas_ended: <DoorOpen />,
}
const titles: Readonly<Record<string, string>> = {
  link_ended: 'This link does not work any more',
  removed_from_canvas: 'You were sent away',
  canvas_full: 'This canvas is full',
  canvas_ended: 'The owner has left',
}

/** Instead of the canvas: why there is none to be seen. */
export function NotHere() {
  const { line, refused, hasScene } = useLineState((all) => all)
  if (refused !== null)
    return (
      <div className="flex h-full">
        <Nothing
          icon={icons[refused.code] ?? <Link2Off />}
          title={titles[refused.code] ?? 'You cannot come in'}
          {...(refused.code === 'canvas_full'
            ? { action: <Button onClick={() => location.reload()}>Try again</Button> }
            : {})}
        >
          {refused.message} {refused.remedy}
        </Nothing>
      </div>
    )
  const isLost = line === 'lost'
  return (
    <div className="grid h-full place-items-center p-6">
      <p role="status" className="flex items-center gap-3 text-soft">
        {isLost ? <WifiOff className="size-5 text-warn" /> : <LoaderCircle className="size-5 animate-spin" />}
        {isLost
          ? 'The server cannot be reached; trying again.'
          : line === 'connecting' || hasScene
            ? 'Opening the canvas…'
            : 'Waiting for the owner to open the canvas…'}
      </p>
    </div>
  )
}
