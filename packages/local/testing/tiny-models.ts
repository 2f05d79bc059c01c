import { onnx } from 'onnx-proto'
import type { LocalModel } from '../document.ts'

/** A model of the family that is small enough to be made in a test, and still follows its inputs. */

/** Either of the kinds of numbers that models are saved in. */
export type Precision = 'float32' | 'float16'

interface Port {
  readonly name: string
  readonly type: number
  /** A text: a side that is not fixed. */
  readonly shape: readonly (number | string)[]
}
interface Weights {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: readonly number[]
}
type Attribute = number | readonly number[]
interface Step {
  readonly op: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: Readonly<Record<string, Attribute>>
}

const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

function attributeOf([name, value]: [string, Attribute]) {
  const { AttributeType } = onnx.AttributeProto
  return typeof value === 'number'
    ? { name, type: AttributeType.INT, i: value }
    : { name, type: AttributeType.INTS, ints: [...value] }
}

function portOf({ name, type, shape }: Port) {
  const dim = shape.map((side) => (typeof side === 'number' ? { dimValue: side } : { dimParam: side }))
  return { name, type: { tensorType: { elemType: type, shape: { dim } } } }
}

function graphOf(
  inputs: readonly Port[],
  outputs: readonly Port[],
  steps: readonly Step[],
  weights: readonly Weights[],
  precision: Precision,
): Uint8Array {
  return onnx.ModelProto.encode({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'tiny',
      input: inputs.map(portOf),
      output: outputs.map(portOf),
      node: steps.map(({ op, inputs: input, output, attributes = {} }) => ({
        opType: op,
        input: [...input],
        output: [output],
        attribute: Object.entries(attributes).map(attributeOf),
      })),
      initializer: weights.map(({ name, shape, values }) => ({
        name,
        dims: [...shape],
        dataType: kindOf(precision),
        rawData: bytesOf(precision === 'float16' ? Float16Array.from(values) : Float32Array.from(values)),
      })),
    },
  }).finish()
}

const tokens = 77
const meaningWidth = 4
const latentShape = [1, 4, 'height', 'width']
const patch = [8, 8]

/** A vocabulary of the letters, each within a word and at its end, with the marks that CLIP has. */
const letters = [...'abcdefghijklmnopqrstuvwxyz!']
const vocabulary = [
  ...letters,
  ...letters.map((letter) => `${letter}</w>`),
  '<|startoftext|>',
  '<|endoftext|>',
]
const vocab = JSON.stringify(Object.fromEntries(vocabulary.map((token, at) => [token, at])))

/** What the tiny models are made of, for those that reckon by hand. */
export const tiny = {
  /** Of the noise in its sample a U-Net sees so much. */
  seen: 1,
  /** And so much of the mean of the words and whatever else it is told. */
  heard: 0.01,
  /** Of the size, which comes in pixels, less. */
  overheard: 0.00001,
  meaningOf: (id: number, at: number): number => Math.sin(id * meaningWidth + at),
  vocabulary,
}

/** Looks each token up; that is all. */
function textEncoder(outputs: readonly string[], precision: Precision): Uint8Array {
  const type = kindOf(precision)
  const shapeOf = (name: string) => (name === 'text_embeds' ? [1, meaningWidth] : [1, tokens, meaningWidth])
  const table = {
    name: 'table',
    shape: [vocabulary.length, meaningWidth],
    values: vocabulary.flatMap((_, id) => [0, 1, 2, 3].map((at) => tiny.meaningOf(id, at))),
  }
  const steps = outputs.flatMap((output): Step[] =>
    output === 'text_embeds'
      ? [
          { op: 'Gather', inputs: ['table', 'input_ids'], output: 'looked' },
          { op: 'ReduceMean', inputs: ['looked'], output, attributes: { axes: [1], keepdims: 0 } },
        ]
      : [{ op: 'Gather', inputs: ['table', 'input_ids'], output }],
  )
  const ids = { name: 'input_ids', type: onnx.TensorProto.DataType.INT64, shape: [1, tokens] }
  return graphOf(
    [ids],
    outputs.map((name) => ({ name, type, shape: shapeOf(name) })),
    steps,
    [table],
    precision,
  )
}

