import type { Cells } from './cells.ts'
import type { Group } from './groups.ts'
import { isBackground } from './kinds.ts'
import { hasKind, type Looks, lightOf } from './looks.ts'
import { deepest, type Regions } from './regions.ts'
import type { LiveScenery } from './task.ts'

/** What each cell is painted by, besides the pixels themselves. */
export interface Fields {
  readonly looks: Int32Array
  /** The look behind what gives way to a thing; −1: nothing gives way. */
  readonly behind: Int32Array
  /** Whether paints meet in or beside it. */
  readonly meets: Uint8Array
  /** Light on its form, −1 … 1. */
  readonly lit: Float32Array
  /** Shadow that falls on it, 0–1. */
  readonly shade: Float32Array
  /** How near a sun that was drawn is, 0–1. */
  readonly glow: Float32Array
}

/** The rounding of a form at its edge, at most, in cells. */
const bevel = 20
/** How far a shadow falls, in cells. */
const cast = 4
/** How far a sun glows, in its radii. */
const glowing = 4.5

export function fieldsOf(
  cells: Cells,
  regions: Regions,
  looks: Looks,
  scenery: LiveScenery,
  replaced: { readonly groups: readonly Group[]; readonly share: number },
): Fields {
  const { across, down } = cells
  const { ofCell, list } = looks
  const heights = softened(domes(regions, looks), across, down)
  const behind = behindOf(cells, looks, replaced.groups)
  const isFlat = list.map(({ kind }) => isBackground(kind) || kind === 'line')
  const stands = new Float32Array(ofCell.length)
  for (let at = 0; at < stands.length; at += 1)
    stands[at] = isFlat[ofCell[at] ?? 0] === true ? 0 : behind[at] === -1 ? 1 : 1 - replaced.share
  return {
    looks: ofCell,
    behind,
    meets: meetsOf(cells, ofCell),
    lit: litOf(heights, across, down, lightOf(scenery)),
    shade: fallen(softened(stands, across, down), across, down, lightOf(scenery)[0]),
    glow: glowOf(cells, looks),
  }
}

function litOf(
  heights: Float32Array,
  across: number,
  down: number,
  [lx, ly, lz]: readonly [number, number, number],
): Float32Array {
  const lit = new Float32Array(heights.length)
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1) {
      const at = y * across + x
      const before = heights[x > 0 ? at - 1 : at] ?? 0
      const after = heights[x < across - 1 ? at + 1 : at] ?? 0
      const above = heights[y > 0 ? at - across : at] ?? 0
      const below = heights[y < down - 1 ? at + across : at] ?? 0
      const nx = before - after
      const ny = above - below
      // Most of a sheet is flat.
      if (nx === 0 && ny === 0) continue
      const light = ((nx * lx + ny * ly + 1.2 * lz) / Math.sqrt(nx * nx + ny * ny + 1.44) - lz) * 1.25
      lit[at] = Math.max(-1, Math.min(1, light))
    }
  return lit
}

/** Marks a cell and each beside it, at corners as well, that is of another look. */
function meetsOf({ across }: Cells, ofCell: Int32Array): Uint8Array {
  const meets = new Uint8Array(ofCell.length)
  for (let at = 0, x = 0; at < ofCell.length; at += 1, x = x + 1 === across ? 0 : x + 1) {
    mark(meets, ofCell, at, at + across)
    if (x > 0) mark(meets, ofCell, at, at + across - 1)
    if (x === across - 1) continue
    mark(meets, ofCell, at, at + 1)
    mark(meets, ofCell, at, at + across + 1)
  }
  return meets
}

function mark(meets: Uint8Array, ofCell: Int32Array, at: number, to: number): void {
  if (to >= ofCell.length || ofCell[to] === ofCell[at]) return
  meets[at] = 1
  meets[to] = 1
}

