import Konva from 'konva'
import { sizeOf } from '../compose/draw-layer.ts'
import { activeLayer, type PlacedLayer, type Scene, withLayer } from '../document/layer.ts'
import type { Editor } from '../editor.ts'

const accent = '#8f78ff'

/** The handles by which a layer is scaled and turned, and those of what is cropped to. */
export class Frame {
  readonly #editor: Editor
  readonly #box: Konva.Rect
  readonly #handles: Konva.Transformer
  #before: Scene | null = null

  constructor(layer: Konva.Layer, editor: Editor) {
    this.#editor = editor
    this.#box = new Konva.Rect({ name: 'box', strokeScaleEnabled: false })
    this.#handles = new Konva.Transformer({
      nodes: [],
      anchorSize: matchMedia('(pointer: coarse)').matches ? 16 : 9,
      anchorCornerRadius: 2,
      anchorStroke: accent,
      borderStroke: accent,
      rotateAnchorOffset: 26,
      rotationSnaps: [0, 45, 90, 135, 180, 225, 270, 315],
      rotationSnapTolerance: 3,
      ignoreStroke: true,
      flipEnabled: true,
    })
    layer.add(this.#box, this.#handles)
    this.#box.on('transformstart dragstart', () => (this.#before = editor.scene))
    this.#box.on('transform dragmove', () => this.#changed())
    this.#box.on('transformend dragend', () => {
      const before = this.#before
      this.#before = null
      if (before !== null && editor.state.getState().tool === 'move') editor.commit('Transform', before)
    })
    this.follow()
  }

  /** Lies where what it frames is now. */
  follow(): void {
    const { tool, crop, view, scene } = this.#editor.state.getState()
    const layer = activeLayer(scene)
    const framed =
      tool === 'crop' && crop !== null
        ? { ...crop, scale_x: 1, scale_y: 1 }
        : tool === 'move' &&
            layer !== undefined &&
            layer.kind !== 'adjustment' &&
            !layer.locked &&
            layer.visible
          ? { ...layer, ...sized(layer) }
          : null
    this.#box.visible(framed !== null)
    const isCrop = tool === 'crop'
    this.#handles.keepRatio(!isCrop)
    this.#box.draggable(isCrop)
    this.#box.listening(isCrop)
    this.#box.stroke(isCrop ? '#ffffff' : '')
    this.#box.strokeWidth(isCrop ? 1 : 0)
    this.#handles.nodes(framed === null ? [] : [this.#box])
    if (framed === null || this.#handles.isTransforming() || this.#box.isDragging()) return
    this.#box.setAttrs({
      x: framed.x * view.scale + view.x,
      y: framed.y * view.scale + view.y,
      width: framed.width,
      height: framed.height,
      rotation: framed.rotation,
      scaleX: framed.scale_x * view.scale,
      scaleY: framed.scale_y * view.scale,
    })
    this.#handles.forceUpdate()
  }

  #changed(): void {
    const { view, tool } = this.#editor.state.getState()
    const box = this.#box
    const place = {
      x: (box.x() - view.x) / view.scale,
      y: (box.y() - view.y) / view.scale,
      rotation: box.rotation(),
      scale_x: box.scaleX() / view.scale,
      scale_y: box.scaleY() / view.scale,
    }
    if (tool === 'crop') {
      const { x, y, rotation } = place
      const width = Math.abs(box.width() * place.scale_x)
      const height = Math.abs(box.height() * place.scale_y)
      return this.#editor.set({ crop: { x, y, rotation, width, height } })
    }
    const id = this.#editor.scene.activeId
    if (id !== null)
      this.#editor.preview(
        withLayer(this.#editor.scene, id, (layer) =>
          layer.kind === 'adjustment' ? layer : { ...layer, ...place },
        ),
      )
  }
}

const sized = (layer: PlacedLayer): { width: number; height: number } => {
  const { width, height } = sizeOf(layer)
  return { width, height }
}
