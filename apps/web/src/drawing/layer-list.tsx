import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Layers } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { fold, moveTo } from '../canvas/commands/arrange.ts'
import { chosenIds, isShown, lockOf } from '../canvas/document/chosen.ts'
import { isOpen, type Layer } from '../canvas/document/layer.ts'
import { chooseLayer, type Joining, togetherWith } from './choosing.ts'
import { type Drop, dropAt, type Row, rowsOf } from './layer-drop.ts'
import { removes } from './use-keys.ts'
import { indent, LayerRow, type Mark } from './layer-row.tsx'
import { performById, refuse, useEditor, useEditorState } from './use-editor.ts'

/** A finger that rests so long takes hold of a row; one that moves before that scrolls. */
const holdMs = 250
const still = 6

/** The row at the height of the pointer, and how far down in it the pointer is. */
const rowAtPointer: CollisionDetection = ({ droppableContainers, droppableRects, pointerCoordinates }) => {
  if (pointerCoordinates === null) return []
  const { y } = pointerCoordinates
  const found = droppableContainers.flatMap((droppableContainer) => {
    const rect = droppableRects.get(droppableContainer.id)
    if (rect === undefined) return []
    const share = Math.min(1, Math.max(0, (y - rect.top) / rect.height))
    const away = Math.max(0, rect.top - y, y - rect.bottom)
    return [{ id: droppableContainer.id, data: { droppableContainer, value: away, share } }]
  })
  return found.toSorted((a, b) => a.data.value - b.data.value).slice(0, 1)
}

/** The layers and groups, from the top down: chosen, folded, dragged. @param joins whether each press joins what is chosen */
export function LayerList({ joins }: { readonly joins: boolean }) {
  const editor = useEditor()
  const layers = useEditorState(({ scene }) => scene.layers)
  const activeId = useEditorState(({ scene }) => scene.activeId)
  const together = useEditorState(({ scene }) => scene.chosenIds)
  const list = useRef<HTMLUListElement>(null)
  const [held, setHeld] = useState<readonly string[]>([])
  const [drop, setDrop] = useState<Drop | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: holdMs, tolerance: still } }),
  )
  const rows = rowsOf(layers, isOpen)
  const chosen = chosenIds({ layers, activeId, chosenIds: together })
  const listed = rows.map(({ layer }) => layer.id)
  const choose = (id: string, how: Joining, isMask: boolean): void => {
    chooseLayer(editor, id, joins && how === 'alone' && !isMask ? 'toggle' : how, listed)
    editor.set({ paintsMask: isMask })
  }
  const onMove = ({ active, over, delta, collisions }: DragMoveEvent): void => {
    const index = listed.indexOf(String(over?.id))
    const depth = rows.find(({ layer }) => layer.id === active.id)?.depth ?? 0
    const share = Number(collisions?.[0]?.data?.['share'] ?? 0)
    const shifted = depth + Math.round(delta.x / indent)
    setDrop(
      isStill(delta) || over === null ? null : dropAt(layers, rows, held, index, share, shifted, isOpen),
    )
  }
  const onEnd = ({ active, activatorEvent, delta }: DragEndEvent): void => {
    setHeld([])
    setDrop(null)
    // A finger that only rests on a row means that it is to be chosen too.
    if (isStill(delta)) {
      if (!(activatorEvent instanceof MouseEvent)) choose(String(active.id), 'toggle', false)
      return
    }
    if (drop === null) return
    try {
      moveTo(editor, held, drop.spot)
    } catch (error) {
      refuse(error)
    }
  }
  const focus = (id: string): void =>
    list.current?.querySelector<HTMLElement>(`[data-layer="${id}"] button[aria-label^=Choose]`)?.focus()
  const onKey = (event: KeyboardEvent, row: Row<Layer>): void => {
    if (removes(event.key)) {
      if (!chosen.includes(row.layer.id)) choose(row.layer.id, 'alone', false)
      performById('delete-layer', editor)
      // What is active now is where one goes on.
      return void requestAnimationFrame(() => focus(editor.scene.activeId ?? ''))
    }
    const to = keyed(event, row, rows)
    if (to === undefined) return
    event.preventDefault()
    if (typeof to === 'boolean') return fold(editor, row.layer.id, !to)
    if (event.altKey) {
      if (!chosen.includes(row.layer.id)) choose(row.layer.id, 'alone', false)
      performById(event.key === 'ArrowUp' ? 'layer-up' : 'layer-down', editor)
    } else choose(to, event.shiftKey ? 'range' : 'alone', false)
    // A row that was moved has lost it.
    requestAnimationFrame(() => focus(event.altKey ? row.layer.id : to))
  }
  const markAt = (index: number, { layer }: Row<Layer>): Mark | null => {
    if (drop === null) return null
    const { seen } = drop
    if ('into' in seen) return seen.into === layer.id ? { at: 'into' } : null
    if (seen.before === index) return { at: 'top', depth: seen.depth }
    return seen.before === rows.length && index === rows.length - 1
      ? { at: 'bottom', depth: seen.depth }
      : null
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={rowAtPointer}
      onDragStart={({ active }) => setHeld(togetherWith(editor.scene, String(active.id)))}
      onDragMove={onMove}
      onDragEnd={onEnd}
      onDragCancel={() => {
        setHeld([])
        setDrop(null)
      }}
    >
      <ul ref={list} aria-label="Layers" className="min-h-24 grow overflow-y-auto p-1.5">
        {rows.map((row, index) => (
          <LayerRow
            key={row.layer.id}
            row={row}
            isActive={row.layer.id === activeId}
            isChosen={chosen.includes(row.layer.id)}
            isShown={isShown(layers, row.layer)}
            isLocked={lockOf(layers, row.layer) !== undefined}
            mark={markAt(index, row)}
            onChoose={(how, isMask) => choose(row.layer.id, how, isMask)}
            onKey={(event) => onKey(event, row)}
          />
        ))}
      </ul>
      <DragOverlay dropAnimation={null}>
        {held.length > 0 && <Held layers={layers.filter(({ id }) => held.includes(id))} />}
      </DragOverlay>
    </DndContext>
  )
}

const isStill = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
  Math.hypot(x, y) < still - 1

/** What a key means in the list: another row's layer; true or false where a group is opened or closed. */
function keyed(
  { key }: Pick<KeyboardEvent, 'key'>,
  row: Row<Layer>,
  rows: readonly Row<Layer>[],
): string | boolean | undefined {
  const at = rows.indexOf(row)
  const { layer } = row
  switch (key) {
    case 'ArrowUp':
      return (rows[at - 1] ?? row).layer.id
    case 'ArrowDown':
      return (rows[at + 1] ?? row).layer.id
    case 'ArrowRight':
      return layer.kind === 'group' && layer.collapsed ? true : undefined
    case 'ArrowLeft':
      return isOpen(layer) ? false : (layer.group ?? undefined)
    default:
      return undefined
  }
}

/** What is dragged, beside the pointer. */
const Held = ({ layers }: { readonly layers: readonly Layer[] }) => (
  <span className="mt-6 ml-16 flex w-fit max-w-52 items-center gap-2 rounded-lg border border-line bg-panel/90 px-2.5 py-1.5 text-[13px] shadow-float">
    <Layers className="size-4 shrink-0 text-soft" />
    <span className="truncate">{layers.length === 1 ? layers[0]?.name : `${layers.length} layers`}</span>
  </span>
)
