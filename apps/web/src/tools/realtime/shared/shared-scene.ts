import type { SharedValue } from '@krya/contracts'
import { type Layer, type Scene, surfacesOf } from '../../../canvas/document/layer.ts'
import { isUpright } from '../../../canvas/document/place.ts'
import type { Rect, Surface } from '../../../canvas/document/surface.ts'
import type { Editor } from '../../../canvas/editor.ts'
import type { Patch } from '../../../canvas/history/history.ts'
import { byPlace, newPlaces } from '../../../canvas/shared/places.ts'
import { Replica } from '../../../canvas/shared/replica.ts'
import { changedValues, layerOf, type Values, valuesOf } from './layer-values.ts'
import { changesOf, type PixelPaint, type SceneEdit, Surfaces, wholeOf } from './surfaces.ts'

/** What is painted without a step, as a camera does, is told so often. */
const unsteppedMs = 800

/** Keeps an editor's scene and what is shared of it alike, in both directions. */
export class SharedScene {
  readonly #editor: Editor
  readonly #onEdit: (n: number, edit: SceneEdit) => void
  readonly #surfaces: Surfaces
  readonly #replica: Replica<PixelPaint>
  readonly #stop: (() => void)[]
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Until all there is has come, nothing is told. */
  #hasBegun = false

