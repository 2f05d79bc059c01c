import { mix } from '../draw/colour.ts'
import { alone } from '../draw/subject/subject.ts'
import { n } from '../draw/svg.ts'
import { rasterOf } from '../render/raster.ts'
import { apart, type Cells } from './cells.ts'
import { type Group } from './groups.ts'
import { toneOf } from './kinds.ts'
import { hexOf, lightColour, packed } from './looks.ts'
import type { LiveScenery, Thing } from './task.ts'

/** Something drawn by the illustrator, its alpha multiplied in. */
export interface Sprite {
  /** The same key always is the same pixels at the same place. */
  readonly key: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBufferLike>
}

/** How much of a thing is seen in the place of what was drawn for it: it comes with the strength. */
export function arrived(strength: number): number {
  const share = Math.max(0, Math.min(1, (strength - 0.35) / 0.25))
  return share * share * (3 - 2 * share)
}

/** Which things of the words were drawn by hand, and which still stand where the illustrator puts them. */
export interface Cast {
  readonly drawn: readonly { readonly thing: Thing; readonly group: Group }[]
  readonly standing: readonly Thing[]
}

/** How unlike a thing may be to what was drawn for it. */
const unlike = 1.25
/** How much of the place of a thing may be drawn on before it gives way. */
const crowded = 0.15

export function castOf(
  groups: readonly Group[],
  cells: Cells,
  hasSun: boolean,
  { things, isPortrait }: LiveScenery,
): Cast {
  const pairs = things
    .flatMap((thing) =>
      groups.map((group) => ({ thing, group, far: distance(thing, group, cells, isPortrait) })),
    )
    .filter(({ far }) => far < unlike)
    .toSorted((a, b) => a.far - b.far || a.group.left - b.group.left || a.group.top - b.group.top)
  const taken = new Set<Group>()
  const counts = new Map<Thing, number>()
  const drawn: { thing: Thing; group: Group }[] = []
  for (const { thing, group } of pairs) {
    const count = counts.get(thing) ?? 0
    if (taken.has(group) || count >= thing.subject.count) continue
    taken.add(group)
    counts.set(thing, count + 1)
    drawn.push({ thing, group })
  }
  const occupied = new Uint8Array(cells.colours.length)
  for (const group of groups) for (const at of group.cells) occupied[at] = 1
  const standing = things.filter(
    (thing) =>
      !counts.has(thing) &&
      !(hasSun && thing.subject.nature === 'celestial') &&
      coverage(thing, occupied, cells) < crowded,
  )
  return { drawn, standing }
}

/** People keep the colours of people. */
const isSomebody = ({ nature }: Thing['subject']): boolean => nature === 'person' || nature === 'face'

/** How badly a thing fits what was drawn: by its proportions and its colour. */
function distance(
  { subject, ratio, main }: Thing,
  group: Group,
  { across, down }: Cells,
  isPortrait: boolean,
): number {
  if (subject.nature === 'celestial') return Infinity
  // A face that was drawn is nearer to what was meant than a figure on its feet.
  if (isPortrait && isSomebody(subject)) return Infinity
  const [width, height] = [group.right - group.left, group.bottom - group.top]
  if (width > 0.9 * across && height < 0.3 * down) return Infinity
  const shape = Math.abs(Math.log(width / height / ratio))
  const isPlant = subject.nature === 'tree' || subject.nature === 'plant' || subject.nature === 'flower'
  const kind =
    (group.kind === 'foliage' && !isPlant && toneOf(packed(main)).hue < 60) || group.kind === 'rock'
      ? 0.35
      : 0
  const paint =
    group.colour === undefined || isSomebody(subject)
      ? 0.25
      : Math.min(0.8, apart(group.colour, packed(main)) / 420)
  return shape * 0.75 + kind + paint
}

function coverage({ placed }: Thing, occupied: Uint8Array, { across, down, side }: Cells): number {
  if (placed === null) return 1
  let [all, full] = [0, 0]
  for (let y = Math.floor(placed.top / side); y < Math.min(down, (placed.top + placed.height) / side); y += 1)
    for (
      let x = Math.floor(placed.left / side);
      x < Math.min(across, (placed.left + placed.width) / side);
      x += 1
    ) {
      all += 1
      full += occupied[y * across + x] ?? 0
    }
  return all === 0 ? 1 : full / all
}

