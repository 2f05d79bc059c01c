import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FilePlus2, FolderOpen, ImageUp, LoaderCircle } from 'lucide-react'
import { type DragEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type { Scene } from '../../canvas/document/layer.ts'
import { blank } from '../../canvas/editor.ts'
import { queries, queryClient } from '../../data/queries.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { ShapeIcon } from '../../ui/shape-icon.tsx'
import { assetFile, sceneOfFile } from '../../drawing/open.ts'
import { Recent } from '../../drawing/recent.tsx'
import { createDocument } from '../../drawing/session.ts'
import { refuse } from '../../drawing/use-editor.ts'

const AssetDialog = lazy(() =>
  import('../../generation/asset-dialog.tsx').then((part) => ({ default: part.AssetDialog })),
)

const accepted = 'image/png,image/jpeg,image/webp,image/avif,image/svg+xml,.psd'

/** Where the editor begins: a new sheet, a picture, or what was worked on before. */
export function StartPage() {
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  // A picture that the viewer sent here.
  const [asked, setAsked] = useState(() => new URLSearchParams(location.search).get('image'))
  const [browsing, setBrowsing] = useState(false)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { data: aspects = [] } = useQuery(queries.aspects)

  async function begin(name: string, make: () => Promise<Scene> | Scene): Promise<void> {
    setBusy(true)
    try {
      const id = await createDocument(name.slice(0, 200) || 'Untitled', await make())
      void queryClient.invalidateQueries({ queryKey: ['documents'] })
      // Going back must not begin the same once more.
      await navigate({ to: `/editor/${id}`, replace: asked !== null })
    } catch (error) {
      refuse(error)
      setAsked(null)
      setBusy(false)
    }
  }
  const openFile = (file: File): void =>
    void begin(file.name.replace(/\.\w+$/, ''), async () =>
      /\.psd$/i.test(file.name)
        ? (await import('../../canvas/export/read-psd.ts')).sceneOfPsd(await file.arrayBuffer())
        : sceneOfFile(file, 'Background'),
    )
  const openAsset = (id: string): void =>
    void begin('From the library', async () => sceneOfFile(await assetFile(id), 'Background'))
  const isAsked = useRef(false)
  useEffect(() => {
    if (asked === null || isAsked.current) return
    isAsked.current = true
    openAsset(asked)
  })
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) openFile(file)
  }
  if (busy || asked !== null)
    return (
      <div role="status" className="grid h-full place-items-center text-soft">
        <span className="flex items-center gap-3">
          <LoaderCircle className="size-5 animate-spin" /> Opening…
        </span>
      </div>
    )
  return (
    <div
      className={cn('h-full overflow-y-auto', over && 'bg-accent-wash')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="mx-auto flex max-w-[1180px] flex-col gap-8 p-4 lg:p-8">
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-[22px] font-semibold tracking-tight">Editor</h1>
            <p className="mt-1 text-soft">Open a picture, or begin with an empty sheet.</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => input.current?.click()}>
              <ImageUp className="size-4" /> Open a file
            </Button>
            <Button onClick={() => setBrowsing(true)}>
              <FolderOpen className="size-4" /> From the library
            </Button>
          </div>
          <input
            ref={input}
            type="file"
            aria-label="Open a file"
            accept={accepted}
            className="hidden"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file !== undefined) openFile(file)
            }}
          />
        </header>
        <section aria-labelledby="new-sheet">
          <h2 id="new-sheet" className="mb-2.5 text-[13px] font-medium text-faint">
            New sheet
          </h2>
          <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-4 lg:grid-cols-6">
            {aspects.map(({ id, name, width, height }) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => void begin('Untitled', () => blank(width, height))}
                  className="flex w-full items-center gap-3 rounded-card border border-line bg-panel p-3 text-left transition-colors hover:border-strong hover:bg-raised"
                >
                  <span className="text-accent-text">
                    <ShapeIcon width={width} height={height} size={26} />
                  </span>
                  <span className="min-w-0">
                    <span className="block truncate font-medium">{name}</span>
                    <span className="block text-xs whitespace-nowrap text-faint">
                      {width} × {height}
                    </span>
                  </span>
                </button>
              </li>
            ))}
            <OwnSize onBegin={(width, height) => void begin('Untitled', () => blank(width, height))} />
          </ul>
        </section>
        <Recent live={false} path="/editor" />
      </div>
      <Suspense>
        {browsing && <AssetDialog kind="image" onChoose={openAsset} onClose={() => setBrowsing(false)} />}
      </Suspense>
    </div>
  )
}

function OwnSize({ onBegin }: { readonly onBegin: (width: number, height: number) => void }) {
  const [width, setWidth] = useState('1920')
  const [height, setHeight] = useState('1080')
  const [w, h] = [Number(width), Number(height)]
  const isFit = [w, h].every((side) => Number.isInteger(side) && side >= 1 && side <= 8192)
  const side = (label: string, value: string, set: (value: string) => void): ReactNode => (
    <input
      type="number"
      min={1}
      max={8192}
      aria-label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
      className="w-0 min-w-0 grow rounded-md border border-line bg-raised px-1.5 py-1 text-[13px] tabular-nums"
    />
  )
  return (
    <li className="col-span-2 flex items-center gap-2 rounded-card border border-line bg-panel p-3">
      {side('Width of the new sheet', width, setWidth)}
      <span aria-hidden className="text-faint">
        ×
      </span>
      {side('Height of the new sheet', height, setHeight)}
      <Button
        size="small"
        disabled={!isFit}
        title={isFit ? '' : 'From 1 to 8192 pixels'}
        onClick={() => onBegin(w, h)}
      >
        <FilePlus2 className="size-4" /> Create
      </Button>
    </li>
  )
}
