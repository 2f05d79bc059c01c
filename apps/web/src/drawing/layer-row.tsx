import { useSortable } from '@dnd-kit/sortable'
import { Eye, EyeOff, Lock, LockOpen, SlidersHorizontal } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flatHere } from '../canvas/compose/flat.ts'
import { type Layer, withLayer } from '../canvas/document/layer.ts'
import { Surface } from '../canvas/document/surface.ts'
import { cn } from '../ui/class-names.ts'
import { useEditor, useEditorState } from './use-editor.ts'

const side = 40

/** One layer: seen or not, locked or not, its look and its name. */
export function LayerRow({ layer, isActive }: { readonly layer: Layer; readonly isActive: boolean }) {
  const editor = useEditor()
  const paintsMask = useEditorState((state) => state.paintsMask) && isActive
  const { setNodeRef, transform, transition, listeners, isDragging } = useSortable({ id: layer.id })
  const [renaming, setRenaming] = useState(false)
  const { id, name, visible, locked, mask } = layer
  const change = (label: string, next: Partial<Layer>): void =>
    editor.change(label, (scene) => withLayer(scene, id, (own) => Object.assign({}, own, next)))
  const choose = (isMask: boolean): void => {
    editor.preview({ ...editor.scene, activeId: id })
    editor.set({ paintsMask: isMask })
  }
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
      className={cn(
        'flex items-center gap-1.5 rounded-lg p-1',
        isActive ? 'bg-accent-wash' : 'hover:bg-hover',
        isDragging && 'relative z-10 bg-raised shadow-float',
      )}
    >
      <button
        type="button"
        aria-label={`${visible ? 'Hide' : 'Show'} ${name}`}
        aria-pressed={visible}
        onClick={() => change(visible ? 'Hide' : 'Show', { visible: !visible })}
        className="grid size-7 shrink-0 place-items-center rounded-md text-soft hover:text-text"
      >
        {visible ? <Eye className="size-4" /> : <EyeOff className="size-4 text-faint" />}
      </button>
      <button
        type="button"
        aria-label={`Choose ${name}`}
        aria-pressed={isActive && !paintsMask}
        onClick={() => choose(false)}
        {...listeners}
        className={cn(
          'shrink-0 rounded border-2',
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
          onClick={() => choose(true)}
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
        <input
          aria-label="Name of the layer"
          defaultValue={name}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.target.select()}
          onBlur={(event) => {
            setRenaming(false)
            const next = event.target.value.trim()
            if (next !== '' && next !== name) change('Rename', { name: next })
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          className="w-0 min-w-0 grow rounded bg-raised px-1.5 py-1 text-[13px]"
        />
      ) : (
        <button
          type="button"
          onClick={() => choose(false)}
          onDoubleClick={() => setRenaming(true)}
          title={`${name} (double click renames)`}
          className={cn('min-w-0 grow truncate text-left text-[13px]', !visible && 'text-faint')}
        >
          {name}
        </button>
      )}
      <button
        type="button"
        aria-label={`${locked ? 'Unlock' : 'Lock'} ${name}`}
        aria-pressed={locked}
        onClick={() => change(locked ? 'Unlock' : 'Lock', { locked: !locked })}
        className="grid size-7 shrink-0 place-items-center rounded-md text-faint hover:text-text"
      >
        {locked ? <Lock className="size-3.5 text-warn" /> : <LockOpen className="size-3.5" />}
      </button>
    </li>
  )
}

/** What a layer or its mask looks like, small; drawn again when it was changed. */
function Look({ layer, of }: { readonly layer: Layer; readonly of: 'layer' | 'mask' }) {
  const editor = useEditor()
  // What is painted changes no layer, only its pixels’ version: it is looked at after every change.
  useEditorState((state) => state.changes)
  const canvas = useRef<HTMLCanvasElement>(null)
  const version =
    of === 'mask' ? layer.mask?.surface.version : layer.kind === 'pixels' ? layer.surface.version : 0
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen === null || pen === undefined) return
    const { width, height } = editor.scene
    const scale = side / Math.max(width, height)
    const [x, y] = [(side - width * scale) / 2, (side - height * scale) / 2]
    pen.clearRect(0, 0, side, side)
    if (of === 'mask') {
      if (layer.mask === null) return
      const { surface } = layer.mask
      const shown = new Surface(side, side)
      shown.pen.drawImage(
        surface.canvas,
        x + layer.mask.x * scale,
        y + layer.mask.y * scale,
        surface.width * scale,
        surface.height * scale,
      )
      shown.pen.globalCompositeOperation = 'source-in'
      shown.pen.fillStyle = '#fff'
      shown.pen.fillRect(0, 0, side, side)
      pen.fillStyle = '#000'
      pen.fillRect(x, y, width * scale, height * scale)
      pen.drawImage(shown.canvas, 0, 0)
      return
    }
    const alone = { ...layer, visible: true, opacity: 1, blend: 'normal' as const, mask: null }
    if (alone.kind !== 'adjustment')
      pen.drawImage(flatHere({ ...editor.scene, layers: [alone] }, undefined, scale).canvas, x, y)
  }, [editor, layer, of, version])
  if (of === 'layer' && layer.kind === 'adjustment')
    return (
      <span className="grid size-10 place-items-center rounded-sm bg-raised text-soft">
        <SlidersHorizontal className="size-4" />
      </span>
    )
  return <canvas ref={canvas} width={side} height={side} className="checkers block size-10 rounded-sm" />
}