/** What stands, each as a cushion: round at its edge, flat where it is deep. The background is flat. */
function domes({ bodies, rises, list }: Regions, looks: Looks): Float32Array {
  const isFlat = looks.list.map(({ kind }) => isBackground(kind) && kind !== 'cloud')
  const domes = new Float32Array(rises.length)
  for (let at = 0; at < domes.length; at += 1) {
    if (isFlat[looks.ofCell[at] ?? 0] === true) continue
    const radius = Math.min(bevel, Math.max(1.5, list[bodies[at] ?? 0]?.thickness ?? 1))
    const rise = 1 - Math.min(1, (rises[at] ?? 0) / radius)
    domes[at] = radius * Math.sqrt(1 - rise * rise)
  }
  return domes
}

function softened(values: Float32Array, across: number, down: number): Float32Array {
  const once = new Float32Array(values.length)
  const twice = new Float32Array(values.length)
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1) {
      const at = y * across + x
      const before = values[x > 0 ? at - 1 : at] ?? 0
      const after = values[x < across - 1 ? at + 1 : at] ?? 0
      once[at] = (before + 2 * (values[at] ?? 0) + after) / 4
    }
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1) {
      const at = y * across + x
      const above = once[y > 0 ? at - across : at] ?? 0
      const below = once[y < down - 1 ? at + across : at] ?? 0
      twice[at] = (above + 2 * (once[at] ?? 0) + below) / 4
    }
  return twice
}

/** What stands throws its shadow down and away from the light. */
function fallen(stands: Float32Array, across: number, down: number, lx: number): Float32Array {
  const shade = new Float32Array(stands.length)
  for (let far = 1; far <= cast; far += 1) {
    const aside = Math.round(lx * far)
    const share = 1 - far / (cast + 1)
    for (let y = far; y < down; y += 1)
      for (let x = Math.max(0, -aside); x < Math.min(across, across - aside); x += 1) {
        const at = y * across + x
        const fallen = (stands[at - far * across + aside] ?? 0) * share
        if (fallen > (shade[at] ?? 0)) shade[at] = fallen
      }
  }
  // It falls on what lies behind, not on what throws it.
  for (let at = 0; at < shade.length; at += 1) shade[at] = (shade[at] ?? 0) * (1 - (stands[at] ?? 0))
  return shade
}

/** What a thing stands before: the background nearest to each cell that gives way to it. */
function behindOf({ across, down }: Cells, { ofCell, list }: Looks, groups: readonly Group[]): Int32Array {
  const behind = new Int32Array(ofCell.length).fill(-1)
  // Which group a cell is in, counted from one.
  const inside = new Int32Array(ofCell.length)
  for (const [number, { cells }] of groups.entries()) {
    for (const at of cells) inside[at] = number + 1
    let open: readonly number[] = cells
    while (open.length > 0) {
      const found: (readonly [number, number])[] = []
      for (const at of open) {
        const x = at % across
        const beside = [x > 0 ? at - 1 : at, x < across - 1 ? at + 1 : at, at - across, at + across]
        for (const to of beside) {
          if (to < 0 || to >= across * down || to === at) continue
          const look = inside[to] === number + 1 ? behind[to] : ofCell[to]
          if (look === undefined || look === -1 || !isBackground(list[look]?.kind ?? 'plain')) continue
          found.push([at, look])
          break
        }
      }
      if (found.length === 0) break
      for (const [at, look] of found) behind[at] = look
      open = open.filter((at) => behind[at] === -1)
    }
  }
  return behind
}

function glowOf({ across, down, side }: Cells, { ofCell, list }: Looks): Float32Array {
  const glow = new Float32Array(ofCell.length)
  if (!hasKind({ ofCell, list }, 'sun')) return glow
  for (const number of new Set(ofCell)) {
    const look = list[number]
    if (look?.kind !== 'sun') continue
    const [cx, cy] = [(look.left + look.right) / 2 / side, (look.top + look.bottom) / 2 / side]
    const radius = (look.right - look.left + look.bottom - look.top) / 4 / side
    const reach = Math.min(deepest * 2, radius * glowing)
    for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(down, cy + reach); y += 1)
      for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(across, cx + reach); x += 1) {
        const far = (Math.hypot(x + 0.5 - cx, y + 0.5 - cy) - radius) / (reach - radius)
        const own = far <= 0 ? 1 : (1 - Math.min(1, far)) ** 2
        glow[y * across + x] = Math.max(glow[y * across + x] ?? 0, own)
      }
  }
  return glow
}
