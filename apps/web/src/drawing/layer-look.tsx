import { Folder, FolderOpen, SlidersHorizontal } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { flatHere } from '../canvas/compose/flat.ts'
import { isPlaced, type Layer } from '../canvas/document/layer.ts'
import { Surface } from '../canvas/document/surface.ts'
import { useEditor, useEditorState } from './use-editor.ts'

const side = 40

/** What a layer or its mask looks like, small; drawn again when it was changed. */
export function Look({ layer, of }: { readonly layer: Layer; readonly of: 'layer' | 'mask' }) {
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
    if (!isPlaced(layer)) return
    const alone = { ...layer, visible: true, opacity: 1, blend: 'normal' as const, mask: null }
    pen.drawImage(flatHere({ ...editor.scene, layers: [alone] }, undefined, scale).canvas, x, y)
  }, [editor, layer, of, version])
  if (of === 'layer' && !isPlaced(layer)) {
    const Icon = layer.kind === 'adjustment' ? SlidersHorizontal : layer.collapsed ? Folder : FolderOpen
    return (
      <span className="grid size-10 place-items-center rounded-sm bg-raised text-soft">
        <Icon className="size-4" />
      </span>
    )
  }
  return <canvas ref={canvas} width={side} height={side} className="checkers block size-10 rounded-sm" />
}
