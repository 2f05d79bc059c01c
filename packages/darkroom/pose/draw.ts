import sharp from 'sharp'
import { type Joint, leastSure, type Pose, type Spot } from './pose.ts'

/** Limbs and their colours, as OpenPose draws them and networks that go by poses were taught. */
const limbs: readonly (readonly [Joint | 'neck', Joint | 'neck', string])[] = [
  ['neck', 'right shoulder', '#ff0000'],
  ['neck', 'left shoulder', '#ff5500'],
  ['right shoulder', 'right elbow', '#ffaa00'],
  ['right elbow', 'right wrist', '#ffff00'],
  ['left shoulder', 'left elbow', '#aaff00'],
  ['left elbow', 'left wrist', '#55ff00'],
  ['neck', 'right hip', '#00ff00'],
  ['right hip', 'right knee', '#00ff55'],
  ['right knee', 'right ankle', '#00ffaa'],
  ['neck', 'left hip', '#00ffff'],
  ['left hip', 'left knee', '#00aaff'],
  ['left knee', 'left ankle', '#0055ff'],
  ['neck', 'nose', '#0000ff'],
  ['nose', 'right eye', '#5500ff'],
  ['right eye', 'right ear', '#aa00ff'],
  ['nose', 'left eye', '#ff00ff'],
  ['left eye', 'left ear', '#ff00aa'],
]
/** How thick a limb is, as a share of the longer side. */
const thickness = 1 / 110

/** A pose as a picture of this size: coloured limbs on black, as PNG. */
export function drawnPose(
  pose: Pose,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const thick = Math.max(2, Math.max(width, height) * thickness)
  const placeOf = (joint: Joint | 'neck'): Spot | undefined => {
    const spot =
      joint === 'neck' ? between(pose.get('left shoulder'), pose.get('right shoulder')) : pose.get(joint)
    return spot !== undefined && spot.sure >= leastSure ? spot : undefined
  }
  const lines = limbs.flatMap(([from, to, colour]) => {
    const [a, b] = [placeOf(from), placeOf(to)]
    if (a === undefined || b === undefined) return []
    return [
      `<line x1="${n(a.x)}" y1="${n(a.y)}" x2="${n(b.x)}" y2="${n(b.y)}" stroke="${colour}" stroke-opacity="0.6"/>`,
      ...[a, b].map(
        ({ x, y }) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(thick * 0.6)}" fill="${colour}"/>`,
      ),
    ]
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/><g stroke-width="${n(thick)}" stroke-linecap="round">${lines.join('')}</g></svg>`
  return sharp(Buffer.from(svg), { limitInputPixels: false }).removeAlpha().png().toBuffer()
}

const between = (a: Spot | undefined, b: Spot | undefined): Spot | undefined =>
  a === undefined || b === undefined
    ? undefined
    : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, sure: Math.min(a.sure, b.sure) }

const n = (value: number): string => value.toFixed(1)
