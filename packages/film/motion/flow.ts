import { halved, type Grey, margin } from './small.ts'

/** Where each pixel of one picture is found in another: at x + u, y + v. In pixels, row by row. */
export interface Flow {
  readonly width: number
  readonly height: number
  readonly u: Float32Array
  readonly v: Float32Array
}

/** Pixels of a patch’s side, and from one patch to the next. */
const patch = 8
const stride = 4
const count = patch * patch
/** How much of a difference in mean brightness is forgiven: light changes, but flat areas differ by nothing else. */
const forgiven = 0.85
/** Pixels by which a step of the search must improve to go on, and most steps. */
const leastStep = 0.03
const mostSteps = 7
/** Patches without structure stay where those around them are. */
const stiffness = 40

/** Small things that are fast are found by looking everywhere around: at this length of the longer side, so far, */
const lookedAround = 128
const around = 14
/** where what the slope led to differs by this much on average, 0–255. */
const poor = 5

/** A picture at half sizes, the largest first. */
export type Pyramid = readonly Grey[]

export function pyramidOf(grey: Grey): Pyramid {
  const levels = [grey]
  for (let level = grey; Math.min(level.width, level.height) >= 4 * patch;) {
    level = halved(level)
    levels.push(level)
  }
  return levels
}

export const stillness = (width: number, height: number): Flow => ({
  width,
  height,
  u: new Float32Array(width * height),
  v: new Float32Array(width * height),
})

/**
 * Motion from one picture to another by dense inverse search (Kroeger, Timofte, Dai and Van Gool 2016): patches that
 * follow the slope of their difference, from coarse to fine, with what their neighbours found as a start.
 */
export function flowBetween(from: Pyramid, to: Pyramid): Flow {
  let flow: Flow | undefined
  for (let at = Math.min(from.length, to.length) - 1; at >= 0; at -= 1) {
    const [one, other] = [from[at], to[at]]
    if (one === undefined || other === undefined || Math.min(one.width, one.height) < patch) continue
    flow = dense(one, other, searched(one, other, flow))
  }
  const [{ width, height } = { width: 1, height: 1 }] = from
  return flow ?? stillness(width, height)
}

/** Where each patch was found. */
interface Patches {
  readonly across: number
  readonly down: number
  readonly u: Float32Array
  readonly v: Float32Array
}

const placeOf = (at: number, length: number): number => Math.min(at * stride, length - patch)

function searched(from: Grey, to: Grey, coarser: Flow | undefined): Patches {
  const across = Math.ceil((from.width - patch) / stride) + 1
  const down = Math.ceil((from.height - patch) / stride) + 1
  const patches = { across, down, u: new Float32Array(across * down), v: new Float32Array(across * down) }
  const search = createSearch(from, to)
  const costs = new Float32Array(across * down)
  const longer = Math.max(from.width, from.height)
  const isSmall = longer <= lookedAround && 2 * longer > lookedAround
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      const at = row * across + column
      const [x, y] = [placeOf(column, from.width), placeOf(row, from.height)]
      search.take(x, y)
      let best = 0
      if (coarser !== undefined) {
        const place =
          Math.min(coarser.height - 1, (y + patch / 2) >> 1) * coarser.width +
          Math.min(coarser.width - 1, (x + patch / 2) >> 1)
        patches.u[at] = 2 * (coarser.u[place] ?? 0)
        patches.v[at] = 2 * (coarser.v[place] ?? 0)
      }
      best = search.cost(patches.u[at] ?? 0, patches.v[at] ?? 0)
      if (column > 0) best = adopted(patches, search, at, at - 1, best)
      if (row > 0) best = adopted(patches, search, at, at - across, best)
      best = descended(patches, search, at, best)
      if (isSmall && best > poor * poor * count) best = foundAround(patches, search, at, best)
      costs[at] = best
    }
  for (let row = down - 1; row >= 0; row -= 1)
    for (let column = across - 1; column >= 0; column -= 1) {
      const at = row * across + column
      search.take(placeOf(column, from.width), placeOf(row, from.height))
      const before = costs[at] ?? 0
      let best = before
      if (column < across - 1) best = adopted(patches, search, at, at + 1, best)
      if (row < down - 1) best = adopted(patches, search, at, at + across, best)
      if (best < before) costs[at] = descended(patches, search, at, best)
    }
  return patches
}

