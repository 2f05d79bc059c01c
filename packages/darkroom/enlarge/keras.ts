import { readFile } from 'node:fs/promises'
import path from 'node:path'
import onnxProto from 'onnx-proto'
import { z } from 'zod'
import { floatsOf, kernelOf, portOf, textOf, type Weights, wholeOf } from '../networks/tensors.ts'

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
      input: [portOf(ports.input, 3)],
      output: [portOf(ports.output, 3)],
      node: layers.flatMap((one) => nodesOf(one, outputs)),
      initializer: [...weights.map(tensorOf), ...scalesOf(layers)],
    },
  }).finish()
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
          attribute: [textOf('auto_pad', 'SAME_UPPER')],
        },
      ]
    case 'Activation':
      return [{ opType: config.activation === 'relu' ? 'Relu' : 'Identity', input, output }]
    case 'Concatenate':
      return [{ opType: 'Concat', input, output, attribute: [wholeOf('axis', 1)] }]
    case 'Add':
      return [{ opType: 'Sum', input, output }]
    case 'UpSampling2D':
      return [
        {
          opType: 'Resize',
          input: [...input, '', `${name}/scales`],
          output,
          attribute: [
            textOf('mode', 'nearest'),
            textOf('coordinate_transformation_mode', 'asymmetric'),
            textOf('nearest_mode', 'floor'),
          ],
        },
      ]
  }
}

const scalesOf = (layers: readonly Layer[]) =>
  layers.flatMap(({ name, config: { size } }) =>
    size === undefined
      ? []
      : [
          floatsOf({
            name: `${name}/scales`,
            shape: [4],
            values: Float32Array.from([1, 1, size[0], size[1]]),
          }),
        ],
  )

const tensorOf = (weights: Weights) => (weights.shape.length === 4 ? kernelOf(weights) : floatsOf(weights))
