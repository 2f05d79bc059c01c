import { readFile } from 'node:fs/promises'
import path from 'node:path'
import onnxProto from 'onnx-proto'
import { z } from 'zod'
import { floatsOf, kernelOf, portOf, textOf, type Weights, wholeOf, wholesOf } from './tensors.ts'

const { onnx } = onnxProto

const list = z.object({ list: z.object({ i: z.array(z.coerce.number()) }) })
const words = z.object({
  list: z.object({ s: z.array(z.string().transform((one) => Buffer.from(one, 'base64').toString())) }),
})
const convolution = z.object({ strides: list, fused_ops: words.optional() })
const resizing = z.object({ half_pixel_centers: z.object({ b: z.boolean() }) })
const node = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), z.unknown()).default({}),
})
type Node = z.infer<typeof node>

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
      if (dtype === 'int32') continue
      const values =
        quantization === undefined ? new Float32Array(buffer) : Float32Array.from(new Float16Array(buffer))
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

function stepOf({ name, op, input, attr }: Node, weights: ReadonlyMap<string, Weights>) {
  const [first = '', second = '', third] = input
  switch (op) {
    case 'Conv2D':
    case '_FusedConv2D':
    case 'FusedDepthwiseConv2dNative':
    case 'DepthwiseConv2dNative': {
      const { strides, fused_ops } = convolution.parse(attr)
      const isDepthwise = op.includes('Depthwise')
      const kernel = weights.get(second)
      const bias = third === undefined ? undefined : weights.get(third)
      if (kernel === undefined) throw new Error(`${name} has no weights`)
      const bend = fused_ops?.list.s.find((one) => one.startsWith('Relu'))
      const plain = bend === undefined ? name : `${name}/plain`
      return {
        values: [
          { ...kernelOf(kernel, isDepthwise), name: `${name}/kernel` },
          ...(bias === undefined ? [] : [floatsOf({ ...bias, name: `${name}/bias` })]),
          ...(bend === 'Relu6' ? limitsOf(name) : []),
        ],
        steps: [
          {
            opType: 'Conv',
            input: [first, `${name}/kernel`, ...(bias === undefined ? [] : [`${name}/bias`])],
            output: [plain],
            attribute: [
              textOf('auto_pad', 'SAME_UPPER'),
              wholesOf('strides', strides.list.i.slice(1, 3)),
              wholeOf('group', isDepthwise ? (kernel.shape[2] ?? 1) : 1),
            ],
          },
          ...(bend === 'Relu' ? [{ opType: 'Relu', input: [plain], output: [name] }] : []),
          ...(bend === 'Relu6' ? [limited(plain, name)] : []),
        ],
      }
    }
    case 'Add':
    case 'AddV2':
      return { values: [], steps: [{ opType: 'Add', input: [first, second], output: [name] }] }
    case 'Mul':
      return { values: [], steps: [{ opType: 'Mul', input: [first, second], output: [name] }] }
    case 'Relu':
    case 'Sigmoid':
      return { values: [], steps: [{ opType: op, input: [first], output: [name] }] }
    case 'Relu6':
      return { values: limitsOf(name), steps: [limited(first, name)] }
    case 'Mean':
      // Over all of each channel, as these networks have it.
      return {
        values: [],
        steps: [
          {
            opType: 'ReduceMean',
            input: [first],
            output: [name],
            attribute: [wholesOf('axes', [2, 3]), wholeOf('keepdims', 1)],
          },
        ],
      }
    case 'ConcatV2':
      return {
        values: [],
        steps: [
          { opType: 'Concat', input: input.slice(0, -1), output: [name], attribute: [wholeOf('axis', 1)] },
        ],
      }
    case 'ResizeBilinear':
      return {
        values: [floatsOf({ name: `${name}/scales`, shape: [4], values: Float32Array.from([1, 1, 2, 2]) })],
        steps: [
          {
            opType: 'Resize',
            input: [first, '', `${name}/scales`],
            output: [name],
            attribute: [
              textOf('mode', 'linear'),
              textOf(
                'coordinate_transformation_mode',
                resizing.parse(attr).half_pixel_centers.b ? 'half_pixel' : 'asymmetric',
              ),
            ],
          },
        ],
      }
    default:
      throw new Error(`${name} is a ${op}, which is not read here`)
  }
}

const limited = (from: string, name: string) => ({
  opType: 'Clip',
  input: [from, `${name}/least`, `${name}/most`],
  output: [name],
})
const limitsOf = (name: string) => [
  floatsOf({ name: `${name}/least`, shape: [], values: Float32Array.from([0]) }),
  floatsOf({ name: `${name}/most`, shape: [], values: Float32Array.from([6]) }),
]
