import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../data/queries.ts'
import { IconButton } from '../ui/button.tsx'
import { Thumb } from './thumb.tsx'

const StyleDialog = lazy(() => import('./style-gallery.tsx').then((part) => ({ default: part.StyleDialog })))

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
          <span className="ml-3 grow text-soft">None</span>
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
      <Suspense>
        {open && (
          <StyleDialog
            value={value}
            onClose={() => setOpen(false)}
            onChange={(style) => {
              onChange(style)
              setOpen(false)
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
