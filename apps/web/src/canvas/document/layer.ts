import { type DocumentLayer, largestDocumentSide } from '@krya/contracts'
import { assertRoom } from './chosen.ts'
import { groupsAround } from './group.ts'
import { added } from './regroup.ts'
import { type Rect, shared, Surface } from './surface.ts'
import { inWords } from '../../ui/words.ts'

/** What shows a layer where it is opaque; it lies in the document's pixels. */
export interface Mask {
  readonly surface: Surface
  readonly x: number
  readonly y: number
  readonly enabled: boolean
}

type Kind<K extends DocumentLayer['kind']> = Omit<
  Extract<DocumentLayer, { kind: K }>,
  'mask' | 'file' | 'width' | 'height'
> & {
  readonly mask: Mask | null
}
export type PixelLayer = Kind<'pixels'> & { readonly surface: Surface }
export type TextLayer = Kind<'text'>
export type ShapeLayer = Kind<'shape'> & { readonly width: number; readonly height: number }
export type AdjustmentLayer = Kind<'adjustment'>
/** What lies somewhere: it can be moved, scaled and turned. */
export type PlacedLayer = PixelLayer | TextLayer | ShapeLayer
/** An entry of the list like the others; what is in it lies directly below and names it. */
export type GroupLayer = Kind<'group'>
export type Layer = PlacedLayer | AdjustmentLayer | GroupLayer

/** What an editor shows. It is never changed, but replaced: history keeps the ones before. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** From the bottom up. */
  readonly layers: readonly Layer[]
  readonly activeId: string | null
  /** Chosen together, the active one among them. Left out: that alone. */
  readonly chosenIds?: readonly string[] | undefined
  readonly selection: Selection | null
}

/** What is chosen of the document: as opaque as it is chosen. */
export interface Selection {
  readonly surface: Surface
  /** Of its first pixel, in the document. */
  readonly x: number
  readonly y: number
}

export const boundsOf = ({ surface, x, y }: Selection): Rect => ({
  x,
  y,
  width: surface.width,
  height: surface.height,
})

export const pageOf = ({ width, height }: Pick<Scene, 'width' | 'height'>): Rect => ({
  x: 0,
  y: 0,
  width,
  height,
})

/** A size that a document may have. */
export function pageFor({ width, height }: Pick<Scene, 'width' | 'height'>) {
  const side = (length: number): number => Math.min(largestDocumentSide, Math.max(1, Math.round(length)))
  return { width: side(width), height: side(height) }
}

/** What lies on the page, as large as it. */
export function onPage({ width, height }: Pick<Scene, 'width' | 'height'>, part: Selection): Surface {
  const page = new Surface(width, height)
  page.pen.drawImage(part.surface.canvas, part.x, part.y)
  return page
}

/** A box that can be a layer’s: where it is too large, the part of it on the page. */
export function storable(box: Rect, page: Rect): Rect {
  if (Math.max(box.width, box.height) <= largestDocumentSide) return box
  return shared(box, page) ?? { ...page, width: 1, height: 1 }
}

const plain = {
  group: null,
  visible: true,
  locked: false,
  opacity: 1,
  blend: 'normal',
  mask: null,
} as const
const unmoved = { x: 0, y: 0, scale_x: 1, scale_y: 1, rotation: 0 } as const

/** A layer of pixels, unmoved. */
export const pixelLayer = (name: string, surface: Surface, at?: Partial<PixelLayer>): PixelLayer => ({
  ...plain,
  ...unmoved,
  id: crypto.randomUUID(),
  name,
  kind: 'pixels',
  surface,
  solid: null,
  ...at,
})

export const textLayer = (look: Pick<TextLayer, 'x' | 'y' | 'size' | 'colour' | 'font'>): TextLayer => ({
  ...plain,
  ...unmoved,
  id: crypto.randomUUID(),
  name: 'Text',
  kind: 'text',
  text: 'Text',
  line_height: 1.2,
  spacing: 0,
  align: 'left',
  ...look,
})

export const shapeLayer = (
  look: Pick<ShapeLayer, 'shape' | 'x' | 'y' | 'width' | 'height' | 'fill' | 'stroke' | 'stroke_width'>,
): ShapeLayer => ({
  ...plain,
  ...unmoved,
  id: crypto.randomUUID(),
  name: inWords(look.shape),
  kind: 'shape',
  radius: 0,
  sides: look.shape === 'star' ? 5 : 6,
  ...look,
})

export const adjustmentLayer = (
  name: string,
  adjustments: AdjustmentLayer['adjustments'],
): AdjustmentLayer => ({
  ...plain,
  id: crypto.randomUUID(),
  name,
  kind: 'adjustment',
  adjustments,
})

/** A group that is nothing but one: what will be in it looks as it did without. */
export const groupLayer = (name: string, at?: Partial<GroupLayer>): GroupLayer => ({
  ...plain,
  id: crypto.randomUUID(),
  name,
  kind: 'group',
  blend: 'pass-through',
  collapsed: false,
  ...at,
})

/** Whether what is in it is listed. */
export const isOpen = (layer: Layer): boolean => layer.kind === 'group' && !layer.collapsed

/** Whether it lies somewhere itself. */
export const isPlaced = (layer: Layer): layer is PlacedLayer =>
  layer.kind !== 'adjustment' && layer.kind !== 'group'

/** The layer that is worked on. */
export const activeLayer = ({ layers, activeId }: Scene): Layer | undefined =>
  layers.find(({ id }) => id === activeId)

/** The scene with one layer replaced by what `change` makes of it. */
export const withLayer = (scene: Scene, id: string, change: (layer: Layer) => Layer): Scene => ({
  ...scene,
  layers: scene.layers.map((layer) => (layer.id === id ? change(layer) : layer)),
})

/** The scene with some layers replaced by what `change` makes of each. */
export function withLayers(scene: Scene, ids: readonly string[], change: (layer: Layer) => Layer): Scene {
  const own = new Set(ids)
  return { ...scene, layers: scene.layers.map((layer) => (own.has(layer.id) ? change(layer) : layer)) }
}

/**
 * The scene with a layer put above the active one, or into an active group; it is the active one then.
 * @throws Unpaintable where there are as many as a document has
 */
export function withNew(scene: Scene, layer: Layer): Scene {
  assertRoom(scene)
  const active = activeLayer(scene)
  const around = active === undefined ? [] : [active, ...groupsAround(scene.layers, active)]
  // Nothing is put into what is locked.
  const over = around.findLast(({ kind, locked }) => kind === 'group' && locked) ?? active
  const layers = added(scene.layers, [layer], over, (group) => isOpen(group) && !group.locked)
  return { ...scene, layers, activeId: layer.id, chosenIds: undefined }
}

/** Every surface that a scene holds. */
export const surfacesOf = ({ layers, selection }: Scene): Surface[] => [
  ...layers.flatMap((layer) => [
    ...(layer.kind === 'pixels' ? [layer.surface] : []),
    ...(layer.mask === null ? [] : [layer.mask.surface]),
  ]),
  ...(selection === null ? [] : [selection.surface]),
]
