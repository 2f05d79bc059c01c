/** Where the camera is, against where it would rest. */
export interface Pose {
  /** How far it has turned to the right and down: all goes the other way alike. Parts of the frame. */
  readonly pan: number
  readonly tilt: number
  /** How far it has gone to the right and down: what is near goes the other way, far things hardly. Parts of the frame. */
  readonly truck: number
  readonly lift: number
  /** How much larger all is. */
  readonly zoom: number
  /** How much larger the nearest is, because it is nearer: 0 not at all. */
  readonly dolly: number
  /** How far it has gone around what it looks at, to the right. Parts of the frame. */
  readonly orbit: number
  /** Degrees it leans clockwise. */
  readonly roll: number
}

export const rest: Pose = { pan: 0, tilt: 0, truck: 0, lift: 0, zoom: 1, dolly: 0, orbit: 0, roll: 0 }

/** Both moves at once. */
export const both = (one: Pose, other: Pose): Pose => ({
  pan: one.pan + other.pan,
  tilt: one.tilt + other.tilt,
  truck: one.truck + other.truck,
  lift: one.lift + other.lift,
  zoom: one.zoom * other.zoom,
  dolly: one.dolly + other.dolly,
  orbit: one.orbit + other.orbit,
  roll: one.roll + other.roll,
})

/** How much of the camera’s way the horizon goes. */
const farthest = 0.1

/**
 * How much of the camera’s way something goes against it, by its depth: 1 at the viewer’s feet. On level ground it
 * falls evenly towards the horizon, so that what stands there keeps its place on it (compose places by this curve).
 * @param depth 0–1
 */
export const nearness = (depth: number): number =>
  farthest + (1 - farthest) * Math.max(0, Math.min(1, 1 - depth)) ** 1.25

/** The same of a place on the ground. @param share 0 at the horizon, 1 at the viewer’s feet */
export const nearnessOnGround = (share: number): number =>
  farthest + (1 - farthest) * Math.max(0, Math.min(1.2, share))
