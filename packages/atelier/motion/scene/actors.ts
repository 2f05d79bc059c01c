import { feetOf, type View } from '../camera/view.ts'
import { nearness, nearnessOnGround } from '../camera/pose.ts'
import type { Drawing, Layer, Placement } from '../../scene/layer.ts'
import type { Scene, Subject } from '../../scene/scene.ts'
import type { Directions } from '../words/directions.ts'
import type { Doing, Way } from '../words/verb-words.ts'
import { type Act, acts } from './acting.ts'
import { ambient } from './ambient.ts'
import { actOf, airOf, drawnAs, isFrontal, roleOf, usualAct } from './cast.ts'
import type { Motion } from './change.ts'
import { type Part, partsOf, wholeOf } from './parts.ts'

/** Part of an actor, and how near it is. */
interface Placed extends Part {
  readonly nearness: number
}

/** A layer that plays its part in a clip. */
export interface Actor {
  readonly id: string
  readonly depth: number
  readonly defs: string
  readonly parts: readonly Placed[]
  readonly motions: readonly Motion[]
  /** Level ground, which the camera sees foreshortened; `fixed`: lettering, which no camera moves. */
  readonly seen: 'standing' | 'ground' | 'fixed'
  readonly course?: Course
}

/** The way that something goes. */
export interface Course {
  readonly x: number
  readonly y: number
  readonly size: number
  /** To the right. */
  readonly way: Way
  /** Its own lengths a second. */
  readonly speed: number
  /** It was drawn looking the other way. */
  readonly mirrored: boolean
  /** Pixels that its shadow or mirror image lies beside it are not moved with what it does in the air. */
  readonly grounded: boolean
}

/** Ground that begins so many hundredths above the horizon is still ground. */
const rise = 9

/** The layers of a drawing as they play. */
export function actorsOf(
  { scene, layers, composition }: Drawing,
  view: View,
  directions: Directions,
): Actor[] {
  const placements = new Map(
    composition.placements.map((placement) => [`subject-${placement.subject}-${placement.index}`, placement]),
  )
  const deeds = deedsOf(scene, directions)
  const unit = Math.min(scene.width, scene.height) / 100
  return layers.flatMap((layer): Actor[] => {
    if (airOf(layer) !== undefined) return []
    const name = layer.id.replace(/-(?:shadow|reflection)$/, '')
    const placement = placements.get(name)
    const subject = placement && scene.subjects.find(({ id }) => id === placement.subject)
    if (placement !== undefined && subject !== undefined)
      return [subjectActor(layer, name, placement, subject, scene, deeds.get(subject.id))]
    return [placeActor(layer, scene, view, unit)]
  })
}

function placeActor(layer: Layer, scene: Scene, view: View, unit: number): Actor {
  const role = roleOf(layer)
  const own = nearness(layer.depth)
  const isLevel = layer.kind === 'terrain' || layer.kind === 'water'
  const { horizon } = view
  const feet = feetOf(view)
  const parts =
    role?.apart === true
      ? partsOf(layer, scene.seed).map((part) => {
          const [, y] = part.foot
          const stands = (isLevel || layer.kind === 'plant' || layer.kind === 'light') && y > horizon + unit
          return {
            ...part,
            nearness: stands && layer.depth < 0.9 ? nearnessOnGround((y - horizon) / (feet - horizon)) : own,
          }
        })
      : [{ ...wholeOf(layer, scene.seed, [scene.width / 2, horizon], 0), nearness: own }]
  const isGround =
    isLevel && role?.apart !== true && scene.setting !== 'space' && topOf(layer) >= horizon - rise * unit
  return {
    id: layer.id,
    depth: layer.depth,
    defs: layer.defs,
    parts,
    motions: role === undefined ? [] : [ambient[role.motion]],
    seen: layer.kind === 'lettering' ? 'fixed' : isGround ? 'ground' : 'standing',
  }
}

/** The highest place that a drawing of ground names, pixels from the top. */
function topOf({ svg }: Layer): number {
  const heights = [...svg.matchAll(/ y="(-?[\d.]+)"|[ML]-?[\d.]+[ ,](-?[\d.]+)|cy="(-?[\d.]+)"/g)].map(
    ([, a, b, c]) => Number(a ?? b ?? c),
  )
  return Math.min(Infinity, ...heights)
}

function subjectActor(
  layer: Layer,
  name: string,
  placement: Placement,
  subject: Subject,
  scene: Scene,
  deed: { doing: Doing; way: Way | null } | undefined,
): Actor {
  const act: Act = acts[deed === undefined ? usualAct(subject, scene.setting) : actOf(deed.doing, subject)]
  const { right: facesRight, turn: leans } = drawnAs(subject)
  const faces: Way = placement.flip === facesRight ? 'left' : 'right'
  const way = deed?.way ?? (isFrontal(subject) ? 'towards' : faces)
  const isTurned = (way === 'left' || way === 'right') && way !== faces
  const isBody = layer.id === name
  const isMirror = layer.id.endsWith('-reflection')
  const part = wholeOf(layer, scene.seed, [placement.x, placement.y], placement.height, name)
  return {
    id: layer.id,
    depth: layer.depth,
    defs: layer.defs,
    parts: [{ ...part, flip: placement.flip, nearness: nearness(placement.depth) }],
    motions: [
      ...(isBody || (act.withShadow === true && !isMirror) ? [act.motion] : []),
      ...(isBody && leans !== 0 ? [() => ({ turn: placement.flip ? -leans : leans })] : []),
      ...(isMirror ? [mirrorOf(act.motion), ambient.shimmer] : []),
    ],
    seen: 'standing',
    course: {
      x: placement.x,
      y: placement.y,
      size: placement.height,
      way,
      speed: act.speed,
      mirrored: isTurned,
      grounded: !isBody,
    },
  }
}

/** What the water shows of it. */
const mirrorOf =
  (motion: Motion): Motion =>
  (part, moment, stage) => {
    const { turn = 0, lean = 0, wide = 1 } = motion(part, moment, stage)
    return { turn: -turn, lean: -lean, wide }
  }

/** Who does what: a deed belongs to the thing that was named last before it, or else to the next. */
function deedsOf(
  { subjects }: Scene,
  { deeds, words, way }: Directions,
): ReadonlyMap<string, { doing: Doing; way: Way | null }> {
  const places = subjects.map((subject) => {
    const last = subject.words.toLowerCase().split(/\s+/).at(-1) ?? ''
    return { id: subject.id, at: words.findIndex((word) => word === last || word.startsWith(last)) }
  })
  const done = new Map<string, { doing: Doing; way: Way | null }>()
  for (const deed of deeds) {
    const subject = places.findLast(({ at }) => at >= 0 && at <= deed.at) ?? places[0]
    if (subject !== undefined && !done.has(subject.id))
      done.set(subject.id, { doing: deed.doing, way: deed.way ?? way })
  }
  return done
}