type Search = ReturnType<typeof createSearch>

/** Takes on what a neighbour found where it fits clearly better. @returns the cost from now on */
function adopted(patches: Patches, search: Search, at: number, neighbour: number, best: number): number {
  const [u, v] = [patches.u[neighbour] ?? 0, patches.v[neighbour] ?? 0]
  const cost = search.cost(u, v)
  if (cost >= 0.95 * best - count * 0.05) return best
  patches.u[at] = u
  patches.v[at] = v
  return cost
}

/** Looks at every second place around; the slope leads on from there. @returns the cost at the best */
function foundAround(patches: Patches, search: Search, at: number, start: number): number {
  let best = start
  for (let v = -around; v <= around; v += 2)
    for (let u = -around; u <= around; u += 2) {
      const cost = search.cost(u, v)
      if (cost >= 0.85 * best) continue
      best = cost
      patches.u[at] = u
      patches.v[at] = v
    }
  return best === start ? start : descended(patches, search, at, best)
}

/** Follows the slope as long as it fits better. @returns the cost there */
function descended(patches: Patches, search: Search, at: number, start: number): number {
  let best = start
  let [u, v] = [patches.u[at] ?? 0, patches.v[at] ?? 0]
  const [u0, v0] = [u, v]
  search.cost(u, v)
  for (let turn = 0; turn < mostSteps; turn += 1) {
    const step = search.step()
    const nextU = u - step.u
    const nextV = v - step.v
    if (Math.abs(nextU - u0) > patch || Math.abs(nextV - v0) > patch) break
    const cost = search.cost(nextU, nextV)
    if (cost >= best) break
    best = cost
    u = nextU
    v = nextV
    if (Math.abs(step.u) + Math.abs(step.v) < leastStep) break
  }
  patches.u[at] = u
  patches.v[at] = v
  return best
}

/** Looks for one patch at a time; what it needs of it is kept between calls. */
function createSearch(from: Grey, to: Grey) {
  const own = new Float32Array(count)
  const slopeX = new Float32Array(count)
  const slopeY = new Float32Array(count)
  const differences = new Float32Array(count)
  const most = { x: to.width + margin - patch - 1, y: to.height + margin - patch - 1 }
  const found = { u: 0, v: 0 }
  let x0 = 0
  let y0 = 0
  let inverseXx = 0
  let inverseXy = 0
  let inverseYy = 0
  let meanX = 0
  let meanY = 0
  let sum = 0

  function compare(u: number, v: number): void {
    const x = Math.min(most.x, Math.max(-margin, x0 + u))
    const y = Math.min(most.y, Math.max(-margin, y0 + v))
    const left = Math.floor(x)
    const top = Math.floor(y)
    const right = x - left
    const below = y - top
    const a = (1 - right) * (1 - below)
    const b = right * (1 - below)
    const c = (1 - right) * below
    const d = right * below
    const { data, stride: line } = to
    sum = 0
    for (let row = 0, at = 0; row < patch; row += 1) {
      let place = (top + row + margin) * line + left + margin
      for (let column = 0; column < patch; column += 1, at += 1, place += 1) {
        const difference =
          a * (data[place] ?? 0) +
          b * (data[place + 1] ?? 0) +
          c * (data[place + line] ?? 0) +
          d * (data[place + line + 1] ?? 0) -
          (own[at] ?? 0)
        differences[at] = difference
        sum += difference
      }
    }
  }

  return {
    /** The patch whose first pixel is there is looked for from now on. */
    take(x: number, y: number): void {
      x0 = x
      y0 = y
      const { data, stride: line } = from
      let xx = 0
      let xy = 0
      let yy = 0
      meanX = 0
      meanY = 0
      for (let row = 0, at = 0; row < patch; row += 1) {
        let place = (y + row + margin) * line + x + margin
        for (let column = 0; column < patch; column += 1, at += 1, place += 1) {
          own[at] = data[place] ?? 0
          const dx = ((data[place + 1] ?? 0) - (data[place - 1] ?? 0)) / 2
          const dy = ((data[place + line] ?? 0) - (data[place - line] ?? 0)) / 2
          slopeX[at] = dx
          slopeY[at] = dy
          xx += dx * dx
          xy += dx * dy
          yy += dy * dy
          meanX += dx
          meanY += dy
        }
      }
      const share = forgiven / count
      const [hxx, hyy] = [xx - share * meanX * meanX + stiffness, yy - share * meanY * meanY + stiffness]
      const hxy = xy - share * meanX * meanY
      const determinant = hxx * hyy - hxy * hxy
      inverseXx = hyy / determinant
      inverseXy = -hxy / determinant
      inverseYy = hxx / determinant
    },
    cost(u: number, v: number): number {
      compare(u, v)
      let squares = 0
      for (let at = 0; at < count; at += 1) squares += (differences[at] ?? 0) * (differences[at] ?? 0)
      return squares - (forgiven * sum * sum) / count
    },
    /** How far off it is where the cost was asked for last, by the slope. */
    step(): { readonly u: number; readonly v: number } {
      let bx = 0
      let by = 0
      for (let at = 0; at < count; at += 1) {
        bx += (slopeX[at] ?? 0) * (differences[at] ?? 0)
        by += (slopeY[at] ?? 0) * (differences[at] ?? 0)
      }
      bx -= (forgiven * meanX * sum) / count
      by -= (forgiven * meanY * sum) / count
      found.u = inverseXx * bx + inverseXy * by
      found.v = inverseXy * bx + inverseYy * by
      return found
    },
  }
}

