import Konva from 'konva'
import { extentOfAll, sizeOf } from '../compose/draw-layer.ts'
import { chosenWhole, isShown, lockOf } from '../document/chosen.ts'
import {
  isPlaced,
  type Layer,
  type PlacedLayer,
  type Scene,
  withLayer,
  withLayers,
} from '../document/layer.ts'
import { matrixOf } from '../document/place.ts'
import type { Rect } from '../document/surface.ts'
import { throughMatrix } from '../document/through.ts'
import type { Editor } from '../editor.ts'

const accent = '#8f78ff'

const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right']
const sides = ['top-center', 'middle-left', 'middle-right', 'bottom-center']

/** The handles by which layers are scaled and turned, and those of what is cropped to. */
export class Frame {
  readonly #editor: Editor
  readonly #box: Konva.Rect
  readonly #handles: Konva.Transformer
  /** When it was taken hold of; and around what, where that are several layers. */
  #before: Scene | null = null
  #around: Rect | null = null

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
    this.#box.on('transformstart dragstart', () => {
      this.#before = editor.scene
      this.#around = aroundOf(editor.scene)
    })
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
    const around = tool === 'move' ? aroundOf(scene) : null
    const single = tool === 'move' ? singleOf(scene) : undefined
    const framed =
      tool === 'crop' && crop !== null
        ? { ...crop, scale_x: 1, scale_y: 1 }
        : around !== null
          ? { ...around, rotation: 0, scale_x: 1, scale_y: 1 }
          : single === undefined
            ? null
            : { ...single, ...sized(single) }
    this.#box.visible(framed !== null)
    const isCrop = tool === 'crop'
    this.#handles.keepRatio(!isCrop)
    // Several that are turned, each by its own, would be slanted by other sides.
    this.#handles.enabledAnchors(around === null ? [...corners, ...sides] : corners)
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
    const [before, around] = [this.#before, this.#around]
    if (before !== null && around !== null) {
      const matrix = matrixOf(place).translate(-around.x, -around.y)
      const ids = chosenWhole(before).map(({ id }) => id)
      return this.#editor.preview(withLayers(before, ids, (layer) => throughMatrix(layer, matrix, before)))
    }
    const id = this.#editor.scene.activeId
    if (id !== null)
      this.#editor.preview(
        withLayer(this.#editor.scene, id, (layer) => (isPlaced(layer) ? { ...layer, ...place } : layer)),
      )
  }
}

/** What can be taken hold of. */
function heldOf({ layers, ...scene }: Scene): Layer[] {
  const whole = chosenWhole({ layers, ...scene })
  return whole.some((layer) => lockOf(layers, layer) !== undefined)
    ? []
    : whole.filter((layer) => isShown(layers, layer))
}

/** The layer that is framed alone. */
function singleOf(scene: Scene): PlacedLayer | undefined {
  const [layer, ...others] = heldOf(scene)
  return layer !== undefined && others.length === 0 && isPlaced(layer) ? layer : undefined
}

/** Where a group lies, or several layers. */
function aroundOf(scene: Scene): Rect | null {
  const held = heldOf(scene)
  return held.length > 1 ? extentOfAll(held) : null
}

const sized = (layer: PlacedLayer): { width: number; height: number } => {
  const { width, height } = sizeOf(layer)
  return { width, height }
}
