import { fromLinear } from '../gltf/colour.ts'
import { lit } from './light.ts'
import type { Cover, Piece } from './read.ts'

/** From where a thing is looked at: degrees to the right of its front, and above its middle. */
export interface Sight {
  readonly around: number
  readonly above: number
}

/** Samples of a pixel each way. */
const samples = 2
const zoom = { distance: 5, margin: 1.1 }

/**
 * Pieces drawn with depth buffer and perspective into a square, nothing behind them. What is seen through is drawn
 * after the rest, the farthest first.
 * @returns RGBA, 8 bits each
 */
export function drawScene(pieces: readonly Piece[], side: number, sight: Sight): Uint8ClampedArray {
  const size = side * samples
  const colour = new Float32Array(size * size * 4)
  const depth = new Float32Array(size * size).fill(-Infinity)
  const seen = projected(pieces, size, sight)
  const solid = seen.filter(({ piece }) => piece.look.alpha !== 'BLEND')
  const clear = seen.filter(({ piece }) => piece.look.alpha === 'BLEND')
  const context = { size, colour, depth, eye: [0, 0, zoom.distance] as const }
  for (const one of solid)
    for (let at = 0; at < one.piece.indices.length; at += 3) fill(context, one, at, false)
  const sorted = clear
    .flatMap((one) =>
      Array.from({ length: one.piece.indices.length / 3 }, (_, at) => ({
        one,
        at: at * 3,
        z: middle(one, at * 3),
      })),
    )
    .toSorted((a, b) => a.z - b.z)
  for (const { one, at } of sorted) fill(context, one, at, true)
  return shrunk(colour, side)
}

interface Seen {
  readonly piece: Piece
  /** Across, down and towards whoever looks, in pixels; and where it is in the turned scene. */
  readonly screen: Float32Array
  readonly points: Float32Array
  readonly normals: Float32Array
}

const middle = ({ piece, points }: Seen, at: number): number =>
  [0, 1, 2].reduce((sum, corner) => sum + (points[(piece.indices[at + corner] ?? 0) * 3 + 2] ?? 0), 0) / 3

/** Turned to be seen from there, made one in size, and put on the screen so that it fills it. */
function projected(pieces: readonly Piece[], size: number, { around, above }: Sight): Seen[] {
  const [a, b] = [(-around * Math.PI) / 180, (above * Math.PI) / 180]
  const [sa, ca, sb, cb] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b)]
  const turn = (all: Float32Array): Float32Array => {
    const out = new Float32Array(all.length)
    for (let at = 0; at < all.length; at += 3) {
      const [x, y, z] = [all[at] ?? 0, all[at + 1] ?? 0, all[at + 2] ?? 0]
      const [tx, tz] = [x * ca + z * sa, z * ca - x * sa]
      out[at] = tx
      out[at + 1] = y * cb - tz * sb
      out[at + 2] = y * sb + tz * cb
    }
    return out
  }
  const turned = pieces.map((piece) => ({
    piece,
    points: turn(piece.positions),
    normals: turn(piece.normals),
  }))
  const box = boundsOf(turned.map(({ points }) => points))
  const reach = Math.max(
    1e-9,
    ...[0, 1, 2].map((axis) => ((box.most[axis] ?? 0) - (box.least[axis] ?? 0)) / 2),
  )
  for (const { points } of turned)
    for (let at = 0; at < points.length; at += 1)
      points[at] = ((points[at] ?? 0) - ((box.most[at % 3] ?? 0) + (box.least[at % 3] ?? 0)) / 2) / reach
  const flat = turned.map((one) => ({ ...one, screen: perspective(one.points) }))
  const frame = boundsOf(flat.map(({ screen }) => screen))
  const [w, h] = [0, 1].map((axis) => Math.max(1e-6, (frame.most[axis] ?? 0) - (frame.least[axis] ?? 0)))
  const scale = size / (Math.max(w ?? 1, h ?? 1) * zoom.margin)
  for (const { screen } of flat)
    for (let at = 0; at < screen.length; at += 3) {
      const [x, y] = [screen[at] ?? 0, screen[at + 1] ?? 0]
      screen[at] = size / 2 + (x - ((frame.least[0] ?? 0) + (frame.most[0] ?? 0)) / 2) * scale
      screen[at + 1] = size / 2 - (y - ((frame.least[1] ?? 0) + (frame.most[1] ?? 0)) / 2) * scale
    }
  return flat
}

