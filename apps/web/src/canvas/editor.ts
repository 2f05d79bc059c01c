import type { Corners } from '@krya/adjust'
import type { Solid } from '@krya/contracts'
import { createStore } from 'zustand/vanilla'
import type { Live, View } from './compose/compose.ts'
import { chosenIds } from './document/chosen.ts'
import type { PointerAt } from './pointer-tools/gesture.ts'
import {
  activeLayer,
  boundsOf,
  type Layer,
  pageOf,
  pixelLayer,
  type Scene,
  withLayer,
  withLayers,
  withNew,
} from './document/layer.ts'
import { tidied } from './document/regroup.ts'
import { withTrueSolids } from './document/solid.ts'
import { type Rect, Surface } from './document/surface.ts'
import { History, type Patch } from './history/history.ts'
import { rebased } from './history/rebased.ts'

export type ToolId =
  | 'move'
  | 'brush'
  | 'eraser'
  | 'fill'
  | 'gradient'
  | 'rectangle-select'
  | 'ellipse-select'
  | 'lasso'
  | 'polygon-lasso'
  | 'wand'
  | 'object-select'
  | 'crop'
  | 'perspective'
  | 'shape'
  | 'solid'
  | 'text'
  | 'eyedropper'
  | 'hand'
  | 'zoom'

/** What tools are set to. */
export interface ToolSettings {
  /** Of brush and eraser, in pixels of the document. */
  readonly size: number
  /** 0–1: how sharp a brush's edge is. */
  readonly hardness: number
  readonly opacity: number
  /** Whether a pen's pressure changes the size. */
  readonly pressure: boolean
  readonly front: string
  readonly back: string
  /** How far from a colour the wand and the bucket go, 0–1. */
  readonly tolerance: number
  readonly contiguous: boolean
  readonly shape: 'rectangle' | 'ellipse' | 'line' | 'polygon' | 'star'
  readonly font: string
  /** How the next solid is put onto the page; its colour is the front one. */
  readonly solid: Omit<Solid, 'colour'>
}

export interface EditorState {
  readonly scene: Scene
  readonly tool: ToolId
  readonly settings: ToolSettings
  /** How the document lies in its window, in the window's pixels. */
  readonly view: View
  /** Whether the active layer's mask is painted on. */
  readonly paintsMask: boolean
  readonly canUndo: string | null
  readonly canRedo: string | null
  /** What was changed since it was opened: counts up. */
  readonly changes: number
  /** What is to be cropped to; null: nothing yet. */
  readonly crop: (Rect & { readonly rotation: number }) | null
  /** What is to become the page’s corners; null: nothing yet. */
  readonly corners: Corners | null
}

const usual: ToolSettings = {
  size: 40,
  hardness: 0.8,
  opacity: 1,
  pressure: true,
  front: '#1a1a1f',
  back: '#ffffff',
  tolerance: 0.15,
  contiguous: true,
  shape: 'rectangle',
  font: 'Poppins',
  solid: { kind: 'cube', across: 35, down: 30 },
}

/** What is told to who draws: a part of the document, or all of it. */
type Listener = (part: Rect | null) => void

/** Hears of each step that was done here, with what it painted. */
type Follower = (patches: readonly Patch[]) => void

/** A document that is being worked on, without a face: what is shown follows `state` and `onDraw`. */
export class Editor {
  readonly state
  readonly #history = new History()
  readonly #listeners = new Set<Listener>()
  /** The stroke that is being made. */
  live: Live | undefined
  #finder: ((at: PointerAt) => void) | undefined
  readonly #followers = new Set<Follower>()
  /** The scene after the last step here; and the same with what others have changed since. */
  #own: Scene
  #shared: Scene
  /** Nothing is changed here: it is only looked at. */
  isLocked = false

  constructor(scene: Scene) {
    this.#own = scene
    this.#shared = scene
    this.state = createStore<EditorState>(() => ({
      scene,
      tool: 'brush',
      settings: usual,
      view: { x: 0, y: 0, scale: 1 },
      paintsMask: false,
      canUndo: null,
      canRedo: null,
      changes: 0,
      crop: null,
      corners: null,
    }))
  }

  get scene(): Scene {
    return this.state.getState().scene
  }

  get settings(): ToolSettings {
    return this.state.getState().settings
  }

  set(change: Partial<Omit<EditorState, 'scene' | 'settings' | 'canUndo' | 'canRedo' | 'changes'>>): void {
    this.state.setState(change)
  }

  setTools(change: Partial<ToolSettings>): void {
    this.state.setState(({ settings }) => ({ settings: { ...settings, ...change } }))
  }

