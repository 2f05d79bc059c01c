import type { Composition, Layer, Light, Palette } from '../scene/layer.ts'
import type { Scene } from '../scene/scene.ts'
import type { Random } from './random.ts'

/** What a painter of settings, skies or weather is given. Everything in it is read-only and already agreed on. */
export interface Canvas {
  readonly scene: Scene
  readonly palette: Palette
  readonly light: Light
  readonly composition: Composition
  readonly width: number
  readonly height: number
  /** One hundredth of the shorter side: the unit for stroke widths and details, so that a picture looks alike at every size. */
  readonly unit: number
  /** A stream of its own for each name: drawing one thing differently never moves another. */
  random(name: string): Random
}

/** Paints one kind of place, back to front. It draws land, water and structures; sky, subjects, light and weather are drawn by others. */
export type SettingPainter = (canvas: Canvas) => Layer[]
