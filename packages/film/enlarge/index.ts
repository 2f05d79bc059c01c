import { type MadeBytes, type Tool, Unworkable } from '@krya/darkroom'
import { z } from 'zod'
import { type Clip } from '../clip/open.ts'
import { soundOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { counted, lengthOf, refuseTooMuch } from '../length.ts'
import { videoOf } from '../tool.ts'
import { enlargedBy, type Size } from './frame.ts'

const input = z.object({ scale: z.number() })

/** Players decode no larger ones everywhere. */
const mostSide = 4096
/** Steps of the scale, for what is said. */
const step = 0.5
/** Pixels of all frames that the network may look at: about five minutes on two cores. */
const mostThroughNetwork = 30_000_000
/** Pixels of all frames that are made without it: about twenty minutes. */
const mostPixels = 20_000_000_000

/** What changes from frame to frame though nothing moves would be enlarged, and flicker: it is taken out before. */
const calm = 'hqdn3d=1.5:1.2:5:5'
/** Edges are a little steeper after; flat areas stay as they are. */
const crisp = 'cas=0.5'

/** `upscale-video`: each frame by the network that enlarges pictures, and what would take it too long by FFmpeg. */
export const upscaleVideo: Tool = async (work, told) => {
  const { scale } = input.parse(work.input)
  const { clip, bytes } = await videoOf(work)
  const size = sizeFor(clip, scale)
  const seconds = await lengthOf(clip)
  refuseTooMuch({
    seconds,
    pixelsASecond: size.width * size.height * clip.rate,
    mostPixels,
    doing: 'enlarges',
    remedy: 'Choose a smaller scale',
  })
  const looked = clip.width * clip.height * clip.rate * seconds
  const isThroughNetwork = looked <= mostThroughNetwork
  const frames = isThroughNetwork
    ? enlargedBy(clip.frames({ filters: calm }), size)
    : clip.frames({ ...size, filters: `${calm},scale=${size.width}:${size.height}:flags=lanczos,${crisp}` })
  const reel = counted(frames, { rate: clip.rate, seconds }, told)
  const sound = clip.hasSound ? { sound: soundOf(bytes, 'video') } : {}
  const film = { ...size, rate: clip.rate, ...sound, scratch: work.scratch }
  const result = await writeClip(film, reel.frames)
  return { ...result, notes: [...reel.notes(), ...(isThroughNetwork ? [] : plainly(clip))] }
}

/** @throws Unworkable beyond the largest */
function sizeFor({ width, height }: Clip, scale: number): Size {
  const even = (side: number): number => Math.round((side * scale) / 2) * 2
  const size = { width: even(width), height: even(height) }
  const longest = Math.max(size.width, size.height)
  if (longest <= mostSide) return size
  const fitting = Math.floor(mostSide / Math.max(width, height) / step) * step
  throw new Unworkable(
    `${size.width} × ${size.height} is larger than ${mostSide} pixels on a side, which many players cannot show. ${
      fitting < 1 ? 'Choose a smaller clip.' : `Choose a scale of ${fitting} or less.`
    }`,
  )
}

function plainly({ width, height, rate }: Clip): MadeBytes['notes'] {
  const seconds = mostThroughNetwork / (width * height * rate)
  return [
    {
      field: 'video',
      message: `It was calmed, enlarged by Lanczos and sharpened: Atelier’s network redraws clips of up to ${seconds < 10 ? seconds.toFixed(1) : Math.floor(seconds)} seconds at ${width} × ${height}, longer ones would take it more than some minutes.`,
    },
  ]
}
