import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { queries } from '../data/queries.ts'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { Thumb } from './thumb.tsx'

interface GalleryProps {
  readonly value: string | number | undefined
  readonly onChange: (id: string) => void
  readonly onClose: () => void
}

/** Every style by its sample, in a window. */
export function StyleDialog({ value, onChange, onClose }: GalleryProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Styles"
      className="w-[min(1080px,calc(100vw-24px))]"
    >
      <StyleGallery value={value} onChange={onChange} />
    </Dialog>
  )
}

function StyleGallery({ value, onChange }: Pick<GalleryProps, 'value' | 'onChange'>) {
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
