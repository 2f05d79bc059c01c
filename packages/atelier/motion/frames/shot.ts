import type { Scene } from '../../scene/scene.ts'
import type { Size } from '../camera/view.ts'
import type { Prepared } from '../picture/prepared.ts'
import type { Directions } from '../words/directions.ts'

/** Frames a second that every clip has. */
export const rate = 24

/** What each clip is told by. */
interface Timing {
  readonly frame: Size
  readonly seconds: number
  readonly directions: Directions
}

/** A clip of a drawn scene; each frame can be made by itself, in any thread. */
export interface SceneShot extends Timing {
  readonly kind: 'scene'
  /** Threads keep what they made ready by this. */
  readonly id: string
  /** The scene in the lights that it goes through. */
  readonly scenes: readonly [Scene, ...Scene[]]
}

/** A clip of a picture that is seen from elsewhere. */
export interface PictureShot extends Timing {
  readonly kind: 'picture'
  readonly id: string
  readonly picture: Prepared
  /**
   * Another, which it becomes; null: it stays itself. Two views of one thing go over into each other part by part,
   * under a camera that rests; others dissolve while it moves.
   */
  readonly end: Prepared | null
  /** How far the camera goes to the side, of what it goes in a drawn scene: what is not on the picture is nowhere. */
  readonly strength: number
  readonly seed: number
}

export type Shot = SceneShot | PictureShot
