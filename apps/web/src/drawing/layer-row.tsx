import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ChevronRight, Eye, EyeOff, Lock, LockOpen } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { fold } from '../canvas/commands/arrange.ts'
import { type Layer, withLayer, withLayers } from '../canvas/document/layer.ts'
import { cn } from '../ui/class-names.ts'
import { type Joining, joiningOf, togetherWith } from './choosing.ts'
import type { Row } from './layer-drop.ts'
import { Look } from './layer-look.tsx'
import { useEditor, useEditorState } from './use-editor.ts'

/** How far what is in a group is indented, in pixels. */
export const indent = 14

/** Where what is dragged would come to lie, at this row. */
export type Mark = { readonly at: 'into' } | { readonly at: 'top' | 'bottom'; readonly depth: number }

/** One layer: seen or not, locked or not, its look and its name. */
export function LayerRow({
  row: { layer, depth },
  isActive,
  isChosen,
  isShown,
  isLocked,
  mark,
  onChoose,
  onKey,
}: {
  readonly row: Row<Layer>
  readonly isActive: boolean
  readonly isChosen: boolean
  /** By itself and by what it lies in. */
  readonly isShown: boolean
  /** Itself, or something that it lies in. */
  readonly isLocked: boolean
  readonly mark: Mark | null
  readonly onChoose: (how: Joining, isMask: boolean) => void
  readonly onKey: (event: KeyboardEvent) => void
}) {
  const editor = useEditor()
  const paintsMask = useEditorState((state) => state.paintsMask) && isActive
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: layer.id })
  const { setNodeRef: setDropRef } = useDroppable({ id: layer.id })
  const [renaming, setRenaming] = useState(false)
  const { id, name, visible, locked, mask } = layer
  const handle = {
    ...listeners,
    onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'F2') return onKey(event)
      event.preventDefault()
      setRenaming(true)
    },
  }
  const together = (label: string, change: { visible: boolean } | { locked: boolean }): void =>
    editor.change(label, (scene) =>
      withLayers(scene, togetherWith(scene, id), (own) => ({ ...own, ...change })),
    )
  return (
    <li
      ref={(node) => {
        setNodeRef(node)
        setDropRef(node)
      }}
      data-layer={id}
      aria-level={depth + 1}
      className={cn(
        'relative flex items-center gap-1.5 rounded-lg p-1',
        isChosen ? 'bg-accent-wash' : 'hover:bg-hover',
        isDragging && 'opacity-50',
        mark?.at === 'into' && 'ring-2 ring-accent ring-inset',
      )}
    >
      <button
        type="button"
        aria-label={`${visible ? 'Hide' : 'Show'} ${name}`}
        aria-pressed={visible}
        onClick={() => together(visible ? 'Hide' : 'Show', { visible: !visible })}
        className="grid size-7 shrink-0 place-items-center rounded-md text-soft hover:text-text"
      >
        {visible ? (
          <Eye className={cn('size-4', !isShown && 'text-faint')} />
        ) : (
          <EyeOff className="size-4 text-faint" />
        )}
      </button>
      <span style={{ width: depth * indent }} className="-ml-1.5 shrink-0" />
      {layer.kind === 'group' && (
        <button
          type="button"
          aria-label={`${layer.collapsed ? 'Open' : 'Close'} ${name}`}
          aria-expanded={!layer.collapsed}
          onClick={() => fold(editor, id, !layer.collapsed)}
          className="-mx-1 grid size-6 shrink-0 place-items-center rounded-md text-soft hover:text-text"
        >
          <ChevronRight className={cn('size-4 transition-transform', !layer.collapsed && 'rotate-90')} />
        </button>
      )}
      <button
        type="button"
        aria-label={`Choose ${name}`}
        aria-pressed={isChosen && !paintsMask}
        onClick={(event) => onChoose(joiningOf(event), false)}
        {...handle}
        className={cn(
          'shrink-0 touch-manipulation rounded border-2',
          isActive && !paintsMask ? 'border-accent' : 'border-transparent',
        )}
      >
        <Look layer={layer} of="layer" />
      </button>
      {mask !== null && (
        <button
          type="button"
          aria-label={`Paint on the mask of ${name}`}
          aria-pressed={paintsMask}
          onClick={() => onChoose('alone', true)}
          className={cn(
            'shrink-0 rounded border-2',
            paintsMask ? 'border-accent' : 'border-transparent',
            !mask.enabled && 'opacity-40',
          )}
        >
          <Look layer={layer} of="mask" />
        </button>
      )}
      {renaming ? (
        <Rename
          name={name}
          onDone={(next) => {
            setRenaming(false)
            if (next !== '' && next !== name)
              editor.change('Rename', (scene) => withLayer(scene, id, (own) => ({ ...own, name: next })))
          }}
        />
      ) : (
        <button
          type="button"
          onClick={(event) => onChoose(joiningOf(event), false)}
          onDoubleClick={() => setRenaming(true)}
          {...handle}
          title={`${name} (double click renames)`}
          className={cn(
            'h-8 min-w-0 grow touch-manipulation truncate text-left text-[13px] select-none',
            !isShown && 'text-faint',
          )}
        >
          {name}
        </button>
      )}
      <button
        type="button"
        aria-label={`${locked ? 'Unlock' : 'Lock'} ${name}`}
        aria-pressed={locked}
        onClick={() => together(locked ? 'Unlock' : 'Lock', { locked: !locked })}
        className="grid size-7 shrink-0 place-items-center rounded-md text-faint hover:text-text"
      >
        {isLocked ? (
          <Lock className={cn('size-3.5', locked && 'text-warn')} />
        ) : (
          <LockOpen className="size-3.5" />
        )}
      </button>
      {mark !== null && mark.at !== 'into' && <Line at={mark.at} depth={mark.depth} />}
    </li>
  )
}

/** Between two rows, from where it is indented to. */
const Line = ({ at, depth }: { readonly at: 'top' | 'bottom'; readonly depth: number }) => (
  <span
    data-testid="drop-line"
    style={{ left: 36 + depth * indent }}
    className={cn(
      'pointer-events-none absolute right-1 z-10 h-0.5 rounded-full bg-accent before:absolute before:-top-[3px] before:-left-1 before:size-2 before:rounded-full before:bg-accent',
      at === 'top' ? '-top-px' : '-bottom-px',
    )}
  />
)

const Rename = ({ name, onDone }: { readonly name: string; readonly onDone: (next: string) => void }) => (
  <input
    aria-label="Name of the layer"
    defaultValue={name}
    maxLength={200}
    autoFocus
    onFocus={(event) => event.target.select()}
    onBlur={(event) => onDone(event.target.value.trim())}
    onKeyDown={(event) => {
      event.stopPropagation()
      if (event.key === 'Escape') event.currentTarget.value = name
      if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
    }}
    className="w-0 min-w-0 grow rounded bg-raised px-1.5 py-1 text-[13px]"
  />
)
