import { type AssetKind, kindNames } from '@krya/contracts'
import { useQueries } from '@tanstack/react-query'
import { FolderOpen, ImageUp, LoaderCircle, X } from 'lucide-react'
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react'
import { tell, upload } from '../data/actions.ts'
import { queries } from '../data/queries.ts'
import type { FormValue } from '../preferences/store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Look } from './look.tsx'
import { pictureOf } from './pictures.ts'

const AssetDialog = lazy(() => import('./asset-dialog.tsx').then((part) => ({ default: part.AssetDialog })))

const accepted: Readonly<Record<string, string>> = {
  image: 'image/png,image/jpeg,image/webp,image/avif,image/svg+xml',
  video: 'video/mp4,video/webm,video/quicktime',
  audio: 'audio/*',
  lora: '.safetensors',
}

interface AssetFieldProps {
  readonly id: string
  readonly kind: AssetKind
  /** Whether several may be chosen, and how many. */
  readonly many: boolean
  readonly most: number
  readonly hint: string | undefined
  readonly value: FormValue | undefined
  readonly onChange: (value: FormValue | undefined) => void
}

/** Files to work on: dropped, chosen from this device, or from the library. */
export function AssetField({ id, kind, many, most, hint, value, onChange }: AssetFieldProps) {
  const ids = typeof value === 'string' && value !== '' ? [value] : Array.isArray(value) ? [...value] : []
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(0)
  const [browsing, setBrowsing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const set = (next: readonly string[]): void =>
    onChange(many ? (next.length === 0 ? undefined : next.slice(0, most)) : next.at(-1))

  async function take(files: readonly File[]): Promise<void> {
    const taken = many ? files.slice(0, most - ids.length) : files.slice(0, 1)
    setBusy(taken.length)
    const added: string[] = []
    for (const file of taken) {
      try {
        added.push((await upload(file)).id)
      } catch (error) {
        tell(error)
      }
      setBusy((before) => before - 1)
    }
    if (added.length > 0) set(many ? [...ids, ...added] : added)
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  const isFull = ids.length > 0 && (!many || ids.length >= most)
  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cn('flex flex-col gap-2 rounded-xl', over && 'outline-2 outline-dashed outline-accent')}
    >
      {ids.length > 0 && <Chosen ids={ids} onRemove={(gone) => set(ids.filter((one) => one !== gone))} />}
      {!isFull && (
        <div className="flex flex-col items-center gap-2 rounded-xl border border-dashed border-strong bg-raised px-3 py-4 text-center">
          <p className={cn('text-[13px] text-soft', busy === 0 && 'pointer-coarse:hidden')}>
            {busy > 0 ? (
              <span role="status" className="inline-flex items-center gap-2">
                <LoaderCircle className="size-4 animate-spin" /> Taking it in …
              </span>
            ) : (
              `Drop a ${kindNames[kind]} here`
            )}
          </p>
          <div className="flex flex-wrap justify-center gap-1.5">
            <Button
              id={id}
              aria-labelledby={`${id}-label ${id}`}
              size="small"
              onClick={() => input.current?.click()}
            >
              <ImageUp className="size-4" /> Choose a file
            </Button>
            <Button size="small" onClick={() => setBrowsing(true)}>
              <FolderOpen className="size-4" /> Library
            </Button>
          </div>
        </div>
      )}
      {hint !== undefined && !hint.startsWith('The id of') && ids.length === 0 && (
        <p className="text-xs text-faint">{hint}</p>
      )}
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden
        accept={accepted[kind] ?? ''}
        multiple={many}
        className="hidden"
        onChange={({ target }) => {
          void take([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <Suspense>
        {browsing && (
          <AssetDialog
            kind={kind}
            onClose={() => setBrowsing(false)}
            onChoose={(chosen) => {
              set(many ? [...ids.filter((one) => one !== chosen), chosen] : [chosen])
              if (!many) setBrowsing(false)
            }}
          />
        )}
      </Suspense>
    </div>
  )
}

/** The files that are chosen, each with a way to take it out again. */
function Chosen({
  ids,
  onRemove,
}: {
  readonly ids: readonly string[]
  readonly onRemove: (id: string) => void
}) {
  const found = useQueries({ queries: ids.map((id) => queries.asset(id)) })
  return (
    <ul className={cn('grid gap-2', ids.length === 1 ? 'grid-cols-1' : 'grid-cols-4')}>
      {ids.map((id, at) => {
        const asset = found[at]?.data
        return (
          <li key={id} className="group relative overflow-hidden rounded-lg border border-line bg-raised">
            <div className={ids.length === 1 ? 'h-36' : 'aspect-square'}>
              {found[at]?.isError === true ? (
                <p className="grid size-full place-items-center p-2 text-center text-xs text-soft">
                  It is no longer in the library.
                </p>
              ) : (
                asset !== undefined && (
                  <Look picture={pictureOf(asset)} fit={ids.length === 1 ? 'contain' : 'cover'} />
                )
              )}
            </div>
            <IconButton
              label="Take it out"
              onClick={() => onRemove(id)}
              className="absolute top-1 right-1 size-7 bg-black/60 text-white hover:bg-black/80 hover:text-white"
            >
              <X />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
