import { Check, ChevronLeft, ChevronRight, Eye, Info, Trash2 } from 'lucide-react'
import { withLayer } from '../../canvas/document/layer.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { settle, show, useProposal } from './proposals.ts'
import { useEditor, useEditorState } from '../../drawing/use-editor.ts'

/** What is decided about a result: kept, compared with what was, or taken away. */
export function Proposal() {
  const editor = useEditor()
  const proposal = useProposal((state) => state.proposal)
  const there = useEditorState(({ scene }) => scene.layers)
  const layers = proposal?.layers.filter((id) => there.some((layer) => layer.id === id)) ?? []
  if (proposal === null || layers.length === 0) return null
  const at = Math.max(
    0,
    layers.findIndex((id) => there.some((layer) => layer.id === id && layer.visible)),
  )
  const current = layers[at] ?? null
  const go = (by: number): void => {
    const next = layers[(at + by + layers.length) % layers.length]
    if (next !== undefined) show(editor, layers, next)
  }
  const see = (visible: boolean): void => {
    if (current !== null) editor.preview(withLayer(editor.scene, current, (layer) => ({ ...layer, visible })))
  }
  return (
    <div
      role="group"
      aria-label="Result"
      className="rise absolute inset-x-3 bottom-4 mx-auto flex w-fit max-w-[calc(100%-24px)] flex-wrap items-center justify-center gap-1.5 rounded-xl border border-line bg-panel p-2 shadow-float"
    >
      <span className="px-2 text-[13px] font-medium">{proposal.title}</span>
      {proposal.notes.length > 0 && (
        <span
          title={proposal.notes.join('\n')}
          className="flex max-w-72 items-center gap-1.5 text-[12.5px] text-soft"
        >
          <Info className="size-4 shrink-0 text-accent-text" />
          <span className="truncate">{proposal.notes[0]}</span>
        </span>
      )}
      {layers.length > 1 && (
        <span className="flex items-center text-[13px] text-soft tabular-nums">
          <IconButton label="The one before" className="size-8" onClick={() => go(-1)}>
            <ChevronLeft />
          </IconButton>
          {at + 1} / {layers.length}
          <IconButton label="The next" className="size-8" onClick={() => go(1)}>
            <ChevronRight />
          </IconButton>
        </span>
      )}
      <Button
        size="small"
        className="touch-none"
        onPointerDown={() => see(false)}
        onPointerUp={() => see(true)}
        onPointerLeave={(event) => event.buttons > 0 && see(true)}
        onKeyDown={(event) => event.key === ' ' && !event.repeat && see(false)}
        onKeyUp={(event) => event.key === ' ' && see(true)}
      >
        <Eye className="size-4" /> Hold to compare
      </Button>
      <Button size="small" onClick={() => settle(editor, layers, null)}>
        <Trash2 className="size-4" /> Discard
      </Button>
      <Button size="small" look="primary" onClick={() => settle(editor, layers, current)}>
        <Check className="size-4" /> Keep
      </Button>
    </div>
  )
}