/** A thing where the illustrator put it, moved with the horizon. */
export function standingSprite({ subject, placed }: Thing, rows: Float32Array): Sprite[] {
  if (placed === null) return []
  const foot = placed.top + placed.height - 1
  const at = rows.findIndex((row) => row >= foot)
  const top = placed.top + (at < 0 ? 0 : at - foot)
  return [{ key: `standing ${subject.id} ${top}`, ...placed, top }]
}

/** Proportions are bent by no more than this to fill what was drawn. */
const bent = 1.3
/** How much a drawn colour may turn a thing’s own. */
const turning = 0.9
/** Sprites of earlier frames that are kept: a box that grows needs a new one with every step. */
const mostKept = 24

/** Draws things into the boxes that were drawn for them. */
export function createSprites() {
  const kept = new Map<string, Sprite | null>()
  return (
    { thing, group }: Cast['drawn'][number],
    { side }: Cells,
    scenery: LiveScenery,
    colour: number,
  ): Sprite | null => {
    const wanted = wantedOf(thing, group, colour)
    const box = { left: group.left, top: group.top, right: group.right, bottom: group.bottom }
    const key = JSON.stringify(['drawn', thing.subject.id, scenery.key, side, wanted, box])
    const before = kept.get(key)
    if (before !== undefined) return before
    const sprite = spriteOf(thing, group, side, wanted, scenery, key)
    kept.set(key, sprite)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return sprite
  }
}

/** The colour that a thing is turned to; undefined: it keeps its own. */
function wantedOf({ subject, main }: Thing, { colour: drawn }: Group, colour: number): string | undefined {
  if (drawn === undefined || colour === 0 || isSomebody(subject)) return undefined
  // So few steps that a colour that is being painted over does not draw it anew in every frame.
  return mix(main, hexOf(drawn & 0xf0f0f0), colour * turning)
}

function spriteOf(
  thing: Thing,
  group: Group,
  side: number,
  wanted: string | undefined,
  scenery: LiveScenery,
  key: string,
): Sprite | null {
  const { subject } = thing
  const art = alone(wanted === undefined ? subject : { ...subject, colours: [wanted] }, 'drawn-')
  if (art === null) return null
  const [width, height] = [(group.right - group.left) * side, (group.bottom - group.top) * side]
  const [fullX, fullY] = [width / art.box.width, height / art.box.height]
  const [scaleX, scaleY] = [Math.min(fullX, fullY * bent), Math.min(fullY, fullX * bent)]
  // Room below and beside it for its shadow.
  const rim = Math.ceil(height * 0.06) + 2
  const [middle, foot] = [rim + width / 2, rim + height]
  const isGrounded = !/air|celestial|water|insect/.test(subject.nature)
  const half = (scaleX * art.box.width) / 2
  const shadow = isGrounded
    ? `<ellipse cx="${n(middle)}" cy="${n(foot)}" rx="${n(half * 0.92)}" ry="${n(Math.min(rim - 1, half * 0.13))}" fill="${scenery.palette.shadow}" opacity="0.4"/>`
    : ''
  const move = `translate(${n(middle)} ${n(foot)}) scale(${scaleX.toFixed(4)} ${scaleY.toFixed(4)}) translate(${n(-art.box.x - art.box.width / 2)} ${n(-art.box.y - art.box.height)})`
  const [across, down] = [width + 2 * rim, height + 2 * rim]
  const { data } = rasterOf(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${across}" height="${down}">${shadow}<g transform="${move}">${art.body}</g></svg>`,
  )
  shine(data, scenery)
  return {
    key,
    left: group.left * side - rim,
    top: group.top * side - rim,
    width: across,
    height: down,
    data,
  }
}

/** As the light of the scene falls on it. */
function shine(data: Uint8ClampedArray<ArrayBufferLike>, scenery: LiveScenery): void {
  const share = 0.12 + 0.45 * (1 - scenery.light.intensity)
  const lamp = lightColour(scenery).map((channel) => 1 - share * (1 - (0.92 * channel) / 255))
  for (let at = 0; at < data.length; at += 4)
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = (data[at + channel] ?? 0) * (lamp[channel] ?? 1)
}
