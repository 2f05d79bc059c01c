import { drawnIn, extentOf } from '../compose/draw-layer.ts'
import {
  activeLayer,
  boundsOf,
  pageOf,
  type PixelLayer,
  pixelLayer,
  type Scene,
  type ShapeLayer,
  storable,
  type TextLayer,
  withLayer,
  withNew,
} from '../document/layer.ts'
import { assertUnlocked, Unpaintable } from '../document/chosen.ts'
import { groupsAround } from '../document/group.ts'
import { isUpright } from '../document/place.ts'
import { type Rect, shared, Surface, united, whole } from '../document/surface.ts'
import type { Editor } from '../editor.ts'

/** What will be painted on: pixels of the document from `x`, `y` on. */
export interface Target {
  /** With that surface in it. */
  readonly scene: Scene
  readonly layerId: string
  readonly isMask: boolean
  readonly surface: Surface
  readonly x: number
  readonly y: number
  /** Whether nobody saw it before, so that nothing of it need be remembered. */
  readonly isNew: boolean
}

/**
 * What a brush paints on: the active layer's pixels (spread over the page where they are not) or its mask; a new
 * layer where there is none. Text and shapes have none: they become pixels, or stay what they are below a new layer.
 * @param adds whether paint is put on, and so may lie on a layer of its own
 * @throws Unpaintable
 */
export function targetOf(scene: Scene, paintsMask: boolean, adds = false): Target {
  const layer = activeLayer(scene)
  if (layer === undefined) return newAbove(scene)
  assertUnlocked(scene, [layer])
  const hidden = [layer, ...groupsAround(scene.layers, layer)].find(({ visible }) => !visible)
  if (hidden !== undefined) throw new Unpaintable(`“${hidden.name}” is hidden. Show it first.`)
  if (paintsMask && layer.mask !== null)
    return { scene, layerId: layer.id, isMask: true, ...layer.mask, isNew: false }
  if (layer.kind === 'adjustment')
    throw new Unpaintable('An adjustment has no pixels. Give it a mask and paint on that, or choose a layer.')
  if (layer.kind === 'group')
    throw new Unpaintable(`“${layer.name}” is a group. Choose a layer in it, or paint on the group’s mask.`)
  if (layer.kind !== 'pixels') return adds ? newAbove(scene) : pixelsOf(scene, layer)
  const page = pageOf(scene)
  const own = extentOf(layer)
  if (isUpright(layer) && contains(own, page))
    return {
      scene,
      layerId: layer.id,
      isMask: false,
      surface: layer.surface,
      x: layer.x,
      y: layer.y,
      isNew: false,
    }
  const spread = spreadOver(layer, storable(united(own, page) ?? page, page))
  const { surface, x, y } = spread
  return {
    scene: withLayer(scene, layer.id, () => spread),
    layerId: layer.id,
    isMask: false,
    surface,
    x,
    y,
    isNew: true,
  }
}

function newAbove(scene: Scene): Target {
  const added = pixelLayer('Layer', new Surface(scene.width, scene.height))
  return {
    scene: withNew(scene, added),
    layerId: added.id,
    isMask: false,
    surface: added.surface,
    x: 0,
    y: 0,
    isNew: true,
  }
}

/** Text or a shape as pixels that can be taken away. */
function pixelsOf(scene: Scene, layer: TextLayer | ShapeLayer): Target {
  const page = pageOf(scene)
  const { x, y, ...box } = storable(united(extentOf(layer), page) ?? page, page)
  const surface = drawnIn(layer, { x, y, ...box })
  const { id, name, locked, visible, opacity, blend, mask } = layer
  const drawn = pixelLayer(name, surface, { id, locked, visible, opacity, blend, mask, x, y })
  return {
    scene: withLayer(scene, id, () => drawn),
    layerId: id,
    isMask: false,
    surface,
    x,
    y,
    isNew: true,
  }
}

const contains = (outer: Rect, inner: Rect): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height

/** The layer with its pixels drawn where they lie, in a box of the document. */
const spreadOver = (layer: PixelLayer, box: Rect): PixelLayer => ({
  ...layer,
  surface: drawnIn(layer, box),
  x: box.x,
  y: box.y,
  scale_x: 1,
  scale_y: 1,
  rotation: 0,
})

/** How what was painted comes onto the target. */
interface Laying {
  /** In the document's pixels, from `x`, `y` on. */
  readonly surface: Surface
  readonly x: number
  readonly y: number
  readonly opacity: number
  readonly erases: boolean
}

/** Puts paint on a target, as one step. @param touched where there is paint, in the document's pixels */
export function lay(
  editor: Editor,
  label: string,
  before: Scene,
  target: Target,
  paint: Laying,
  touched: Rect,
): void {
  const { surface, x, y } = target
  const area = shared(whole(touched), boundsOf(target))
  if (area === null) return
  const own = { ...area, x: area.x - x, y: area.y - y }
  const was = target.isNew ? null : surface.part(own)
  const { pen } = surface
  pen.save()
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.beginPath()
  pen.rect(own.x, own.y, own.width, own.height)
  pen.clip()
  pen.globalAlpha = paint.opacity
  pen.globalCompositeOperation = paint.erases ? 'destination-out' : 'source-over'
  pen.drawImage(paint.surface.canvas, paint.x - x, paint.y - y)
  pen.restore()
  surface.version += 1
  const patches = was === null ? [] : [{ surface, x: own.x, y: own.y, before: was, after: surface.part(own) }]
  editor.commit(label, before, target.scene, patches)
}

/** Leaves of paint what lies in the scene's selection. @param origin where the paint's first pixel is */
export function keptToSelection(
  { selection }: Scene,
  paint: Surface,
  origin: { readonly x: number; readonly y: number },
): void {
  if (selection === null) return
  const { x, y } = boundsOf(selection)
  const { pen } = paint
  pen.save()
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.globalAlpha = 1
  pen.globalCompositeOperation = 'destination-in'
  pen.drawImage(selection.surface.canvas, x - origin.x, y - origin.y)
  pen.restore()
}
