import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { useQuery } from '@tanstack/react-query'
import type { Generation } from '@krya/contracts'
import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  GripVertical,
  ListChecks,
  Pause,
  Pencil,
  Play,
  RotateCcw,
  Trash,
  X,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  cancel,
  dropWaiting,
  moveInQueue,
  pauseQueue,
  resumeQueue,
  retry,
  retryFailed,
} from '../data/actions.ts'
import { queries } from '../data/queries.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Nothing } from '../ui/state.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { promptOf } from './pictures.ts'
import { Progress } from './progress.tsx'

const seconds = (value: number | null): string =>
  value === null ? '' : value < 90 ? `${Math.max(1, Math.round(value))} s` : `${Math.round(value / 60)} min`

/** A person's queue, to steer: what runs, what waits and in which order, what has ended. */
export function QueuePanel({ onClose }: { readonly onClose: () => void }) {
  const { data: queue } = useQuery(queries.queue)
  const [editing, setEditing] = useState<Generation | null>(null)
  if (queue === undefined) return <div className="shimmer m-4 h-40 rounded-card" />
  const { active, waiting, finished, paused } = queue
  const isIdle = active.length === 0 && waiting.length === 0
  return (
    <section aria-label="Queue" className="flex h-full min-h-0 flex-col">
      <header className="flex items-center gap-1 border-b border-line py-2 pr-2 pl-4">
        <h2 className="grow font-semibold">
          Queue
          {queue.estimated_time !== null && (
            <span className="ml-2 text-xs font-normal text-faint">
              about {seconds(queue.estimated_time)} left
            </span>
          )}
        </h2>
        <IconButton
          label={paused ? 'Resume' : 'Pause: start nothing more'}
          pressed={paused}
          onClick={() => void (paused ? resumeQueue() : pauseQueue())}
        >
          {paused ? <Play /> : <Pause />}
        </IconButton>
        <IconButton label="Close" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {paused && (
        <p role="status" className="border-b border-line bg-accent-wash px-4 py-2 text-[13px]">
          Paused. What runs goes on to its end; nothing new starts.
        </p>
      )}
      <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto p-3">
        {isIdle && finished.length === 0 && (
          <Nothing icon={<ListChecks />} title="Nothing to do">
            What you make lines up here, and can be paused, reordered and edited.
          </Nothing>
        )}
        {active.length > 0 && (
          <Part title="Running">
            {active.map((generation) => (
              <Row key={generation.id} generation={generation} actions={<Cancel id={generation.id} />}>
                <Progress generation={generation} />
              </Row>
            ))}
          </Part>
        )}
        {waiting.length > 0 && (
          <Part
            title={`Waiting (${queue.waiting_count})`}
            action={
              <Button size="small" look="ghost" onClick={() => void dropWaiting()}>
                <Trash className="size-4" /> Finish this, drop the rest
              </Button>
            }
          >
            <Waiting waiting={waiting} onEdit={setEditing} />
          </Part>
        )}
        {finished.length > 0 && (
          <Part
            title="Finished"
            action={
              queue.failed_count > 0 && (
                <Button size="small" look="ghost" onClick={() => void retryFailed()}>
                  <RotateCcw className="size-4" /> Retry {queue.failed_count} failed
                </Button>
              )
            }
          >
            {finished.map((generation) => (
              <Row
                key={generation.id}
                generation={generation}
                actions={generation.status === 'failed' && <Retry id={generation.id} />}
              />
            ))}
          </Part>
        )}
      </div>
      <EditDialog generation={editing} onClose={() => setEditing(null)} />
    </section>
  )
}

function Part({
  title,
  action,
  children,
}: {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <div className="mb-1 flex min-h-8 items-center justify-between gap-2 px-1">
        <h3 className="text-[13px] font-medium text-faint">{title}</h3>
        {action}
      </div>
      <ul className="flex flex-col gap-1.5">{children}</ul>
    </section>
  )
}

/** Shown where it was dropped at once; the server's own order follows. */
function Waiting({
  waiting,
  onEdit,
}: {
  readonly waiting: readonly Generation[]
  readonly onEdit: (generation: Generation) => void
}) {
  const [order, setOrder] = useState<readonly string[] | null>(null)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const byId = new Map(waiting.map((generation) => [generation.id, generation]))
  const ids = (order ?? waiting.map(({ id }) => id)).filter((id) => byId.has(id))

  function onDragEnd({ active, over }: DragEndEvent): void {
    if (over === null || active.id === over.id) return
    const moved = arrayMove([...ids], ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))
    setOrder(moved)
    const before = moved[moved.indexOf(String(active.id)) + 1] ?? null
    void moveInQueue(String(active.id), before).then(() => setOrder(null))
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      // What it tells screen readers may not stand within a list.
      accessibility={{ container: document.body }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {ids.map((id) => {
          const generation = byId.get(id)
          return generation === undefined ? null : (
            <WaitingRow key={id} generation={generation} onEdit={() => onEdit(generation)} />
          )
        })}
      </SortableContext>
    </DndContext>
  )
}

function WaitingRow({
  generation,
  onEdit,
}: {
  readonly generation: Generation
  readonly onEdit: () => void
}) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: generation.id,
  })
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform === null ? undefined : `translateY(${transform.y}px)`, transition }}
      className={cn(
        'flex items-center gap-1 rounded-lg bg-raised py-1.5 pr-1 pl-0.5',
        isDragging && 'relative z-10 shadow-float',
      )}
    >
      <button
        type="button"
        aria-label="Move"
        className="grid size-7 cursor-grab touch-none place-items-center text-faint"
        {...attributes}
        {...listeners}
      >
        <GripVertical className="size-4" />
      </button>
      <p className="min-w-0 grow truncate text-[13px]">{promptOf(generation)}</p>
      <span className="px-1 text-xs whitespace-nowrap text-faint">{seconds(generation.estimated_time)}</span>
      <IconButton label="Edit" className="size-8" onClick={onEdit}>
        <Pencil />
      </IconButton>
      <Cancel id={generation.id} />
    </li>
  )
}

function Row({
  generation,
  actions,
  children,
}: {
  readonly generation: Generation
  readonly actions?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <li className="flex items-center gap-2 rounded-lg bg-raised py-1.5 pr-1 pl-3">
      <Mark status={generation.status} />
      <div className="flex min-h-8 min-w-0 grow flex-col justify-center gap-1.5">
        <p className="truncate text-[13px]">{promptOf(generation)}</p>
        {children}
      </div>
      {actions}
    </li>
  )
}

function Mark({ status }: Pick<Generation, 'status'>) {
  if (status === 'completed') return <CircleCheck aria-label="Done" className="size-4 shrink-0 text-good" />
  if (status === 'failed') return <CircleAlert aria-label="Failed" className="size-4 shrink-0 text-danger" />
  if (status === 'canceled')
    return <CircleSlash aria-label="Canceled" className="size-4 shrink-0 text-faint" />
  return null
}

const Cancel = ({ id }: { readonly id: string }) => (
  <IconButton label="Cancel" className="size-8" onClick={() => void cancel(id)}>
    <X />
  </IconButton>
)

const Retry = ({ id }: { readonly id: string }) => (
  <IconButton label="Retry" className="size-8" onClick={() => void retry(id)}>
    <RotateCcw />
  </IconButton>
)
