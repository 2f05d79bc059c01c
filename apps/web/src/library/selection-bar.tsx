import type { Asset } from '@krya/contracts'
import { Download, FolderInput, Heart, RotateCcw, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { favourite, remove, restore, trash } from '../data/actions.ts'
import { moveAssets } from '../data/projects.ts'
import { DownloadMenu } from '../generation/download-menu.tsx'
import { ProjectPicker } from '../projects/project-picker.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/overlay.tsx'

interface SelectionBarProps {
  readonly assets: readonly Asset[]
  readonly inTrash: boolean
  readonly hasAny: boolean
  readonly onDone: () => void
}

/** What can be done with all that is selected; in the trash also with everything. */
export function SelectionBar({ assets, inTrash, hasAny, onDone }: SelectionBarProps) {
  const [doomed, setDoomed] = useState<'selected' | 'all' | null>(null)
  const ids = assets.map(({ id }) => id)
  const then = (work: Promise<void>): void => void work.then(onDone)
  const allFavourite = assets.every((asset) => asset.favourite)
  if (ids.length === 0 && !(inTrash && hasAny)) return null
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="rise absolute inset-x-0 bottom-5 z-20 mx-auto flex w-fit max-w-[calc(100%-24px)] items-center gap-1 rounded-2xl border border-line bg-panel p-1.5 shadow-float"
    >
      {ids.length > 0 && <span className="px-3 font-medium whitespace-nowrap">{ids.length} selected</span>}
      {inTrash ? (
        <>
          {ids.length > 0 && (
            <Button look="ghost" onClick={() => then(restore(ids))}>
              <RotateCcw className="size-4" /> Restore
            </Button>
          )}
          <Button look="danger" onClick={() => setDoomed(ids.length > 0 ? 'selected' : 'all')}>
            <Trash2 className="size-4" /> {ids.length > 0 ? 'Remove for good' : 'Empty the trash'}
          </Button>
        </>
      ) : (
        <>
          <IconButton
            label={allFavourite ? 'No favourites any more' : 'Favourites'}
            onClick={() => then(favourite(ids, !allFavourite))}
          >
            <Heart fill={allFavourite ? 'currentColor' : 'none'} />
          </IconButton>
          <DownloadMenu
            pictures={assets}
            trigger={
              <Button look="ghost" aria-label={ids.length > 1 ? 'Zip' : 'Download'}>
                <Download className="size-4" />{' '}
                <span className="max-sm:hidden">{ids.length > 1 ? 'Zip' : 'Download'}</span>
              </Button>
            }
          />
          <ProjectPicker
            title="Move into a project"
            side="top"
            onChoose={(project) => then(moveAssets(assets, project))}
            trigger={
              <Button look="ghost" aria-label="Move into a project">
                <FolderInput className="size-4" /> <span className="max-sm:hidden">Move</span>
              </Button>
            }
          />
          <IconButton label="Delete" onClick={() => then(trash(ids))}>
            <Trash2 />
          </IconButton>
        </>
      )}
      {ids.length > 0 && (
        <IconButton label="Select none" onClick={onDone}>
          <X />
        </IconButton>
      )}
      <Dialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={doomed === 'all' ? 'Empty the trash?' : `Remove ${ids.length} for good?`}
        description="The files are deleted. There is no way back."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setDoomed(null)}>Keep</Button>
          <Button
            look="danger"
            onClick={() => {
              then(remove(doomed === 'all' ? undefined : ids))
              setDoomed(null)
            }}
          >
            Remove for good
          </Button>
        </div>
      </Dialog>
    </div>
  )
}
