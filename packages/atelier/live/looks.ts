import { channelsOf, mix, under } from '../draw/colour.ts'
import { apart, type Cells } from './cells.ts'
import { isPhotograph, type Kind, kindOf, toneOf } from './kinds.ts'
import type { Region, Regions } from './regions.ts'
import type { LiveScenery } from './task.ts'

/** How a region is painted. */
export interface Look {
  readonly kind: Kind
  /** What it was drawn in, and what it takes on in the scene, `0xrrggbb`. */
  readonly own: number
  readonly target: number
  /** In pixels; only what its surface asks for, and roughly where it is large: a stroke at its edge repaints little. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Looks by number; the same look keeps its number from frame to frame. */
export interface Looks {
  readonly ofCell: Int32Array
  readonly list: readonly Look[]
}

export function hasKind({ ofCell, list }: Looks, kind: Kind): boolean {
  const isOf = list.map((look) => look.kind === kind)
  if (!isOf.includes(true)) return false
  for (const number of ofCell) if (isOf[number] === true) return true
  return false
}

/** Numbers looks; the list grows for as long as a session goes on without a fresh start. */
export function createLooks() {
  const numbers = new Map<string, number>()
  const list: Look[] = []
  return (cells: Cells, regions: Regions, scenery: LiveScenery): Looks => {
    const isPhoto = isPhotograph(regions.list)
    const byRegion = Int32Array.from(regions.list, (region) => {
      const look = lookOf(region, cells, scenery, isPhoto)
      const key = JSON.stringify(look)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, list.length)
      return list.push(look) - 1
    })
    return { ofCell: regions.labels.map((label) => byRegion[label] ?? 0), list }
  }
}

function lookOf(region: Region, cells: Cells, scenery: LiveScenery, isPhoto: boolean): Look {
  const kind = region.isPaper || !isPhoto ? kindOf(region, cells) : 'plain'
  const { side } = cells
  if (kind === 'paper')
    return {
      kind,
      own: region.colour,
      target: region.colour,
      left: 0,
      top: 0,
      right: 0,
      bottom: 0,
    }
  if (kind === 'plain') {
    const own = (region.colour >> 3) << 3
    return { kind, own, target: own, left: 0, top: 0, right: 0, bottom: 0 }
  }
  // A large one changes with every stroke at its edge; what it looks like does only now and then.
  const own = region.isPaper ? paintOf(region, scenery) : rounded(region.colour)
  const look = { kind, own, target: region.isPaper ? own : targetOf(kind, own, scenery) }
  // A stroke is alike all along, so that its end repaints only itself.
  if (kind === 'line') return { ...look, left: 0, top: 0, right: 0, bottom: 0 }
  // A large one changes with every stroke at its edge; what it looks like does only now and then.
  const step = region.cells > 900 ? 6 : 1
  const top = Math.floor(region.top / step) * step * side
  const bottom = Math.ceil(region.bottom / step) * step * side
  if (kind !== 'sun') return { ...look, left: 0, top, right: 0, bottom }
  return { ...look, left: region.left * side, top, right: region.right * side, bottom }
}

const rounded = (colour: number): number => colour & 0xfcfcfc

/** What closed lines are coloured in with: another paint for each place. */
function paintOf({ left, top }: Region, { paints, palette }: LiveScenery): number {
  const paint = paints[(Math.floor(left / 8) * 5 + Math.floor(top / 8) * 3) % Math.max(1, paints.length)]
  return packed(paint ?? palette.paper)
}

export const packed = (hex: string): number => Number.parseInt(hex.slice(1), 16)
export const hexOf = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`

/** The colour that the scene has for such a thing. */
function targetOf(kind: Kind, own: number, { palette, light, paints }: LiveScenery): number {
  const shone = (hex: string): number => packed(under(hex, light.colour, 0.3))
  switch (kind) {
    case 'sky':
      return packed(palette.skyMid)
    case 'grass':
      return packed(mix(palette.ground[0], palette.foliage[1], 0.5))
    case 'foliage':
      return packed(palette.foliage[0])
    case 'water':
      return packed(palette.water[0])
    case 'sand':
    case 'earth':
    case 'snow':
      return shone(hexOf(own))
    case 'rock':
      return packed(palette.rock[0])
    case 'sun':
      return packed(light.source === 'sun' || light.source === 'moon' ? light.colour : palette.light)
    case 'cloud':
      return packed(mix(palette.light, palette.skyLow, 0.4))
    case 'line':
      return packed(palette.ink)
    case 'object':
      return packed(under(nearest(own, paints) ?? palette.paper, light.colour, 0.3))
    case 'paper':
    case 'plain':
      return own
  }
}

/** Of the scene’s paints, the one that comes nearest in hue and light. */
function nearest(own: number, paints: readonly string[]): string | undefined {
  if (toneOf(own).chroma < 0.12) return hexOf(own)
  return paints.toSorted((a, b) => apart(packed(a), own) - apart(packed(b), own))[0]
}

export const lightOf = ({ light }: LiveScenery): readonly [number, number, number] => {
  const [x, y, z] = [(light.x - 0.5) * 1.6, Math.min(-0.35, light.y - 0.8), 0.8]
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}

export const lightColour = ({ light }: LiveScenery): readonly [number, number, number] =>
  channelsOf(light.colour)