/** Nearer is larger; the third number is 1 ÷ distance, which is linear on the screen. */
function perspective(points: Float32Array): Float32Array {
  const screen = new Float32Array(points.length)
  for (let at = 0; at < points.length; at += 3) {
    const near = 1 / (zoom.distance - (points[at + 2] ?? 0))
    screen[at] = (points[at] ?? 0) * near
    screen[at + 1] = (points[at + 1] ?? 0) * near
    screen[at + 2] = near
  }
  return screen
}

function boundsOf(all: readonly Float32Array[]) {
  const [least, most] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ]
  for (const one of all)
    for (let at = 0; at < one.length; at += 1) {
      least[at % 3] = Math.min(least[at % 3] ?? 0, one[at] ?? 0)
      most[at % 3] = Math.max(most[at % 3] ?? 0, one[at] ?? 0)
    }
  return { least, most }
}

interface Context {
  readonly size: number
  readonly colour: Float32Array
  readonly depth: Float32Array
  readonly eye: readonly [number, number, number]
}

const shade = new Float32Array(3)
const texel = new Float32Array(4)

/** One triangle, by its pixels’ shares of its corners. */
function fill({ size, colour, depth, eye }: Context, seen: Seen, first: number, isClear: boolean): void {
  const { piece, screen, points, normals } = seen
  const { look, places, tints } = piece
  const [a, b, c] = [piece.indices[first] ?? 0, piece.indices[first + 1] ?? 0, piece.indices[first + 2] ?? 0]
  const at = (all: Float32Array, corner: number, axis: number, of = 3): number => all[corner * of + axis] ?? 0
  const [ax, ay, bx, by, cx, cy] = [
    at(screen, a, 0),
    at(screen, a, 1),
    at(screen, b, 0),
    at(screen, b, 1),
    at(screen, c, 0),
    at(screen, c, 1),
  ]
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  if (Math.abs(area) < 1e-9) return
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(ax, bx, cx))),
    Math.min(size - 1, Math.ceil(Math.max(ax, bx, cx))),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(ay, by, cy))),
    Math.min(size - 1, Math.ceil(Math.max(ay, by, cy))),
  ]
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) {
      const [px, py] = [x + 0.5, y + 0.5]
      const wa = ((bx - px) * (cy - py) - (cx - px) * (by - py)) / area
      const wb = ((cx - px) * (ay - py) - (ax - px) * (cy - py)) / area
      const wc = 1 - wa - wb
      if (wa < 0 || wb < 0 || wc < 0) continue
      const near = wa * at(screen, a, 2) + wb * at(screen, b, 2) + wc * at(screen, c, 2)
      const pixel = y * size + x
      if (near <= (depth[pixel] ?? 0)) continue
      const [pa, pb, pc] = [
        (wa * at(screen, a, 2)) / near,
        (wb * at(screen, b, 2)) / near,
        (wc * at(screen, c, 2)) / near,
      ]
      const mixed = (all: Float32Array, axis: number, of = 3): number =>
        pa * at(all, a, axis, of) + pb * at(all, b, axis, of) + pc * at(all, c, axis, of)
      let [r, g, bl, alpha] = look.colour
      if (look.cover !== null && places !== null) {
        sample(look.cover, mixed(places, 0, 2), mixed(places, 1, 2))
        r *= texel[0] ?? 1
        g *= texel[1] ?? 1
        bl *= texel[2] ?? 1
        alpha *= texel[3] ?? 1
      }
      if (look.alpha === 'MASK' && alpha < look.cutoff) continue
      if (tints !== null) {
        r *= mixed(tints, 0)
        g *= mixed(tints, 1)
        bl *= mixed(tints, 2)
      }
      let [nx, ny, nz] = [mixed(normals, 0), mixed(normals, 1), mixed(normals, 2)]
      let [vx, vy, vz] = [eye[0] - mixed(points, 0), eye[1] - mixed(points, 1), eye[2] - mixed(points, 2)]
      const [n, v] = [Math.hypot(nx, ny, nz) || 1, Math.hypot(vx, vy, vz) || 1]
      ;[nx, ny, nz, vx, vy, vz] = [nx / n, ny / n, nz / n, vx / v, vy / v, vz / v]
      // What faces away is seen from inside.
      const side = nx * vx + ny * vy + nz * vz < 0 ? -1 : 1
      lit([r, g, bl], [nx * side, ny * side, nz * side], [vx, vy, vz], look.metalness, look.roughness, shade)
      const share = !isClear
        ? 1
        : Math.min(1, alpha + 0.45 * (1 - Math.abs(nx * vx + ny * vy + nz * vz)) ** 3)
      const before = pixel * 4
      for (let channel = 0; channel < 3; channel += 1)
        colour[before + channel] =
          (colour[before + channel] ?? 0) * (1 - share) +
          ((shade[channel] ?? 0) + (look.glow[channel] ?? 0)) * share
      colour[before + 3] = (colour[before + 3] ?? 0) * (1 - share) + share
      if (!isClear) depth[pixel] = near
    }
}

