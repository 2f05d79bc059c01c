import type { Asset } from '@krya/contracts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Check, Heart } from 'lucide-react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { KindBadge } from '../generation/kind.tsx'
import { Look } from '../generation/look.tsx'
import { pictureOf } from '../generation/pictures.ts'
import { cn } from '../ui/class-names.ts'

interface GridProps {
  readonly assets: readonly Asset[]
  readonly isLoading: boolean
  readonly selected: ReadonlySet<string>
  readonly onSelect: (ids: ReadonlySet<string>) => void
  readonly onOpen: (id: string) => void
  readonly onNearEnd: () => void
}

const gap = 8
const smallest = { wide: 190, narrow: 112 }

/** Squares in rows, of which only those in sight are there: as smooth with a hundred thousand as with ten. */
export function Grid({ assets, isLoading, selected, onSelect, onOpen, onNearEnd }: GridProps) {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<number | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => entry !== undefined && setWidth(entry.contentRect.width))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const columns = Math.max(
    2,
    Math.floor((width + gap) / ((width < 640 ? smallest.narrow : smallest.wide) + gap)),
  )
  const side = Math.max(40, (width - gap * (columns - 1)) / columns)
  const rows = Math.ceil(assets.length / columns) + (isLoading ? 2 : 0)
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => box.current,
    estimateSize: () => side + gap,
    overscan: 4,
  })
  const items = virtual.getVirtualItems()
  const end = items.at(-1)?.index ?? 0
  useEffect(() => virtual.measure(), [virtual, side])
  useEffect(() => {
    if (assets.length > 0 && end >= Math.ceil(assets.length / columns) - 6) onNearEnd()
  }, [end, assets.length, columns, onNearEnd])

  /** With shift, everything since the last one chosen. */
  function choose(at: number, withShift: boolean): void {
    const next = new Set(selected)
    const from = withShift && last.current !== null ? Math.min(last.current, at) : at
    const to = withShift && last.current !== null ? Math.max(last.current, at) : at
    const id = assets[at]?.id ?? ''
    const isOn = !selected.has(id)
    for (const asset of assets.slice(from, to + 1)) {
      if (isOn) next.add(asset.id)
      else next.delete(asset.id)
    }
    last.current = at
    onSelect(next)
  }

  return (
    <div
      ref={box}
      className="min-h-0 grow overflow-y-auto p-3 lg:px-6 lg:py-5"
      tabIndex={0}
      aria-label="Pictures"
      role="region"
    >
      <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map((row) => (
          <div
            key={row.key}
            className="absolute inset-x-0 top-0 grid"
            style={{
              transform: `translateY(${row.start}px)`,
              height: side,
              gap,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {Array.from({ length: columns }, (_, column) => {
              const at = row.index * columns + column
              const asset = assets[at]
              if (asset === undefined)
                return isLoading ? <div key={column} className="shimmer rounded-lg" /> : <div key={column} />
              const isSelected = selected.has(asset.id)
              return (
                <Square
                  key={asset.id}
                  asset={asset}
                  selected={isSelected}
                  choosing={selected.size > 0}
                  onChoose={(event) => choose(at, event.shiftKey)}
                  onOpen={(event) =>
                    selected.size > 0 || event.shiftKey ? choose(at, event.shiftKey) : onOpen(asset.id)
                  }
                />
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

interface SquareProps {
  readonly asset: Asset
  readonly selected: boolean
  readonly choosing: boolean
  readonly onChoose: (event: MouseEvent) => void
  readonly onOpen: (event: MouseEvent) => void
}

function Square({ asset, selected, choosing, onChoose, onOpen }: SquareProps) {
  return (
    <div className={cn('group relative overflow-hidden rounded-lg', selected && 'ring-2 ring-accent')}>
      <button
        type="button"
        aria-label={asset.prompt}
        onClick={onOpen}
        className="block size-full outline-offset-[-2px]!"
      >
        <span className={cn('block size-full transition-transform', selected && 'scale-95')}>
          <Look picture={{ ...pictureOf(asset), prompt: asset.kind === 'image' ? '' : asset.prompt }} />
        </span>
      </button>
      <button
        type="button"
        role="checkbox"
        aria-checked={selected}
        aria-label={`Select: ${asset.prompt}`}
        onClick={onChoose}
        className={cn(
          'absolute top-2 left-2 grid size-6 place-items-center rounded-full border-2 border-white shadow transition-opacity',
          selected ? 'border-accent bg-accent text-on-accent' : 'bg-black/40',
          !selected &&
            !choosing &&
            'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-70',
        )}
      >
        {selected && <Check className="size-3.5" strokeWidth={3.5} />}
      </button>
      <KindBadge kind={asset.kind} seconds={asset.duration_seconds} />
      {asset.favourite && (
        <Heart
          aria-label="Favourite"
          className="pointer-events-none absolute top-2 right-2 size-4 text-white drop-shadow"
          fill="currentColor"
        />
      )}
    </div>
  )
}
