import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Graph } from '@krya/onnx'
import { openNetwork } from '../graph.ts'
import { ports, readLayersModel } from './keras.ts'

/** Residual dense networks that double a picture (Zhang et al. 2018), trained as ESRGAN’s generator was. */
const entries = {
  slim: () => import.meta.resolve('@upscalerjs/esrgan-slim'),
  medium: () => import.meta.resolve('@upscalerjs/esrgan-medium'),
} as const
export type Weights = keyof typeof entries

/** How many times larger one pass makes a picture: their larger ones show a grid. */
export const factor = 2
/** Pixels of a tile’s own, and those seen around it so that no seam shows. */
const tile = 192
const margin = 16
const opened = new Map<Weights, Promise<Graph>>()

const graphOf = (weights: Weights): Promise<Graph> => {
  const found = opened.get(weights) ?? open(weights)
  opened.set(weights, found)
  return found
}

async function open(weights: Weights): Promise<Graph> {
  const entry = fileURLToPath(entries[weights]())
  const home = entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`))
  return openNetwork(await readLayersModel(path.join(home, 'models', `x${factor}`, 'model.json')))
}

/** Colours without alpha: RGB, 8 bits each, row by row. */
export interface Colours {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** The picture at twice its size, tile by tile. @param told called with 0–1 after each tile */
export async function double(
  { width, height, data }: Colours,
  weights: Weights,
  told: (share: number) => void,
): Promise<Colours> {
  const graph = await graphOf(weights)
  const larger = {
    width: width * factor,
    height: height * factor,
    data: new Uint8ClampedArray(width * height * factor * factor * 3),
  }
  const across = Math.ceil(width / tile)
  const down = Math.ceil(height / tile)
  for (let at = 0; at < across * down; at += 1) {
    const left = (at % across) * tile
    const top = Math.floor(at / across) * tile
    const seen = {
      left: left - margin,
      top: top - margin,
      width: Math.min(tile, width - left) + 2 * margin,
      height: Math.min(tile, height - top) + 2 * margin,
    }
    const answer = await graph.run({
      [ports.input]: { data: planes({ width, height, data }, seen), shape: [1, 3, seen.height, seen.width] },
    })
    const drawn = answer.get(ports.output)
    if (drawn === undefined) throw new Error('The network gave nothing.')
    place(larger, drawn.data, seen)
    told((at + 1) / (across * down))
  }
  return larger
}

interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** An area as the network reads it: plane by plane, 0–255. Beyond the picture’s edges it is mirrored. */
function planes({ width, height, data }: Colours, area: Area): Float32Array {
  const size = area.width * area.height
  const values = new Float32Array(size * 3)
  for (let y = 0; y < area.height; y += 1) {
    const row = mirrored(area.top + y, height) * width
    for (let x = 0; x < area.width; x += 1) {
      const from = (row + mirrored(area.left + x, width)) * 3
      const to = y * area.width + x
      values[to] = data[from] ?? 0
      values[to + size] = data[from + 1] ?? 0
      values[to + size * 2] = data[from + 2] ?? 0
    }
  }
  return values
}

/** @returns a place within 0 … length − 1 */
function mirrored(at: number, length: number): number {
  const period = 2 * length
  const within = ((at % period) + period) % period
  return within < length ? within : period - 1 - within
}

/** Puts what the network drew of an area into its place, without the margin. */
function place(larger: Colours, drawn: Float32Array, area: Area): void {
  const width = area.width * factor
  const size = width * area.height * factor
  const edge = margin * factor
  for (let y = edge; y < area.height * factor - edge; y += 1) {
    let to = ((area.top * factor + y) * larger.width + area.left * factor + edge) * 3
    for (let from = y * width + edge; from < (y + 1) * width - edge; from += 1) {
      larger.data[to++] = drawn[from] ?? 0
      larger.data[to++] = drawn[from + size] ?? 0
      larger.data[to++] = drawn[from + size * 2] ?? 0
    }
  }
}
