import { resolutions } from '@krya/contracts'
import {
  foregroundOf,
  type Made,
  matteOf,
  type Picture,
  type Plane,
  poseOf,
  imageOf,
  resized,
  type Tool,
  Unworkable,
} from '@krya/darkroom'
import { z } from 'zod'
import type { Clip } from '../clip/open.ts'
import { soundOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { videoOf } from '../tool.ts'
import { backdropOf } from './backdrop.ts'
import { type Figure, figureOf, sureJoints } from './figure.ts'
import { stancesOf } from './motion.ts'
import { performanceOf, posesOf } from './performance.ts'
import { plainRig, plainStancesOf } from './plain.ts'
import { rigged } from './rig.ts'
import { stageOf } from './stage.ts'

const transferInput = z.object({
  resolution: z.enum(resolutions).default('720p'),
  prompt: z.string().optional(),
})

/** More frames a second are not drawn: nobody sees them. */
const mostRate = 30
/** Poses are looked for in frames of this longer side. */
const lookedAt = 640
/** What takes longer than anybody waits is not begun: so many pixels, in all frames. */
const mostWork = 3600 * 1920 * 1080
/** So many joints make somebody with bones. */
const fewestJoints = 7
/** How much of the work each part is. */
const shares = { poses: 0.35, picture: 0.15 }

/** `transfer-motion`: the character in a picture moves as the performer in a clip does. */
export const transferMotion: Tool = async (work, told) => {
  const { resolution } = transferInput.parse(work.input)
  const { clip, bytes } = await videoOf(work)
  const given = await imageOf(work)
  const size = sizeOf(given, resolution)
  const rate = Math.min(mostRate, clip.rate)
  const count = Math.max(1, Math.round(clip.seconds * rate))
  if (count * size.width * size.height > mostWork) throw tooMuch(size, rate, resolution)

  const poses = await posesOf(clip.frames({ ...smaller(clip), rate }), (seen) =>
    told(shares.poses * Math.min(1, seen / count)),
  )
  const performance = performanceOf(poses, rate)
  if (performance === null)
    throw new Unworkable(
      'Nobody was found in the clip of “video” whose motion could be taken. Choose one in which a person is seen whole.',
    )

  const picture = await resized(given, size.width, size.height)
  const matte = await matteFor(picture)
  const cut = await foregroundOf(picture, matte)
  const figure = await characterIn(picture)
  const backdrop = isCutOut(picture) ? plain(picture) : await backdropOf(picture, matte, work.seed)
  const moved =
    figure === null
      ? { layers: plainRig(cut), stances: plainStancesOf(cut, performance) }
      : { layers: rigged(cut, figure), stances: stancesOf(figure, performance, rate) }
  const { layers, stances } = moved
  if (stances === null)
    throw new Unworkable(
      'The shoulders of the person in the clip of “video” are never seen, and motion is told from there. Choose another.',
    )
  const draw = stageOf(backdrop, layers)
  const before = shares.poses + shares.picture
  told(before)

  async function* frames(): AsyncGenerator<Picture> {
    for (const [at, stance] of (stances ?? []).entries()) {
      yield draw(stance)
      told(before + (1 - before) * ((at + 1) / count))
    }
  }
  const sound = clip.hasSound ? { sound: soundOf(bytes, 'video', stances.length / rate) } : {}
  const made = await writeClip({ ...size, rate, ...sound, scratch: work.scratch }, frames())
  return { ...made, notes: notesOf(figure, isCutOut(picture), poses) }
}

/** The picture’s shape, its shorter side as many lines as were asked for. */
function sizeOf({ width, height }: Picture, resolution: (typeof resolutions)[number]) {
  const lines = resolution === '4k' ? 2160 : Number.parseInt(resolution, 10)
  const scale = lines / Math.min(width, height)
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

function smaller({ width, height }: Clip) {
  const scale = Math.min(1, lookedAt / Math.max(width, height))
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

function tooMuch(size: { width: number; height: number }, rate: number, resolution: string): Unworkable {
  const most = Math.floor(mostWork / (size.width * size.height) / rate)
  return new Unworkable(
    `The performance is too long: Atelier moves this picture at ${resolution} for at most ${most} seconds. Choose a shorter clip, or a lower “resolution”.`,
  )
}

/** Somebody with shoulders and enough joints beside; null: a thing, an animal, or what is drawn so that no pose is seen. */
async function characterIn(picture: Picture): Promise<Figure | null> {
  const pose = await poseOf(picture)
  if (pose === null) return null
  const joints = sureJoints(pose)
  return joints.size < fewestJoints ? null : figureOf(joints)
}

/** Pictures that are cut out already come with much that is clear. */
function isCutOut({ data }: Picture): boolean {
  let clear = 0
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) < 16) clear += 1
  return clear > 0.03 * (data.length / 4)
}

async function matteFor(picture: Picture): Promise<Plane> {
  if (!isCutOut(picture)) return matteOf(picture)
  const data = Float32Array.from({ length: picture.data.length / 4 }, () => 1)
  return { width: picture.width, height: picture.height, data }
}

/** What stands before nothing is shown before white: clips have no transparency. */
const plain = ({ width, height }: Picture): Picture => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(255),
})

function notesOf(
  figure: Figure | null,
  wasCutOut: boolean,
  poses: readonly (unknown | null)[],
): Made['notes'] {
  const hidden = poses.filter((pose) => pose === null).length
  return [
    ...(figure === null
      ? [
          {
            field: 'image',
            message:
              'No pose was found in the picture, so its arms and legs do not move by themselves: it goes, leans and bobs as a whole.',
          },
        ]
      : []),
    ...(wasCutOut
      ? [
          {
            field: 'image',
            message: 'The picture is cut out; clips have no transparency, so it stands before white.',
          },
        ]
      : []),
    ...(hidden > 0.05 * poses.length
      ? [
          {
            field: 'video',
            message: `In ${Math.round((100 * hidden) / poses.length)} % of the clip nobody is seen; the character goes on to where it is next.`,
          },
        ]
      : []),
  ]
}
