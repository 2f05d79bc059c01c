import type { AssetKind } from '@krya/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Images } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { Nothing } from '../ui/state.tsx'
import { Look } from './look.tsx'
import { pictureOf } from './pictures.ts'

/** The library’s files of one kind, to choose from. */
export function AssetDialog({
  kind,
  onChoose,
  onClose,
}: {
  readonly kind: AssetKind
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const query = useInfiniteQuery(queries.assets({ kind, text: wanted }))
  const assets = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="From the library"
      className="w-[min(760px,calc(100vw-32px))]"
    >
      <input
        type="search"
        aria-label="Search the library"
        value={text}
        placeholder="Search by what it shows"
        onChange={(event) => setText(event.target.value)}
        className={cn(inputLook, 'mb-3 h-9')}
      />
      {query.isSuccess && assets.length === 0 && (
        <Nothing icon={<Images />} title="Nothing of the kind is there yet" />
      )}
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5">
        {assets.map((asset) => (
          <li key={asset.id}>
            <button
              type="button"
              onClick={() => onChoose(asset.id)}
              className="block aspect-square w-full overflow-hidden rounded-lg bg-raised hover:ring-2 hover:ring-accent"
            >
              <Look picture={pictureOf(asset)} />
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="mt-3 w-full" onClick={() => void query.fetchNextPage()}>
          More
        </Button>
      )}
    </Dialog>
  )
}
