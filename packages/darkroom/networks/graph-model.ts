import { readFile } from 'node:fs/promises'
import path from 'node:path'
import onnxProto from 'onnx-proto'
import { z } from 'zod'
import { type Node, node, stepOf } from './steps.ts'
import { floatsOf, portOf, type Weights } from './tensors.ts'

const { onnx } = onnxProto

/** What a graph model of TensorFlow.js says of itself, as far as these networks go. */
const graphModel = z.object({
  modelTopology: z.object({ node: z.array(node) }),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.number()),
          dtype: z.enum(['float32', 'int32']),
          quantization: z.object({ dtype: z.literal('float16') }).optional(),
        }),
      ),
    }),
  ),
})

export interface Part {
  /** The node whose output is what goes in, and how many pixels that has. */
  readonly input: string
  readonly size: { readonly width: number; readonly height: number }
  /** Nodes whose output is wanted, and how many channels each has. */
  readonly outputs: Readonly<Record<string, number>>
}

/**
 * A convolutional part of a graph model of TensorFlow.js as ONNX; its ports keep their nodes’ names.
 * @param file its model.json; the weights lie beside it
 * @throws ZodError, Error for steps other than these networks have
 */
export async function readGraphModel(file: string, part: Part): Promise<Uint8Array> {
  const model = graphModel.parse(JSON.parse(await readFile(file, 'utf8')))
  const weights = await readWeights(path.dirname(file), model.weightsManifest)
  const nodes = neededFor(Object.keys(part.outputs), part.input, model.modelTopology.node)
  const made = nodes.map((one) => stepOf(one, weights))
  // Numbers that steps name as they are: of one cell, so that they have no order of channels.
  const single = new Set(nodes.flatMap(({ input }) => input))
  const numbers = [...weights.values()].filter(({ name, shape }) => single.has(name) && shape.length === 0)
  return onnx.ModelProto.encode({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: path.basename(file),
      input: [portOf(part.input, 3, part.size)],
      output: Object.entries(part.outputs).map(([name, channels]) => portOf(name, channels)),
      node: made.flatMap(({ steps }) => steps),
      initializer: [...made.flatMap(({ values }) => values), ...numbers.map(floatsOf)],
    },
  }).finish()
}

async function readWeights(
  folder: string,
  manifest: z.infer<typeof graphModel>['weightsManifest'],
): Promise<ReadonlyMap<string, Weights>> {
  const found = new Map<string, Weights>()
  for (const { paths, weights } of manifest) {
    const bytes = Buffer.concat(await Promise.all(paths.map((one) => readFile(path.join(folder, one)))))
    let at = 0
    for (const { name, shape, dtype, quantization } of weights) {
      const count = shape.reduce((product, side) => product * side, 1)
      const length = count * (quantization === undefined ? 4 : 2)
      const { buffer } = Uint8Array.from(bytes.subarray(at, at + length))
      at += length
      const values =
        dtype === 'int32'
          ? Float32Array.from(new Int32Array(buffer))
          : quantization === undefined
            ? new Float32Array(buffer)
            : Float32Array.from(new Float16Array(buffer))
      found.set(name, { name, shape, values })
    }
  }
  return found
}

/** The nodes between input and outputs, each after those it takes from. */
function neededFor(outputs: readonly string[], input: string, all: readonly Node[]): Node[] {
  const byName = new Map(all.map((one) => [one.name, one]))
  const ordered: Node[] = []
  const seen = new Set([input])
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const found = byName.get(name)
    if (found === undefined || found.op === 'Const') return
    for (const from of found.input) visit(from)
    ordered.push(found)
  }
  for (const name of outputs) visit(name)
  return ordered
}
