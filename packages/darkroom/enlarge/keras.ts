import { readFile } from 'node:fs/promises'
import path from 'node:path'
import onnxProto from 'onnx-proto'
import { z } from 'zod'

const { onnx } = onnxProto

const layer = z.object({
  class_name: z.enum(['InputLayer', 'Conv2D', 'Activation', 'Concatenate', 'Add', 'UpSampling2D']),
  name: z.string(),
  config: z.object({
    kernel_size: z.tuple([z.number(), z.number()]).optional(),
    activation: z.enum(['linear', 'relu']).nullish(),
    size: z.tuple([z.number(), z.number()]).optional(),
  }),
  /** Per call of the layer, the layers whose output it takes. */
  inbound_nodes: z.array(z.array(z.tuple([z.string()], z.unknown()))),
})
type Layer = z.infer<typeof layer>

/** What a layers model of TensorFlow.js says of itself, as far as these networks go. */
const layersModel = z.object({
  modelTopology: z.object({
    model_config: z.object({
      config: z.object({
        layers: z.array(layer),
        output_layers: z.tuple([z.tuple([z.string()], z.unknown())]),
      }),
    }),
  }),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.literal('float32') }),
      ),
    }),
  ),
})

/** Names of what goes into the converted network and comes out of it: 1 × 3 × height × width. */
export const ports = { input: 'input', output: 'output' }

/**
 * Reads a convolutional network from a layers model of TensorFlow.js as ONNX. Its numbers lie height × width ×
 * channels there, and channels × height × width here.
 * @param file its model.json; the weights lie beside it
 * @throws ZodError for layers other than these networks have
 */
export async function readLayersModel(file: string): Promise<Uint8Array> {
  const model = layersModel.parse(JSON.parse(await readFile(file, 'utf8')))
  const { layers, output_layers } = model.modelTopology.model_config.config
  const weights = await readWeights(path.dirname(file), model.weightsManifest)
  const outputs = new Map(
    layers.map(({ name, class_name }) => [name, class_name === 'InputLayer' ? ports.input : name]),
  )
  const [[last]] = output_layers
  outputs.set(last, ports.output)
  return onnx.ModelProto.encode({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: path.basename(path.dirname(file)),
      input: [port(ports.input)],
      output: [port(ports.output)],
      node: layers.flatMap((one) => nodesOf(one, outputs)),
      initializer: [...weights.map(tensorOf), ...scalesOf(layers)],
    },
  }).finish()
}

interface Weights {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

async function readWeights(
  folder: string,
  manifest: z.infer<typeof layersModel>['weightsManifest'],
): Promise<Weights[]> {
  const groups = await Promise.all(
    manifest.map(async ({ paths, weights }) => {
      const bytes = Buffer.concat(await Promise.all(paths.map((one) => readFile(path.join(folder, one)))))
      let at = 0
      return weights.map(({ name, shape }) => {
        const length = shape.reduce((product, side) => product * side, 1)
        const values = new Float32Array(Uint8Array.from(bytes.subarray(at, at + length * 4)).buffer)
        at += length * 4
        return { name, shape, values }
      })
    }),
  )
  return groups.flat()
}

function nodesOf({ class_name, name, config, inbound_nodes }: Layer, outputs: ReadonlyMap<string, string>) {
  const input = (inbound_nodes[0] ?? []).map(([from]) => outputs.get(from) ?? from)
  const output = [outputs.get(name) ?? name]
  switch (class_name) {
    case 'InputLayer':
      return []
    case 'Conv2D':
      return [
        {
          opType: 'Conv',
          input: [...input, `${name}/kernel`, `${name}/bias`],
          output,
          attribute: [{ name: 'auto_pad', type: AttributeType.STRING, s: Buffer.from('SAME_UPPER') }],
        },
      ]
    case 'Activation':
      return [{ opType: config.activation === 'relu' ? 'Relu' : 'Identity', input, output }]
    case 'Concatenate':
      return [
        { opType: 'Concat', input, output, attribute: [{ name: 'axis', type: AttributeType.INT, i: 1 }] },
      ]
    case 'Add':
      return [{ opType: 'Sum', input, output }]
    case 'UpSampling2D':
      return [
        {
          opType: 'Resize',
          input: [...input, '', `${name}/scales`],
          output,
          attribute: [
            text('mode', 'nearest'),
            text('coordinate_transformation_mode', 'asymmetric'),
            text('nearest_mode', 'floor'),
          ],
        },
      ]
  }
}

const { AttributeType } = onnx.AttributeProto
const text = (name: string, value: string) => ({ name, type: AttributeType.STRING, s: Buffer.from(value) })

const scalesOf = (layers: readonly Layer[]) =>
  layers.flatMap(({ name, config: { size } }) =>
    size === undefined ? [] : [floats(`${name}/scales`, [4], Float32Array.from([1, 1, size[0], size[1]]))],
  )

/** A kernel lies height × width × in × out, and goes out × in × height × width. */
function tensorOf({ name, shape, values }: Weights) {
  const [height, width, inputs, outputs] = shape
  if (height === undefined || width === undefined || inputs === undefined || outputs === undefined)
    return floats(name, shape, values)
  const turned = new Float32Array(values.length)
  let at = 0
  for (let out = 0; out < outputs; out += 1)
    for (let from = 0; from < inputs; from += 1)
      for (let cell = 0; cell < height * width; cell += 1)
        turned[at++] = values[(cell * inputs + from) * outputs + out] ?? 0
  return floats(name, [outputs, inputs, height, width], turned)
}

const floats = (name: string, dims: readonly number[], values: Float32Array) => ({
  name,
  dims: [...dims],
  dataType: onnx.TensorProto.DataType.FLOAT,
  rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
})

function port(name: string) {
  const dim = [{ dimValue: 1 }, { dimValue: 3 }, { dimParam: 'height' }, { dimParam: 'width' }]
  return { name, type: { tensorType: { elemType: onnx.TensorProto.DataType.FLOAT, shape: { dim } } } }
}
