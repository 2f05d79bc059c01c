import { Combine, FolderPlus, Trash2, Ungroup } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { performById, useEditor } from './use-editor.ts'

/** What is done with several layers at once. */
export function SeveralSettings({ count }: { readonly count: number }) {
  const editor = useEditor()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="grow text-[13px] text-soft">{count} layers</span>
      <Button size="small" onClick={() => performById('group', editor)}>
        <FolderPlus className="size-4" /> Group
      </Button>
      <Button size="small" onClick={() => performById('merge-down', editor)}>
        <Combine className="size-4" /> Merge
      </Button>
      <Button size="small" onClick={() => performById('delete-layer', editor)}>
        <Trash2 className="size-4" /> Delete
      </Button>
    </div>
  )
}

/** What is done with a group. */
export function GroupSettings() {
  const editor = useEditor()
  return (
    <div className="flex gap-2">
      <Button size="small" className="grow" onClick={() => performById('ungroup', editor)}>
        <Ungroup className="size-4" /> Ungroup
      </Button>
      <Button size="small" className="grow" onClick={() => performById('merge-group', editor)}>
        <Combine className="size-4" /> Merge
      </Button>
    </div>
  )
}
