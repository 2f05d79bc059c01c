import onnxProto from 'onnx-proto'

const { onnx } = onnxProto
const { AttributeType } = onnx.AttributeProto

/** A network’s numbers under their name. */
export interface Weights {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

export const textOf = (name: string, value: string) => ({
  name,
  type: AttributeType.STRING,
  s: Buffer.from(value),
})
export const wholeOf = (name: string, value: number) => ({ name, type: AttributeType.INT, i: value })
export const wholesOf = (name: string, values: readonly number[]) => ({
  name,
  type: AttributeType.INTS,
  ints: [...values],
})

export const floatsOf = ({ name, shape, values }: Weights) => ({
  name,
  dims: [...shape],
  dataType: onnx.TensorProto.DataType.FLOAT,
  rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
})

/** Whole numbers, as steps take them that are told of sides. */
export const numbersOf = (name: string, values: readonly number[]) => ({
  name,
  dims: [values.length],
  dataType: onnx.TensorProto.DataType.INT64,
  rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
})

/**
 * TensorFlow keeps a kernel as height × width × in × out, ONNX as out × in × height × width; of one that works on
 * each channel by itself, every channel is an output.
 */
export function kernelOf({ name, shape, values }: Weights, isDepthwise = false) {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape
  const turned = new Float32Array(values.length)
  let at = 0
  const [first, second] = isDepthwise ? [inputs, outputs] : [outputs, inputs]
  for (let one = 0; one < first; one += 1)
    for (let other = 0; other < second; other += 1) {
      const [from, to] = isDepthwise ? [one, other] : [other, one]
      for (let cell = 0; cell < height * width; cell += 1)
        turned[at++] = values[(cell * inputs + from) * outputs + to] ?? 0
    }
  const dims = isDepthwise ? [inputs * outputs, 1, height, width] : [outputs, inputs, height, width]
  return floatsOf({ name, shape: dims, values: turned })
}

/** Pictures go through ONNX as 1 × channels × height × width. @param size left out: any */
export function portOf(name: string, channels: number, size?: { width: number; height: number }) {
  const dim = [
    { dimValue: 1 },
    { dimValue: channels },
    size === undefined ? { dimParam: 'height' } : { dimValue: size.height },
    size === undefined ? { dimParam: 'width' } : { dimValue: size.width },
  ]
  return { name, type: { tensorType: { elemType: onnx.TensorProto.DataType.FLOAT, shape: { dim } } } }
}