/** Each pixel's motion: the mean of the patches over it, those that fit it there counting most. */
function dense(from: Grey, to: Grey, patches: Patches): Flow {
  const { width, height } = from
  const flow = stillness(width, height)
  const weights = new Float32Array(width * height)
  for (let row = 0; row < patches.down; row += 1)
    for (let column = 0; column < patches.across; column += 1) {
      const at = row * patches.across + column
      const [u, v] = [patches.u[at] ?? 0, patches.v[at] ?? 0]
      spread(from, to, flow, weights, placeOf(column, width), placeOf(row, height), u, v)
    }
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 1
    flow.u[at] = (flow.u[at] ?? 0) / weight
    flow.v[at] = (flow.v[at] ?? 0) / weight
  }
  return flow
}

function spread(
  from: Grey,
  to: Grey,
  flow: Flow,
  weights: Float32Array,
  x0: number,
  y0: number,
  u: number,
  v: number,
): void {
  const x = Math.min(to.width + margin - patch - 1, Math.max(-margin, x0 + u))
  const y = Math.min(to.height + margin - patch - 1, Math.max(-margin, y0 + v))
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, below] = [x - left, y - top]
  const [a, b] = [(1 - right) * (1 - below), right * (1 - below)]
  const [c, d] = [(1 - right) * below, right * below]
  for (let row = 0; row < patch; row += 1) {
    let place = (top + row + margin) * to.stride + left + margin
    let own = (y0 + row + margin) * from.stride + x0 + margin
    let at = (y0 + row) * flow.width + x0
    for (let column = 0; column < patch; column += 1, place += 1, own += 1, at += 1) {
      const difference =
        a * (to.data[place] ?? 0) +
        b * (to.data[place + 1] ?? 0) +
        c * (to.data[place + to.stride] ?? 0) +
        d * (to.data[place + to.stride + 1] ?? 0) -
        (from.data[own] ?? 0)
      const weight = 1 / Math.max(1, difference * difference)
      flow.u[at] = (flow.u[at] ?? 0) + weight * u
      flow.v[at] = (flow.v[at] ?? 0) + weight * v
      weights[at] = (weights[at] ?? 0) + weight
    }
  }
}