  /** Calls `listener` with what must be drawn anew. */
  onDraw(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Has things found by who can ask a model. @returns ends it */
  findBy(finder: (at: PointerAt) => void): () => void {
    this.#finder = finder
    return () => (this.#finder = undefined)
  }

  /** Chooses the thing at a place, where there is somebody to find it. */
  find(at: PointerAt): void {
    this.#finder?.(at)
  }

  /** Calls `follower` after each step that was done here, also those that took one back. */
  follow(follower: Follower): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  /** Shows what somebody else has changed; it cannot be undone here, and a step that is under way goes on upon it. */
  receive(change: (scene: Scene) => Scene): void {
    const before = this.scene
    this.#shared = change(this.#shared)
    const scene = settled(change(before))
    this.#set(scene)
    if (scene.layers !== before.layers || scene.width !== before.width || scene.height !== before.height)
      this.drawAgain(null)
  }

  /** Shows what somebody else has painted. @param part of the document; null: wherever it is seen */
  receivePaint(surface: Surface, part: Rect | null): void {
    this.#history.share(surface)
    this.state.setState(({ changes }) => ({ changes: changes + 1 }))
    this.drawAgain(part)
  }

  drawAgain(part: Rect | null): void {
    for (const listener of this.#listeners) listener(part)
  }

  /** Does something that can be undone. */
  change(label: string, change: (scene: Scene) => Scene): void {
    const before = this.scene
    const after = change(before)
    if (after !== before) this.commit(label, before, after)
  }

  /** Shows a scene that is not kept: a drag that is still under way. */
  preview(shown: Scene): void {
    const before = this.scene
    const scene = settled(rebased(this.#shared, this.#own, shown))
    this.state.setState(({ paintsMask }) => ({
      scene,
      paintsMask: paintsMask && scene.activeId === before.activeId,
    }))
    if (scene.layers !== before.layers || scene.width !== before.width || scene.height !== before.height)
      this.drawAgain(null)
  }

  /** Changes what is no step of its own but is saved: which groups are open. */
  arrange(change: (scene: Scene) => Scene): void {
    this.#own = change(this.#own)
    this.#shared = change(this.#shared)
    this.state.setState(({ scene, changes }) => ({ scene: change(scene), changes: changes + 1 }))
  }

  /** Keeps what was shown, as one step from `before`. Patches say what was painted already. */
  commit(label: string, before: Scene, shown: Scene = this.scene, patches: readonly Patch[] = []): void {
    const after = withTrueSolids(
      before,
      shown,
      patches.map(({ surface }) => surface),
    )
    const from = rebased(this.#shared, this.#own, before)
    if (this.isLocked) {
      for (const patch of patches.toReversed()) patch.surface.put(patch.before, patch.x, patch.y)
      return this.preview(before)
    }
    // What was only shown so far goes with it; what the step itself set holds, also where it is as it was before others.
    const scene = rebased(rebased(this.#shared, this.#own, after), before, after)
    this.#history.add({ label, before: from, after: scene, patches })
    this.#show(scene, patches)
  }

  /** Not while a stroke is being made. */
  async undo(): Promise<void> {
    await this.#walk((show) => this.#history.undo(show))
  }

  async redo(): Promise<void> {
    await this.#walk((show) => this.#history.redo(show))
  }

  async #walk(walk: (show: Parameters<History['undo']>[0]) => Promise<void>): Promise<void> {
    if (this.live !== undefined || this.isLocked) return
    await walk((from, to, patches) =>
      this.#show(foldedAs(this.scene, rebased(this.#shared, from, to)), patches),
    )
  }

  /** Changes the active layer, if there is one. */
  changeActive(label: string, change: (layer: Layer) => Layer): void {
    const { activeId } = this.scene
    if (activeId !== null) this.change(label, (scene) => withLayer(scene, activeId, change))
  }

  /** Changes all layers that are chosen. */
  changeChosen(label: string, change: (layer: Layer) => Layer): void {
    this.change(label, (scene) => withLayers(scene, chosenIds(scene), change))
  }

  /** Adds a layer above the active one. */
  add(label: string, layer: Layer): void {
    this.change(label, (scene) => withNew(scene, layer))
  }

  /** After a step. */
  #show(shown: Scene, patches: readonly Patch[]): void {
    const scene = settled(shown)
    this.#own = scene
    this.#shared = scene
    this.#set(scene)
    for (const follower of this.#followers) follower(patches)
    this.drawAgain(null)
  }

  #set(scene: Scene): void {
    const { canUndo, canRedo } = this.#history
    this.state.setState(({ changes, paintsMask, scene: before }) => ({
      scene,
      canUndo,
      canRedo,
      changes: changes + 1,
      paintsMask: paintsMask && scene.activeId === before.activeId && activeLayer(scene)?.mask !== null,
    }))
  }
}

/**
 * A scene as it may be shown: where another layer is the active one, those that were chosen are so no more; and where
 * what others did came in between, what lies in a group is below its entry again.
 */
function settled(scene: Scene): Scene {
  const layers = tidied(scene.layers)
  const chosenIds = scene.chosenIds?.includes(scene.activeId ?? '') === true ? scene.chosenIds : undefined
  return layers === scene.layers && chosenIds === scene.chosenIds ? scene : { ...scene, layers, chosenIds }
}

/** A scene with its groups as open as they are now: opening one is no step that is undone with others. */
function foldedAs(now: Scene, scene: Scene): Scene {
  const isOther = (layer: Layer): boolean => {
    const own = layer.kind === 'group' ? now.layers.find(({ id }) => id === layer.id) : undefined
    return layer.kind === 'group' && own?.kind === 'group' && own.collapsed !== layer.collapsed
  }
  if (!scene.layers.some(isOther)) return scene
  const layers = scene.layers.map((layer) =>
    layer.kind === 'group' && isOther(layer) ? { ...layer, collapsed: !layer.collapsed } : layer,
  )
  return { ...scene, layers }
}

/** A new document's first scene: a white sheet. */
export function blank(width: number, height: number): Scene {
  const surface = new Surface(width, height)
  surface.pen.fillStyle = '#ffffff'
  surface.pen.fillRect(0, 0, width, height)
  return sceneWith(surface, 'Background')
}

/** What a picture is opened as. */
export const sceneOf = (picture: ImageBitmap, name: string): Scene =>
  sceneWith(Surface.from(picture, picture), name)

function sceneWith(surface: Surface, name: string): Scene {
  const { width, height } = surface
  const layer = pixelLayer(name, surface)
  return { width, height, layers: [layer], activeId: layer.id, selection: null }
}

/** What is to be painted on now: the selection's part of the page. */
export const paintable = (scene: Scene): Rect =>
  scene.selection === null ? pageOf(scene) : boundsOf(scene.selection)
