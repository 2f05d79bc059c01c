import { Brush, Eye, UserMinus } from 'lucide-react'
import type { SharedPerson } from '@krya/contracts'
import { IconButton } from '../../../ui/button.tsx'
import { cn } from '../../../ui/class-names.ts'
import { Popover } from '../../../ui/overlay.tsx'
import { colourOf, initialsOf } from './person-look.ts'
import { useLine, useLineState } from './use-line.ts'

/** So many are seen without a press. */
const shown = 3
const roles = { owner: 'Owner', draw: 'Draws along', watch: 'Watches' } as const

function Face({ person: { name, colour } }: { readonly person: SharedPerson }) {
  return (
    <span
      aria-hidden
      data-initials={initialsOf(name)}
      className="grid size-7 shrink-0 place-items-center rounded-full text-[11px] font-semibold text-white ring-2 ring-panel before:content-[attr(data-initials)]"
      style={{ background: colourOf(colour) }}
    />
  )
}

const More = ({ count, className }: { readonly count: number; readonly className: string }) => (
  <span
    aria-hidden
    data-more={`+${count}`}
    className={cn(
      'grid h-7 min-w-7 place-items-center rounded-full bg-raised px-1.5 text-[11px] font-semibold text-soft ring-2 ring-panel before:content-[attr(data-more)]',
      className,
    )}
  />
)

/** Who is on the shared canvas; its owner says here who may do what. */
export function People() {
  const people = useLineState((state) => state.people)
  const me = useLineState((state) => state.me)
  const isOwner = useLineState((state) => state.role) === 'owner'
  if (people.length < 2) return null
  const first = people.toSorted((a, b) => Number(a.id === me) - Number(b.id === me)).slice(0, shown)
  return (
    <Popover
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={`${people.length} people are here`}
          className="flex shrink-0 items-center rounded-full p-0.5 -space-x-1.5"
        >
          {first.map((person, at) => (
            <span key={person.id} className={cn(at > 0 && 'max-sm:hidden')}>
              <Face person={person} />
            </span>
          ))}
          <More count={people.length - 1} className="sm:hidden" />
          {people.length > shown && <More count={people.length - shown} className="max-sm:hidden" />}
        </button>
      }
    >
      <ul aria-label="People on this canvas" className="flex max-h-[50dvh] flex-col overflow-y-auto">
        {people.map((person) => (
          <li key={person.id} className="flex min-h-11 items-center gap-2.5 rounded-lg px-1.5">
            <Face person={person} />
            <span className="min-w-0 grow">
              <span className="block truncate text-[13px] font-medium">
                {person.name}
                {person.id === me && <span className="text-faint"> (you)</span>}
              </span>
              <span className="block text-xs text-faint">{roles[person.role]}</span>
            </span>
            {isOwner && person.id !== me && <Powers person={person} />}
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function Powers({ person: { id, name, role } }: { readonly person: SharedPerson }) {
  const line = useLine()
  return (
    <>
      <IconButton
        label={role === 'draw' ? `Let ${name} only watch` : `Let ${name} draw`}
        onClick={() => line?.allow(id, role === 'draw' ? 'watch' : 'draw')}
      >
        {role === 'draw' ? <Eye /> : <Brush />}
      </IconButton>
      <IconButton label={`Send ${name} away`} onClick={() => line?.remove(id)}>
        <UserMinus />
      </IconButton>
    </>
  )
}
