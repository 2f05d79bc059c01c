import { type Camera, cameraOf } from './camera.ts'
import { asAsked, carriedOn, still } from './course.ts'
import type { Memory } from './memory.ts'
import { type Step, type Texture, textureOf } from './texture.ts'
import type { View } from './view.ts'
import type { Wishes } from './words.ts'

/** What follows on the last frame. */
export interface Plan {
  /** Frames of the clip, in the order they come again. */
  readonly steps: readonly Step[]
  /** For each frame that is made: where among the steps it is, in between too, and how it is looked at. */
  readonly places: readonly number[]
  readonly views: readonly View[]
  /** What a person is told of it. */
  readonly words: string
}

interface Wanted {
  readonly wishes: Wishes
  readonly rate: number
  /** Frames to come. */
  readonly length: number
  readonly width: number
  readonly height: number
}

/** A jump is not seen where it is no more than this, in what changes from frame to frame anyway. */
const unseen = 2.5
/** A camera moves where this share of the picture goes with it, by this share of its side in a second. */
const wholly = 0.55
const moving = 0.012
/** Seconds in which a way back, or another speed, begins. */
const turning = 0.5

/** What fits the end of a clip best, or what the words ask for. */
export async function planFor(memory: Memory, wanted: Wanted): Promise<Plan> {
  const { wishes, rate, length } = wanted
  const { moves, way, speed } = wishes
  const frames = Math.ceil(length * Math.max(1, speed)) + 2
  const last = memory.count - 1
  const places = (softly: boolean): number[] => placesOf(length, speed, rate, softly)
  const views = moves.length > 0 ? asAsked(moves, wanted) : still(length)
  const held: Step[] = Array.from({ length: frames }, () => ({ frame: last }))
  if (way === 'still' || memory.count === 1)
    return { steps: held, places: places(false), views, words: 'Its last picture stays.' }
  if (way === 'back')
    return {
      steps: backAndForth(last, frames),
      places: places(true),
      views,
      words: 'It goes back the way it came.',
    }
  const texture = textureOf(memory.likenesses, rate, frames)
  const fits = texture !== undefined && (texture.seam <= unseen || way === 'round')
  if (texture !== undefined && fits)
    return { steps: texture.steps, places: places(false), views, words: wordsOn(texture, last, rate) }
  const camera = await cameraOf(memory)
  if (camera !== undefined && isMoving(camera, wanted))
    return {
      steps: held,
      places: places(false),
      views: moves.length > 0 ? views : carriedOn(camera, wanted),
      words:
        moves.length > 0
          ? 'The camera moves over its last picture.'
          : 'Its camera goes on over the last picture and comes to rest; what comes into view was filled with what is around it.',
    }
  return moves.length > 0
    ? { steps: held, places: places(false), views, words: 'The camera moves over its last picture.' }
    : {
        steps: backAndForth(last, frames),
        places: places(true),
        views,
        words: 'No moment of it is like its end, so it goes back the way it came.',
      }
}

const wordsOn = ({ steps }: Texture, last: number, rate: number): string => {
  const back = (last - (steps[0]?.frame ?? last)) / rate
  return `It goes on as it did ${back.toFixed(1)} seconds before its end, the moment most like that.`
}

function isMoving({ x, y, growth, share }: Camera, { width, height, rate }: Wanted): boolean {
  const far = Math.hypot(x / width, y / height) + Math.abs(growth) / 2
  return share >= wholly && far * rate >= moving
}

function backAndForth(last: number, length: number): Step[] {
  return Array.from({ length }, (_, at) => {
    const gone = at % (2 * last)
    return { frame: gone <= last ? last - gone : gone - last }
  })
}

/** Where each frame is among the steps. @param softly from rest; else from the clip’s own speed */
function placesOf(length: number, speed: number, rate: number, softly: boolean): number[] {
  // An odd number: at a whole speed, frames are whole ones again from there on.
  const soft = 2 * Math.round((turning * rate) / 2) + 1
  const begin = softly ? 0 : 1
  let place = 0
  return Array.from({ length }, (_, at) => {
    const now = place
    place += begin + (speed - begin) * Math.min(1, (at + 1) / soft)
    return now
  })
}
