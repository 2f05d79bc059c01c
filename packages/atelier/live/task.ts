import type { Palette, Light } from '../scene/layer.ts'
import type { Shared } from './desk.ts'
import type { SettingId, Subject } from '../scene/scene.ts'

/** Pixels of the threads: a guide on its way in, a frame on its way out. RGBA, row by row. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Pixels that all threads read, and none changes once they are drawn. */
export interface SharedPixels {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<SharedArrayBuffer>
}

/** What scenery is drawn from: the same words always give the same scenery. */
export interface Words {
  readonly prompt: string
  readonly style: string | null
  readonly seed: number
  readonly width: number
  readonly height: number
}

/** Something that the words name. */
export interface Thing {
  readonly subject: Subject
  /** Its drawing’s width by its height. */
  readonly ratio: number
  /** The colour most of it has, `#rrggbb`. */
  readonly main: string
  /** Where the illustrator would put all of it, with shadow and reflection; null: nowhere to be seen. */
  readonly placed: SharedPixels | null
}

/** The place that words describe, drawn once for as long as they are the same. */
export interface LiveScenery {
  readonly key: string
  readonly ground: SharedPixels
  readonly things: readonly Thing[]
  /** The style that the words or the person named. */
  readonly style: string | null
  readonly setting: SettingId
  /** Whether the words ask for somebody’s picture, and not for a place. */
  readonly isPortrait: boolean
  readonly palette: Palette
  readonly light: Light
  /** Pixels from the top. */
  readonly horizon: number
  /** Colours for what was drawn in lines only, those of the words first. */
  readonly paints: readonly string[]
}

/** One picture for one session. */
export interface Frame {
  readonly guide: Sheet
  readonly strength: number
  readonly colour: number
  readonly seed: number
  readonly style: string | null
  readonly scenery: LiveScenery
  /** The words have changed since, and their own scenery is being drawn. */
  readonly isFormer: boolean
  /** How many pixels of the whole picture one of its own is as wide as; one where it is absent. */
  readonly scale?: number
}

export type Task =
  | { readonly kind: 'scenery'; readonly words: Words }
  /** The guide lies on what is shared, and the frame is put there. */
  | {
      readonly kind: 'frame'
      readonly session: number
      readonly shared: Shared
      readonly terms: Omit<Frame, 'guide'> & Pick<Sheet, 'width' | 'height'>
    }
  | { readonly kind: 'close'; readonly session: number }

/** Null: nothing moved since this session’s last frame, and its scenery is still a former one. */
export interface Drawn {
  readonly sheet: Sheet | null
  /** It was painted at half its size: the same frame asked for again is painted in full. */
  readonly isCoarse?: boolean
}

export type Answer =
  | { readonly kind: 'scenery'; readonly scenery: LiveScenery }
  | { readonly kind: 'frame'; readonly isDrawn: boolean; readonly isCoarse: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'broken'; readonly message: string }

export const keyOf = ({ prompt, style, seed, width, height }: Words): string =>
  JSON.stringify([prompt, style, seed, width, height])
