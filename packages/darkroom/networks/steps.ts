import { z } from 'zod'
import { floatsOf, kernelOf, numbersOf, textOf, type Weights, wholeOf, wholesOf } from './tensors.ts'

const list = z.object({ list: z.object({ i: z.array(z.coerce.number()) }) })
const words = z.object({
  list: z.object({ s: z.array(z.string().transform((one) => Buffer.from(one, 'base64').toString())) }),
})
const padding = z
  .object({ s: z.string().transform((one) => Buffer.from(one, 'base64').toString()) })
  .transform(({ s }) => s)
  .pipe(z.enum(['SAME', 'VALID']))
const convolution = z.object({ strides: list, padding, fused_ops: words.optional() })
const pooling = z.object({ strides: list, ksize: list, padding })
const resizing = z.object({ half_pixel_centers: z.object({ b: z.boolean() }) })
/** One step, as the file has it. */
export const node = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), z.unknown()).default({}),
})
export type Node = z.infer<typeof node>

/** What a step is in ONNX, and the numbers it brings. @throws ZodError, Error for steps other than these networks have */
export function stepOf({ name, op, input, attr }: Node, weights: ReadonlyMap<string, Weights>) {
  const [first = '', second = '', third, fourth] = input
  switch (op) {
    case 'Conv2D':
    case '_FusedConv2D':
    case 'FusedDepthwiseConv2dNative':
    case 'DepthwiseConv2dNative': {
      const { strides, padding: pad, fused_ops } = convolution.parse(attr)
      const isDepthwise = op.includes('Depthwise')
      const kernel = weights.get(second)
      const bias = third === undefined ? undefined : weights.get(third)
      if (kernel === undefined) throw new Error(`${name} has no weights`)
      const bend = fused_ops?.list.s.find((one) => one.startsWith('Relu') || one === 'Prelu')
      const plain = bend === undefined ? name : `${name}/plain`
      return {
        values: [
          { ...kernelOf(kernel, isDepthwise), name: `${name}/kernel` },
          ...(bias === undefined ? [] : [floatsOf({ ...bias, name: `${name}/bias` })]),
          ...(bend === 'Relu6' ? limitsOf(name) : []),
          ...(bend === 'Prelu' ? slopesOf(name, weights.get(fourth ?? '')) : []),
        ],
        steps: [
          {
            opType: 'Conv',
            input: [first, `${name}/kernel`, ...(bias === undefined ? [] : [`${name}/bias`])],
            output: [plain],
            attribute: [
              textOf('auto_pad', pads[pad]),
              wholesOf('strides', strides.list.i.slice(1, 3)),
              wholeOf('group', isDepthwise ? (kernel.shape[2] ?? 1) : 1),
            ],
          },
          ...(bend === 'Relu' ? [{ opType: 'Relu', input: [plain], output: [name] }] : []),
          ...(bend === 'Relu6' ? [limited(plain, name)] : []),
          ...(bend === 'Prelu' ? [sloped(plain, name)] : []),
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
    case 'Prelu':
      return { values: slopesOf(name, weights.get(second)), steps: [sloped(first, name)] }
    case 'MaxPool': {
      const { strides, ksize, padding: pad } = pooling.parse(attr)
      return {
        values: [],
        steps: [
          {
            opType: 'MaxPool',
            input: [first],
            output: [name],
            attribute: [
              textOf('auto_pad', pads[pad]),
              wholesOf('kernel_shape', ksize.list.i.slice(1, 3)),
              wholesOf('strides', strides.list.i.slice(1, 3)),
            ],
          },
        ],
      }
    }
    case 'Pad': {
      // Before and after of each side, in the order of batch, height, width, channels.
      const sides = weights.get(second)?.values ?? []
      const inOrder = [0, 6, 2, 4, 1, 7, 3, 5].map((at) => sides[at] ?? 0)
      return {
        values: [numbersOf(`${name}/sides`, inOrder)],
        steps: [{ opType: 'Pad', input: [first, `${name}/sides`], output: [name] }],
      }
    }
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

const pads = { SAME: 'SAME_UPPER', VALID: 'VALID' } as const

/** A slope per channel for what is below zero. */
function slopesOf(name: string, slopes: Weights | undefined) {
  if (slopes === undefined) throw new Error(`${name} has no slopes`)
  return [floatsOf({ name: `${name}/slopes`, shape: [slopes.values.length, 1, 1], values: slopes.values })]
}
const sloped = (from: string, name: string) => ({
  opType: 'PRelu',
  input: [from, `${name}/slopes`],
  output: [name],
})

const limited = (from: string, name: string) => ({
  opType: 'Clip',
  input: [from, `${name}/least`, `${name}/most`],
  output: [name],
})
const limitsOf = (name: string) => [
  floatsOf({ name: `${name}/least`, shape: [], values: Float32Array.from([0]) }),
  floatsOf({ name: `${name}/most`, shape: [], values: Float32Array.from([6]) }),
]
