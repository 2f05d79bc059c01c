import type { Scene, Selection } from '../../document/layer.ts'
import type { Rect } from '../../document/surface.ts'
import type { Editor } from '../../editor.ts'
import { fromPath, met, type Meeting, meetingOf } from '../../selection/selection.ts'
import type { Gesture, PointerAt } from '../gesture.ts'

type Points = readonly PointerAt[]

/** Chooses what a path encloses, which is drawn by the places a pointer passed. */
export class Selecting implements Gesture {
  readonly #editor: Editor
  readonly #before: Scene
  readonly #how: Meeting
  readonly #points: PointerAt[]
  readonly #pathOf: (points: Points) => Path2D

  constructor(editor: Editor, at: PointerAt, pathOf: (points: Points) => Path2D) {
    this.#editor = editor
    this.#before = editor.scene
    this.#how = meetingOf(at)
    this.#points = [at]
    this.#pathOf = pathOf
  }

  move(passed: Points): void {
    this.#points.push(...passed)
    this.#editor.preview({ ...this.#before, selection: this.#chosen() })
  }

  end(at: PointerAt): void {
    this.#points.push(at)
    choose(this.#editor, this.#before, this.#chosen())
  }

  cancel(): void {
    this.#editor.preview(this.#before)
  }

  #chosen(): Selection | null {
    const box = boxOf(this.#points)
    // A press without a move chooses nothing.
    const next =
      box.width < 1 && box.height < 1 ? null : fromPath(this.#before, this.#pathOf(this.#points), box)
    return met(this.#before.selection, next, this.#how)
  }
}

/** Keeps a choice as a step, where it is another one. */
export function choose(editor: Editor, before: Scene, selection: Selection | null): void {
  if (before.selection === null && selection === null) editor.preview(before)
  else editor.commit(selection === null ? 'Deselect' : 'Select', before, { ...before, selection })
}

function boxOf(points: Points): Rect {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** The box from where a pointer was pressed to where it is, in whole pixels; a square while shift is held on. */
export function boxFrom(from: PointerAt, to: PointerAt, isSquare: boolean): Rect {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const side = Math.max(Math.abs(dx), Math.abs(dy))
  const [width, height] = isSquare ? [side, side] : [Math.abs(dx), Math.abs(dy)]
  return {
    x: Math.round(dx < 0 ? from.x - width : from.x),
    y: Math.round(dy < 0 ? from.y - height : from.y),
    width: Math.round(width),
    height: Math.round(height),
  }
}
