import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, Search, X } from 'lucide-react'
import { useState } from 'react'
import { queries } from '../data/queries.ts'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { Thumb } from './thumb.tsx'

interface StylePickerProps {
  readonly id: string
  readonly value: string | number | undefined
  readonly onChange: (id: string | undefined) => void
}

/** Chooses how it is drawn, by sample pictures of the same scene. */
export function StylePicker({ id, value, onChange }: StylePickerProps) {
  const [open, setOpen] = useState(false)
  const { data = [] } = useQuery(queries.styles)
  const chosen = data.find((style) => style.id === value)
  return (
    <div className="flex items-center gap-1">
      <button
        id={id}
        type="button"
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}`}
        onClick={() => setOpen(true)}
        className="flex h-12 min-w-0 grow items-center gap-3 overflow-hidden rounded-lg border border-line bg-raised pr-3 text-left transition-colors hover:border-strong"
      >
        {chosen === undefined ? (
          <span className="ml-3 grow text-soft">None: Atelier’s own hand</span>
        ) : (
          <>
            <span className="h-full w-16 shrink-0">
              <Thumb key={chosen.id} url={chosen.thumbnail_url} hash={null} alt="" />
            </span>
            <span className="min-w-0 grow truncate font-medium">{chosen.name}</span>
          </>
        )}
        <ChevronsUpDown className="size-4 shrink-0 text-faint" />
      </button>
      {chosen !== undefined && (
        <IconButton label="No style" onClick={() => onChange(undefined)}>
          <X />
        </IconButton>
      )}
      <Dialog open={open} onOpenChange={setOpen} title="Styles" className="w-[min(1080px,calc(100vw-24px))]">
        <StyleGallery
          value={value}
          onChange={(style) => {
            onChange(style)
            setOpen(false)
          }}
        />
      </Dialog>
    </div>
  )
}

function StyleGallery({ value, onChange }: Pick<StylePickerProps, 'value' | 'onChange'>) {
  const { data = [], isPending } = useQuery(queries.styles)
  const [text, setText] = useState('')
  const wanted = data.filter((style) =>
    `${style.name} ${style.group} ${style.description}`.toLowerCase().includes(text.toLowerCase()),
  )
  const groups = Map.groupBy(wanted, ({ group }) => group)
  return (
    <div className="flex flex-col gap-5">
      <label className="relative block">
        <span className="sr-only">Find a style</span>
        <Search className="absolute top-2.5 left-3 size-4 text-faint" />
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Find a style"
          className={cn(inputLook, 'h-9 pl-9')}
        />
      </label>
      {isPending && <p className="text-soft">Loading …</p>}
      {!isPending && wanted.length === 0 && (
        <p className="py-6 text-center text-soft">No style is called “{text}”.</p>
      )}
      {[...groups].map(([group, styles]) => (
        <section key={group} aria-label={group}>
          <h3 className="mb-2 text-[13px] font-medium text-faint">{group}</h3>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(138px,1fr))] gap-3">
            {styles.map((style) => (
              <button
                key={style.id}
                type="button"
                aria-pressed={style.id === value}
                title={style.description}
                onClick={() => onChange(style.id)}
                className={cn(
                  'group overflow-hidden rounded-xl border bg-raised text-left transition-colors hover:border-strong',
                  style.id === value ? 'border-accent ring-1 ring-accent' : 'border-line',
                )}
              >
                <span className="block aspect-4/3">
                  <Thumb url={style.thumbnail_url} hash={null} alt={`Sample of ${style.name}`} />
                </span>
                <span className="block truncate px-2.5 py-1.5 text-[13px] font-medium">{style.name}</span>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
