import { createRandom, type Random } from '../draw/random.ts'
import type { Composition, Placement } from '../scene/layer.ts'
import type { FramingId, Scene, SettingId, Subject } from '../scene/scene.ts'
import { related } from './related.ts'

/** Where the horizon lies, as a part of the height. */
const horizons: Readonly<Record<SettingId, number>> = {
  studio: 0.7,
  sea: 0.5,
  beach: 0.42,
  underwater: 0.3,
  island: 0.46,
  lake: 0.5,
  river: 0.5,
  waterfall: 0.6,
  mountains: 0.62,
  hills: 0.56,
  forest: 0.6,
  jungle: 0.62,
  meadow: 0.54,
  field: 0.52,
  desert: 0.5,
  snow: 0.56,
  cave: 0.7,
  volcano: 0.66,
  canyon: 0.6,
  swamp: 0.55,
  garden: 0.5,
  park: 0.54,
  farm: 0.5,
  road: 0.52,
  village: 0.48,
  street: 0.56,
  city: 0.7,
  harbour: 0.52,
  castle: 0.6,
  bridge: 0.5,
  room: 0.64,
  kitchen: 0.6,
  library: 0.66,
  cafe: 0.58,
  stage: 0.66,
  table: 0.56,
  space: 1.1,
  planet: 0.62,
  sky: 1.2,
}
/** How much of the height the first subject takes. */
const shares: Readonly<Record<FramingId, number>> = {
  'close-up': 0.78,
  portrait: 0.66,
  medium: 0.42,
  wide: 0.27,
  aerial: 0.16,
  pattern: 0.2,
}
/** Nothing to stand on: things float where they like. */
const floating: ReadonlySet<SettingId> = new Set(['space', 'sky', 'underwater'])
const flying: ReadonlySet<Subject['nature']> = new Set(['animal-air', 'vehicle-air', 'celestial', 'insect'])
/** What may face either way; of other things a mirror image would show, by letters and digits on them. */
const turning: ReadonlySet<Subject['nature']> = new Set([
  'person',
  'animal-land',
  'animal-water',
  'animal-air',
  'insect',
  'vehicle-land',
  'vehicle-water',
  'vehicle-air',
])
const swimming: ReadonlySet<Subject['nature']> = new Set(['vehicle-water', 'animal-water'])
const watery: ReadonlySet<SettingId> = new Set([
  'sea',
  'beach',
  'island',
  'lake',
  'river',
  'harbour',
  'waterfall',
  'swamp',
  'bridge',
])
/** How strongly real sizes are kept: a mouse beside a house is still to be seen. */
const sizeExponent = 0.62
/** Where on the ground the first subject stands: 0 at the viewer's feet, 1 on the horizon. */
const standsAt: Readonly<Record<FramingId, number>> = {
  'close-up': 0.02,
  portrait: 0.06,
  medium: 0.24,
  wide: 0.36,
  aerial: 0.4,
  pattern: 0.3,
}

/** Places what the picture is about on a third, and everything else in relation to it. */
export function compose(scene: Scene): Composition {
  const { width, height, framing } = scene
  const random = createRandom(scene.seed, 'compose')
  const shift = framing === 'aerial' ? -0.22 : framing === 'close-up' ? 0.06 : random.between(-0.03, 0.03)
  const horizon =
    height * (horizons[scene.setting] + (scene.setting === 'space' || scene.setting === 'sky' ? 0 : shift))
  const centred =
    framing === 'portrait' ||
    framing === 'close-up' ||
    scene.setting === 'studio' ||
    scene.setting === 'stage'
  const x = width * (centred ? 0.5 : random.chance(0.5) ? 1 / 3 : 2 / 3)
  const [first] = scene.subjects
  const share =
    shares[framing] * (first !== undefined && first.nature === 'building' && framing === 'wide' ? 1.7 : 1)
  const stage: Stage = {
    scene,
    horizon,
    x,
    random,
    focal: height * Math.min(0.86, share * Math.sqrt(first?.scale ?? 1)),
    floats: floating.has(scene.setting),
  }
  const free = scene.subjects.flatMap((subject, at) => place(stage, subject, at))
  const placements = related(scene, free)
  const main = placements[0]
  return {
    framing,
    horizon,
    focus: { x, y: main === undefined ? horizon : main.y - main.height / 2 },
    placements,
  }
}

interface Stage {
  readonly scene: Scene
  readonly horizon: number
  readonly x: number
  readonly random: Random
  /** Height of the first subject, pixels. */
  readonly focal: number
  readonly floats: boolean
}

function place(stage: Stage, subject: Subject, at: number): Placement[] {
  const zone = zoneOf(stage, subject)
  const centre = centreOf(stage, subject, at, zone)
  const height = heightOf(stage, subject, at)
  return Array.from({ length: subject.count }, (_, index): Placement => {
    const spot = index === 0 ? centre : besides(stage, centre, index, subject, height, zone)
    const size =
      ((height * perspective(spot.depth)) / perspective(centre.depth)) *
      (index === 0 ? 1 : stage.random.between(0.86, 1.08))
    const isGrounded = zone === 'ground'
    return {
      subject: subject.id,
      index,
      x: spot.x,
      y: isGrounded || zone === 'water' ? groundAt(stage, spot.depth) : inSight(stage, spot.y, size),
      height: size,
      depth: spot.depth,
      flip: stage.random.chance(spot.x > stage.scene.width / 2 ? 0.25 : 0.75) && turning.has(subject.nature),
      tilt: isGrounded
        ? 0
        : stage.random.between(-6, 6) * (zone === 'air' && subject.nature !== 'vehicle-air' ? 1.6 : 0.5),
      shadow: isGrounded,
      reflection: zone === 'water',
    }
  })
}

