import type { Graph } from '@krya/onnx'
import type { Box } from '../fill/mask.ts'
import { openHuman } from '../networks/human.ts'
import { lookAt, type Square, squareAround } from '../networks/look.ts'
import type { Picture } from '../picture.ts'
import { type Thing, things } from './names.ts'

/** The side of what the network looks at, and of the grid it answers on. */
const side = 512
const cells = 128
/** Things less sure than this are not there; one that is looked for may be less sure. */
const leastSure = { any: 0.3, wanted: 0.18 }
/** Two of a kind that share more of what either has are one. */
const mostShared = 0.5

const names = { input: 'tower_0/images', heat: 'tower_0/Sigmoid', size: 'tower_0/mul' } as const
let opened: Promise<Graph> | undefined

/** CenterNet (Zhou et al. 2019) on MobileNet v3, which the package @vladmandic/human carries. */
const open = (): Promise<Graph> =>
  openHuman('centernet', {
    input: names.input,
    size: { width: side, height: side },
    outputs: { [names.heat]: things.length, [names.size]: 4 },
  })

/** Something that was found. */
export interface Found {
  readonly thing: Thing
  /** In pixels of the picture. */
  readonly box: Box
  /** 0–1. */
  readonly sure: number
}

/** The things in a picture that the network knows, the surest first. @param wanted only these */
export async function thingsIn(picture: Picture, wanted?: Thing): Promise<Found[]> {
  opened ??= open()
  const graph = await opened
  const found: Found[] = []
  for (const square of squaresOf(picture)) {
    const data = await lookAt(picture, square, side)
    const answer = await graph.run({ [names.input]: { data, shape: [1, 3, side, side] } })
    const heat = answer.get(names.heat)?.data
    const size = answer.get(names.size)?.data
    if (heat === undefined || size === undefined) throw new Error('The network for things gave nothing.')
    found.push(...peaks(heat, wanted).map((peak) => foundAt(peak, size, square, picture)))
  }
  return withoutDoubles(found.toSorted((one, other) => other.sure - one.sure))
}

/** Longer pictures than this are looked at in parts as well: what is in them would be small in the whole. */
const long = 1.35

/** The whole in a square, and the squares along it. */
function squaresOf({ width, height }: Picture): Square[] {
  const [longest, shortest] = [Math.max(width, height), Math.min(width, height)]
  const all = squareAround({ left: 0, top: 0, width, height })
  if (longest / shortest < long) return [all]
  const count = Math.ceil(longest / shortest)
  const parts = Array.from({ length: count }, (_, at) => {
    const along = ((longest - shortest) * at) / (count - 1)
    return { left: width > height ? along : 0, top: width > height ? 0 : along, side: shortest }
  })
  return [all, ...parts]
}

interface Peak {
  readonly thing: Thing
  readonly x: number
  readonly y: number
  readonly sure: number
}

/** Where a thing’s heat is more than that of all cells about it. */
function peaks(heat: Float32Array, wanted: Thing | undefined): Peak[] {
  const found: Peak[] = []
  const least = wanted === undefined ? leastSure.any : leastSure.wanted
  for (const [kind, thing] of things.entries()) {
    if (wanted !== undefined && thing !== wanted) continue
    for (let y = 0; y < cells; y += 1)
      for (let x = 0; x < cells; x += 1) {
        const sure = heat[(kind * cells + y) * cells + x] ?? 0
        if (sure >= least && isHighest(heat, kind, x, y, sure)) found.push({ thing, x, y, sure })
      }
  }
  return found
}

function isHighest(heat: Float32Array, kind: number, x: number, y: number, sure: number): boolean {
  for (let ny = Math.max(0, y - 1); ny <= Math.min(cells - 1, y + 1); ny += 1)
    for (let nx = Math.max(0, x - 1); nx <= Math.min(cells - 1, x + 1); nx += 1)
      if ((heat[(kind * cells + ny) * cells + nx] ?? 0) > sure) return false
  return true
}

/** The network says how far a thing reaches to the left, up, right and down of its middle. */
function foundAt({ thing, x, y, sure }: Peak, size: Float32Array, square: Square, picture: Picture): Found {
  const reach = (direction: number): number => size[(direction * cells + y) * cells + x] ?? 0
  const scale = square.side / side
  const across = (value: number): number =>
    Math.min(picture.width, Math.max(0, Math.round(square.left + value * scale)))
  const down = (value: number): number =>
    Math.min(picture.height, Math.max(0, Math.round(square.top + value * scale)))
  const [left, top] = [across((x * side) / cells - reach(0)), down((y * side) / cells - reach(1))]
  const [right, bottom] = [across((x * side) / cells + reach(2)), down((y * side) / cells + reach(3))]
  return {
    thing,
    sure,
    box: { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) },
  }
}

function withoutDoubles(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found)
    if (!kept.some((other) => other.thing === one.thing && shared(other.box, one.box) > mostShared))
      kept.push(one)
  return kept
}

/** How much of what either has both have. */
export function shared(a: Box, b: Box): number {
  const across = Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left))
  const down = Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top))
  const both = across * down
  return both / (a.width * a.height + b.width * b.height - both)
}