/** A texture at a place, repeated, between its pixels. */
function sample({ width, height, data }: Cover, u: number, v: number): void {
  const wrap = (value: number, of: number): number => ((value % of) + of) % of
  const [x, y] = [wrap(u, 1) * width - 0.5, wrap(v, 1) * height - 0.5]
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - left, y - top]
  const spot = (column: number, row: number): number => (wrap(row, height) * width + wrap(column, width)) * 4
  const [a, b, c, d] = [spot(left, top), spot(left + 1, top), spot(left, top + 1), spot(left + 1, top + 1)]
  for (let channel = 0; channel < 4; channel += 1)
    texel[channel] =
      ((data[a + channel] ?? 0) * (1 - fx) + (data[b + channel] ?? 0) * fx) * (1 - fy) +
      ((data[c + channel] ?? 0) * (1 - fx) + (data[d + channel] ?? 0) * fx) * fy
}

/** Samples to pixels, and light to what a screen shows: highlights roll off (Narkowicz 2015 is too contrasty here). */
function shrunk(colour: Float32Array, side: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(side * side * 4)
  const wide = side * samples
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const sum = [0, 0, 0, 0]
      for (let sy = 0; sy < samples; sy += 1)
        for (let sx = 0; sx < samples; sx += 1) {
          const at = ((y * samples + sy) * wide + x * samples + sx) * 4
          for (let channel = 0; channel < 4; channel += 1)
            sum[channel] = (sum[channel] ?? 0) + shown(colour[at + channel] ?? 0, channel)
        }
      const [r = 0, g = 0, b = 0, alpha = 0] = sum
      const spot = (y * side + x) * 4
      if (alpha <= 0) continue
      out.set(
        [r / alpha, g / alpha, b / alpha].map((one) => fromLinear(one) * 255),
        spot,
      )
      out[spot + 3] = (alpha / samples ** 2) * 255
    }
  return out
}

const shoulder = 0.75

/** Up to the shoulder as it is; above it ever slower towards white. */
const shown = (value: number, channel: number): number =>
  channel === 3 || value <= shoulder
    ? value
    : shoulder + (1 - shoulder) * (1 - Math.exp(-(value - shoulder) / (1 - shoulder)))
