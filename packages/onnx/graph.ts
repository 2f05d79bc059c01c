import { InferenceSession, Tensor } from 'onnxruntime-node'

const Halves = Float16Array
// The binding of onnxruntime-node 1.30 cannot read a Float16Array, which the library uses where it finds one as it
// makes its first tensor. Where it finds none it takes the bits in a Uint16Array, which are read well.
Reflect.deleteProperty(globalThis, 'Float16Array')
void new Tensor('float32', [0], [1])
globalThis.Float16Array = Halves

/** Numbers and the shape they lie in. */
export interface Values {
  readonly data: Float32Array
  readonly shape: readonly number[]
}

/** One ONNX file, ready to run. Numbers go in and come out as 32 bits, however it was saved. */
export interface Graph {
  readonly inputs: ReadonlySet<string>
  readonly outputs: readonly string[]
  run(feeds: Readonly<Record<string, Values>>): Promise<ReadonlyMap<string, Values>>
  close(): Promise<void>
}

/** What a graph is run on: `auto` is what this system has for its graphics card, else the processor. */
export type Device = 'auto' | 'cpu'

const accelerators: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'dml',
  darwin: 'coreml',
  linux: 'cuda',
}

/**
 * @param source a file, or its content
 * @throws Error where it is no ONNX, or needs more memory than there is
 */
export async function openGraph(source: string | Uint8Array, device: Device): Promise<Graph> {
  const session = await openSession(source, device)
  const kinds = new Map(
    session.inputMetadata.flatMap((input) => (input.isTensor ? [[input.name, input] as const] : [])),
  )
  return {
    inputs: new Set(session.inputNames),
    outputs: session.outputNames,
    async run(feeds) {
      const tensors = Object.entries(feeds).flatMap(([name, values]) => {
        const kind = kinds.get(name)
        return kind === undefined
          ? []
          : [[name, tensorOf(kind.type, values, kind.shape.length === 0)] as const]
      })
      const answer = await session.run(Object.fromEntries(tensors))
      return new Map(
        Object.entries(answer).flatMap(([name, tensor]) => {
          const values = valuesOf(tensor)
          return values === undefined ? [] : [[name, values] as const]
        }),
      )
    },
    close: () => session.release(),
  }
}

async function openSession(source: string | Uint8Array, device: Device): Promise<InferenceSession> {
  const create = (options: InferenceSession.SessionOptions): Promise<InferenceSession> =>
    typeof source === 'string'
      ? InferenceSession.create(source, options)
      : InferenceSession.create(source, options)
  const accelerator = device === 'auto' ? accelerators[process.platform] : undefined
  if (accelerator !== undefined)
    try {
      return await create({
        executionProviders: [accelerator, 'cpu'],
        logSeverityLevel: 4,
      })
    } catch {
      // There is none, or it cannot run this graph.
    }
  return create({ executionProviders: ['cpu'], logSeverityLevel: 3 })
}

function tensorOf(type: string, { data, shape }: Values, isScalar: boolean): Tensor {
  const dims = isScalar ? [] : [...shape]
  switch (type) {
    case 'int64':
      return new Tensor(
        'int64',
        BigInt64Array.from(data, (value) => BigInt(Math.round(value))),
        dims,
      )
    case 'int32':
      return new Tensor('int32', Int32Array.from(data), dims)
    case 'float16':
      return new Tensor('float16', new Uint16Array(Halves.from(data).buffer), dims)
    default:
      return new Tensor('float32', data, dims)
  }
}

/** Undefined: it holds no fractions. */
function valuesOf({ type, data, dims }: Tensor): Values | undefined {
  if (data instanceof Float32Array) return { data, shape: dims }
  if (type !== 'float16' || !ArrayBuffer.isView(data)) return undefined
  const halves = new Halves(data.buffer, data.byteOffset, data.length)
  return { data: Float32Array.from(halves), shape: dims }
}