/** Says that all of its sample is noise, and adds what it is told. */
function unet(more: Readonly<Record<string, number>>, precision: Precision): Uint8Array {
  const type = kindOf(precision)
  const told = Object.keys(more)
  const inputs: Port[] = [
    { name: 'sample', type, shape: latentShape },
    { name: 'timestep', type: onnx.TensorProto.DataType.INT64, shape: [1] },
    { name: 'encoder_hidden_states', type, shape: [1, tokens, 'meaning'] },
    ...told.map((name) => ({ name, type, shape: [1, more[name] ?? 0] })),
  ]
  const steps: Step[] = [
    { op: 'Mul', inputs: ['sample', 'seen'], output: 'sum 0' },
    {
      op: 'ReduceMean',
      inputs: ['encoder_hidden_states'],
      output: 'mean 0',
      attributes: { axes: [1, 2], keepdims: 1 },
    },
    ...told.map((name, at) => ({
      op: 'ReduceMean',
      inputs: [name],
      output: `mean ${at + 1}`,
      attributes: { axes: [1], keepdims: 1 },
    })),
    ...['words', ...told].flatMap((name, at, { length }): Step[] => [
      {
        op: 'Mul',
        inputs: [`mean ${at}`, name === 'time_ids' ? 'overheard' : 'heard'],
        output: `part ${at}`,
      },
      {
        op: 'Add',
        inputs: [`sum ${at}`, `part ${at}`],
        output: at === length - 1 ? 'out_sample' : `sum ${at + 1}`,
      },
    ]),
  ]
  const weights = [
    { name: 'seen', shape: [1], values: [tiny.seen] },
    { name: 'heard', shape: [1], values: [tiny.heard] },
    { name: 'overheard', shape: [1], values: [tiny.overheard] },
  ]
  return graphOf(inputs, [{ name: 'out_sample', type, shape: latentShape }], steps, weights, precision)
}

const area = 64
/** Every pixel of a patch is its latent, for the first three channels. */
const decoderWeights = Array.from({ length: 4 * 3 * area }, (_, at) =>
  Math.floor(at / (3 * area)) === Math.floor(at / area) % 3 ? 1 : 0,
)
/** Every latent is the mean of its patch; how sure of it, comes after the means. */
const encoderWeights = Array.from({ length: 8 * 3 * area }, (_, at) =>
  Math.floor(at / (3 * area)) === Math.floor(at / area) % 3 ? 1 / area : 0,
)

function vae(which: 'encoder' | 'decoder', precision: Precision): Uint8Array {
  const type = kindOf(precision)
  const pixels = [1, 3, 'tall', 'wide']
  const attributes = { kernel_shape: patch, strides: patch }
  return which === 'encoder'
    ? graphOf(
        [{ name: 'sample', type, shape: pixels }],
        [{ name: 'latent_parameters', type, shape: [1, 8, 'height', 'width'] }],
        [{ op: 'Conv', inputs: ['sample', 'weights'], output: 'latent_parameters', attributes }],
        [{ name: 'weights', shape: [8, 3, ...patch], values: encoderWeights }],
        precision,
      )
    : graphOf(
        [{ name: 'latent_sample', type, shape: latentShape }],
        [{ name: 'sample', type, shape: pixels }],
        [{ op: 'ConvTranspose', inputs: ['latent_sample', 'weights'], output: 'sample', attributes }],
        [{ name: 'weights', shape: [4, 3, ...patch], values: decoderWeights }],
        precision,
      )
}

const kindOf = (precision: Precision): number =>
  precision === 'float16' ? onnx.TensorProto.DataType.FLOAT16 : onnx.TensorProto.DataType.FLOAT

/** The files of a model, by their path. @param isDistilled it is told its guidance, as latent consistency models are */
export function tinyModel(
  layout: 'sd' | 'sdxl' = 'sd',
  { precision = 'float32', isDistilled = false }: { precision?: Precision; isDistilled?: boolean } = {},
): ReadonlyMap<string, Uint8Array> {
  const suffixes = layout === 'sdxl' ? ['', '_2'] : ['']
  const more = {
    ...(layout === 'sdxl' ? { text_embeds: meaningWidth, time_ids: 6 } : {}),
    ...(isDistilled ? { timestep_cond: 256 } : {}),
  }
  const layers =
    layout === 'sdxl' ? ['text_embeds', 'hidden_states.0', 'hidden_states.1'] : ['last_hidden_state']
  return new Map<string, Uint8Array>([
    ...suffixes.flatMap((suffix): [string, Uint8Array][] => [
      [`tokenizer${suffix}/vocab.json`, Buffer.from(vocab)],
      [`tokenizer${suffix}/merges.txt`, Buffer.from('#version: 0.2\n')],
      [`text_encoder${suffix}/model.onnx`, textEncoder(layers, precision)],
    ]),
    ['unet/model.onnx', unet(more, precision)],
    ['vae_encoder/model.onnx', vae('encoder', precision)],
    ['vae_decoder/model.onnx', vae('decoder', precision)],
  ])
}

/** How the catalog would describe one, in the repository `tests/tiny`. */
export const tinyDocument: LocalModel = {
  sources: [
    {
      repo: 'tests/tiny',
      revision: 'main',
      folders: ['text_encoder', 'unet', 'vae_decoder', 'vae_encoder', 'tokenizer'],
    },
  ],
  layout: 'sd',
  prediction: 'epsilon',
  spacing: 'trailing',
  scheduler: 'Euler',
  steps: 1,
  guidance: 1,
  latentScale: 0.2,
  side: 64,
  licence: { name: 'MIT', url: 'https://example.com/licence' },
  bytes: 10_000,
}