/** What flies does so within the picture, wherever there is room. @param y its lowest point @param size its height */
function inSight({ scene: { height } }: Stage, y: number, size: number): number {
  const margin = 0.04 * height
  return Math.min(height - margin, Math.max(y, size + margin))
}

type Zone = 'ground' | 'air' | 'water' | 'free'

function zoneOf({ scene, floats }: Stage, { nature }: Subject): Zone {
  if (floats)
    return scene.setting === 'underwater' &&
      (nature === 'plant' || nature === 'building' || nature === 'object')
      ? 'ground'
      : 'free'
  if (flying.has(nature)) return 'air'
  return swimming.has(nature) && watery.has(scene.setting) ? 'water' : 'ground'
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly depth: number
}

/** The first stands on its third; each further one where there is room, on the other side first. */
function centreOf(stage: Stage, subject: Subject, at: number, zone: Zone): Spot {
  const { scene, random, horizon } = stage
  const { width, height } = scene
  const away = stage.x < width / 2 ? 1 : -1
  if (at === 0) {
    const depth = zone === 'water' ? 0.5 : subject.nature === 'building' ? 0.52 : standsAt[scene.framing]
    return {
      x: stage.x,
      y: zone === 'air' ? Math.min(horizon * 0.55, height * 0.42) : height * 0.5 + stage.focal * 0.5,
      depth,
    }
  }
  const step = Math.ceil(at / 2)
  const side = at % 2 === 1 ? away : -away
  const x = Math.min(
    width * 0.92,
    Math.max(width * 0.08, stage.x + side * width * (0.3 + 0.1 * (step - 1)) * random.between(0.85, 1.15)),
  )
  const depth = Math.min(
    0.85,
    Math.max(
      0.05,
      (zone === 'water' ? 0.62 : subject.nature === 'building' || subject.nature === 'tree' ? 0.5 : 0.3) +
        random.between(-0.1, 0.14),
    ),
  )
  return {
    x,
    y:
      zone === 'free'
        ? height * random.between(0.25, 0.75)
        : Math.min(horizon, height) * random.between(0.18, 0.5),
    depth,
  }
}

/** The others of a number: around the first, the farther ones behind. */
function besides(
  { scene, random }: Stage,
  centre: Spot,
  index: number,
  subject: Subject,
  height: number,
  zone: Zone,
): Spot {
  const many = subject.count > 6
  const reach = many ? scene.width * 0.46 : Math.min(scene.width * 0.4, height * (0.75 + index * 0.3))
  const side = index % 2 === 1 ? 1 : -1
  const along = many
    ? random.between(-1, 1) * reach
    : side * (Math.ceil(index / 2) / Math.ceil(subject.count / 2)) * reach * random.between(0.85, 1.1)
  const x = Math.min(scene.width * 0.97, Math.max(scene.width * 0.03, centre.x + along))
  if (zone === 'ground' || zone === 'water')
    return {
      x,
      y: centre.y,
      depth: Math.min(
        0.9,
        Math.max(0.02, centre.depth + random.between(many ? -0.14 : -0.06, many ? 0.32 : 0.1)),
      ),
    }
  return {
    x,
    y: centre.y + random.between(-0.5, 0.5) * Math.min(scene.height * 0.4, height * 2.4),
    depth: Math.min(0.9, Math.max(0.02, centre.depth + random.between(-0.05, 0.25))),
  }
}

function heightOf(stage: Stage, subject: Subject, at: number): number {
  const [first] = stage.scene.subjects
  const crowd =
    subject.count > 12
      ? 0.42
      : subject.count > 6
        ? 0.55
        : subject.count > 3
          ? 0.7
          : subject.count > 1
            ? 0.85
            : 1
  if (at === 0 || first === undefined) return stage.focal * crowd
  const ratio = (subject.metres * subject.scale) / (first.metres * first.scale)
  const isAir = subject.nature === 'celestial' || subject.nature === 'vehicle-air'
  return (
    Math.min(
      stage.scene.height * 0.8,
      Math.max(stage.scene.height * 0.05, stage.focal * ratio ** sizeExponent * (isAir ? 0.7 : 1)),
    ) * crowd
  )
}

/** How large a thing seems at a depth, beside one at the viewer's feet. */
const perspective = (depth: number): number => 1 / (1 + depth * 1.7)

/** The height in the picture of the ground at a depth. */
function groundAt({ scene, horizon }: Stage, depth: number): number {
  const top = Math.min(horizon, scene.height * 0.9)
  return top + (scene.height * 0.97 - top) * (1 - depth) ** 1.25
}