  /** @param onEdit is given what is done here, to be sent in this order */
  constructor(editor: Editor, onEdit: (n: number, edit: SceneEdit) => void) {
    this.#editor = editor
    this.#onEdit = onEdit
    this.#surfaces = new Surfaces((surface, paint) =>
      editor.receivePaint(surface, partOf(editor.scene, surface, paint)),
    )
    this.#replica = new Replica(this.#surfaces)
    this.#stop = [editor.follow((patches) => this.#step(patches)), editor.onDraw(() => this.#lookSoon())]
  }

  get pending() {
    return this.#replica.pending
  }

  destroy(): void {
    clearTimeout(this.#timer)
    for (const stop of this.#stop) stop()
  }

  /** The editor's scene is what is shared from now on. */
  begin(): void {
    const { scene } = this.#editor
    this.#surfaces.clear()
    for (const surface of surfacesOf({ ...scene, selection: null })) this.#surfaces.name(surface)
    const places = newPlaces(
      scene.layers.map(({ id }) => id),
      () => undefined,
    )
    const sets = scene.layers.map((layer): SceneEdit => ({
      kind: 'set',
      object: layer.id,
      values: { ...this.#valuesOf(layer), place: places.get(layer.id) ?? '', removed: false },
    }))
    const { width, height } = scene
    this.#hasBegun = true
    this.#replica.reset([{ kind: 'set', object: 'page', values: { width, height } }, ...sets], 0)
  }

  /** Everything, as edits of an empty canvas. */
  snapshot(): SceneEdit[] {
    this.#prune()
    const surfaces = this.#surfaces.all.flatMap(([id, surface]): SceneEdit[] => [
      { kind: 'surface', surface: id, width: surface.width, height: surface.height },
      ...wholeOf(id, surface),
    ])
    const objects = this.#replica.ids.map((object): SceneEdit => ({
      kind: 'set',
      object,
      values: Object.fromEntries(this.#replica.valuesOf(object)),
    }))
    return [...surfaces, ...objects]
  }

  /** Shows what is shared instead of what is here. @param taken the last of one's own edits that is in it */
  reset(edits: readonly SceneEdit[], taken: number): void {
    this.#hasBegun = true
    this.#surfaces.clear()
    this.#replica.reset(edits, taken)
    const shown = this.#ids
    const all = this.#ids.flatMap((id) => this.#layerOf(id) ?? [])
    this.#editor.receive((scene) => ({
      ...scene,
      ...this.#page(scene),
      layers: all,
      activeId: shown.includes(scene.activeId ?? '') ? scene.activeId : (all.at(-1)?.id ?? null),
    }))
  }

  /** One's own came back. @returns false: it is not waited for, so it is to be heard as anybody's */
  confirm(n: number): boolean {
    return this.#replica.confirm(n)
  }

  countFrom(taken: number): void {
    this.#replica.countFrom(taken)
  }

  /** Does what somebody else did. */
  hear(edit: SceneEdit): void {
    const object = this.#replica.hear(edit)
    if (object === 'page') this.#editor.receive((scene) => ({ ...scene, ...this.#page(scene) }))
    else if (object !== undefined && object !== 'painting') this.#refresh(object)
    if (edit.kind === 'surface') this.#prune()
  }

  /** What was refused is forgotten: all there is must come anew. */
  drop(): void {
    this.#replica.drop()
  }

  /** Sets values that are no layer's. */
  set(object: 'painting', values: Values): void {
    const changed = changedValues(values, this.#replica.valuesOf(object))
    if (Object.keys(changed).length > 0) this.#make({ kind: 'set', object, values: changed })
  }

  get painting(): ReadonlyMap<string, SharedValue> {
    return this.#replica.valuesOf('painting')
  }

  /** Layers that are there, from the bottom up. */
  get #ids(): string[] {
    return this.#replica.ids
      .filter((id) => id !== 'page' && id !== 'painting')
      .filter((id) => this.#replica.valuesOf(id).get('removed') !== true)
      .map((id) => ({ id, place: this.#placeOf(id) ?? '' }))
      .toSorted(byPlace)
      .map(({ id }) => id)
  }

  #placeOf(id: string): string | undefined {
    const place = this.#replica.valuesOf(id).get('place')
    return typeof place === 'string' ? place : undefined
  }

  #layerOf(id: string): Layer | null {
    return layerOf(id, this.#replica.valuesOf(id), (surface) => this.#surfaces.get(surface))
  }

  #page(scene: Scene): Pick<Scene, 'width' | 'height'> {
    const values = this.#replica.valuesOf('page')
    const [width, height] = [values.get('width'), values.get('height')]
    return typeof width === 'number' && typeof height === 'number' ? { width, height } : scene
  }

  /** Shows one layer as it is now, where it is now. */
  #refresh(changed: string): void {
    const order = this.#ids
    const layer = this.#layerOf(changed)
    this.#editor.receive((scene) => {
      const own = new Map(scene.layers.map((one) => [one.id, one]))
      const shared = order.flatMap((id) => {
        const found = id === changed ? layer : (own.get(id) ?? this.#layerOf(id))
        // A group may have come after what lies in it: until then it was shown in none.
        return found === null ? [] : this.#inItsGroup(found)
      })
      // A layer that a stroke has just begun is not known yet: it lies on top.
      const begun = scene.layers.filter(({ id }) => id !== changed && !order.includes(id))
      const layers = [...shared, ...begun]
      const isActiveThere = layers.some(({ id }) => id === scene.activeId)
      return { ...scene, layers, activeId: isActiveThere ? scene.activeId : (layers.at(-1)?.id ?? null) }
    })
  }

  #inItsGroup(layer: Layer): Layer {
    const group = this.#replica.valuesOf(layer.id).get('group')
    return typeof group !== 'string' || group === layer.group ? layer : { ...layer, group }
  }

  /** Tells what a step here has changed. */
  #step(patches: readonly Patch[]): void {
    if (!this.#hasBegun) return
    const { scene } = this.#editor
    const seen = this.#seen
    const introduced = new Set<Surface>()
    const places = newPlaces(
      scene.layers.map(({ id }) => id),
      (id) => this.#placeOf(id),
    )
    // A group is told of before what lies in it, which is below.
    for (const layer of scene.layers.toReversed()) {
      // Right before the layer that shows them: nobody keeps many that nothing shows.
      for (const surface of surfacesOf({ ...scene, layers: [layer], selection: null })) {
        const id = this.#surfaces.idOf(surface)
        // What nobody shows any more may be forgotten elsewhere, so it is told anew.
        if (introduced.has(surface) || (id !== undefined && seen.has(id))) continue
        this.#introduce(surface)
        introduced.add(surface)
      }
      const place = places.get(layer.id)
      const now = { ...this.#valuesOf(layer), removed: false, ...(place === undefined ? {} : { place }) }
      const values = changedValues(now, this.#replica.valuesOf(layer.id))
      if (Object.keys(values).length > 0) this.#make({ kind: 'set', object: layer.id, values })
    }
    const there = new Set(scene.layers.map(({ id }) => id))
    for (const id of this.#ids)
      // One that cannot be shown here was not taken away here.
      if (!there.has(id) && this.#layerOf(id) !== null)
        this.#make({ kind: 'set', object: id, values: { removed: true } })
    const page = changedValues({ width: scene.width, height: scene.height }, this.#replica.valuesOf('page'))
    if (Object.keys(page).length > 0) this.#make({ kind: 'set', object: 'page', values: page })
    for (const patch of patches) {
      const id = this.#surfaces.idOf(patch.surface)
      // One that was introduced just now went with what is on it.
      if (id === undefined || introduced.has(patch.surface)) continue
      for (const edit of changesOf(id, patch)) this.#make(edit)
      this.#surfaces.settle(patch.surface)
    }
    this.#prune()
  }

  #introduce(surface: Surface): void {
    const id = this.#surfaces.name(surface)
    this.#make({ kind: 'surface', surface: id, width: surface.width, height: surface.height })
    for (const edit of wholeOf(id, surface)) this.#make(edit)
  }

  /** What was painted without a step. */
  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      for (const surface of surfacesOf({ ...this.#editor.scene, selection: null })) {
        const id = this.#surfaces.idOf(surface)
        if (id === undefined || this.#surfaces.isSettled(surface)) continue
        for (const edit of wholeOf(id, surface)) this.#make(edit)
        this.#surfaces.settle(surface)
      }
    }, unsteppedMs)
  }

  #make(edit: SceneEdit): void {
    if (this.#editor.isLocked || !this.#hasBegun) return
    this.#onEdit(this.#replica.make(edit), edit)
  }

  #valuesOf(layer: Layer): Values {
    return valuesOf(layer, (surface) => this.#surfaces.idOf(surface) ?? this.#surfaces.name(surface))
  }

  /** The surfaces that layers show. */
  get #seen(): Set<string> {
    return new Set(
      this.#ids.flatMap((id) => {
        const values = this.#replica.valuesOf(id)
        const mask = values.get('mask')
        const own = [values.get('surface'), isObject(mask) ? mask['surface'] : undefined]
        return own.filter((one) => typeof one === 'string')
      }),
    )
  }

  #prune(): void {
    this.#surfaces.prune(this.#seen)
  }
}

const isObject = (value: SharedValue | undefined): value is Record<string, SharedValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where on the page something was painted; null: it is turned or scaled, so anywhere. */
function partOf({ layers }: Scene, surface: Surface, { x, y, picture }: PixelPaint): Rect | null {
  const { width, height } = picture
  for (const layer of layers) {
    if (layer.mask?.surface === surface) return { x: x + layer.mask.x, y: y + layer.mask.y, width, height }
    if (layer.kind === 'pixels' && layer.surface === surface)
      return isUpright(layer) ? { x: x + layer.x, y: y + layer.y, width, height } : null
  }
  return null
}
