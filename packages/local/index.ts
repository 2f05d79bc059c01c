import {
  type Call,
  type Done,
  type InputFile,
  type Output,
  type Provider,
  ProviderError,
  host,
} from '@krya/provider-kit'
import { z } from 'zod'
import { type LocalModel, localModel, schedulerName } from './document.ts'
import { createEngine } from './engine.ts'
import { createStore } from './store.ts'

export interface LocalOptions {
  /** Where models are kept. */
  readonly folder: string
}

const settings = z.strictObject({
  hub_url: host('Hub', 'https://huggingface.co', 'KRYA_MODEL_HUB'),
  device: z.enum(['auto', 'cpu'], { error: 'must be auto or cpu' }).default('auto').meta({
    title: 'Device',
    description: 'auto: the graphics card where there is one that can (CUDA, CoreML, DirectML); or cpu.',
    'x-env': 'KRYA_MODEL_DEVICE',
  }),
})
type Settings = z.infer<typeof settings>

const words = { prompt: z.string(), negative_prompt: z.string().default('') }
const choices = {
  steps: z.int().positive().optional(),
  cfg_scale: z.number().optional(),
  parameters: z.object({ scheduler: schedulerName.optional() }).default({}),
}
const textInput = z.object({ ...words, ...choices, width: z.int(), height: z.int() })
const imageInput = z.object({ ...words, ...choices, image: z.string(), strength: z.number() })

/** The grid on which the sides of a picture lie: what every U-Net of the family can halve. */
const grid = 64

/** Stable Diffusion on this machine, in ONNX: its models are downloaded when they are first used. */
export function createLocal({ folder }: LocalOptions): Provider<Settings> {
  const store = createStore(folder)
  const engine = createEngine()

  async function submit(call: Call<Settings>): Promise<Done> {
    const model = localModel.parse(call.document)
    const request = await requestOf(call, model)
    const { signal, http } = call
    const isHere = store.has(call.endpoint)
    // A first use is mostly waiting for the download.
    const painting = isHere ? 1 : 0.2
    const home = await store.obtain(
      call.endpoint,
      model,
      { url: call.settings.hub_url, http },
      { signal, onProgress: (share) => call.onProgress(share * (1 - painting)) },
    )
    const outputs: Output[] = []
    for (const [at, seed] of call.seeds.entries()) {
      const bytes = await engine.paint(
        { home, model, device: call.settings.device, request: { ...request, seed } },
        signal,
        (share) => call.onProgress(1 - painting + (painting * (at + share)) / call.seeds.length),
      )
      outputs.push({ bytes, mediaType: 'image/png', seed })
    }
    return { state: 'done', outputs, warnings: [] }
  }

  return {
    id: 'local',
    title: 'This computer',
    settings,
    concurrency: () => ({ scope: 'process', limit: 1 }),
    idempotent: true,
    place: 'private',
    downloads: {
      has: store.has,
      about(document) {
        const { licence, bytes } = localModel.parse(document)
        return { licence, bytes }
      },
      bytes: store.bytes,
      remove: store.remove,
    },
    submit,
    async check() {
      throw new ProviderError('rejected', 'This computer answers at once; there is nothing to ask about.', {
        billed: 'no',
      })
    },
    async health({ settings: { hub_url }, http, signal }) {
      const { status } = await http.send({ method: 'GET', url: `${hub_url}/api/models?limit=1` }, signal)
      return { ok: status < 400, detail: `${new URL(hub_url).host} answers with ${status}.` }
    },
    async close() {
      engine.close()
      await store.close()
    },
  }
}

async function requestOf(call: Call<Settings>, model: LocalModel) {
  const input =
    call.operation === 'image-to-image' ? imageInput.parse(call.input) : textInput.parse(call.input)
  const { prompt, negative_prompt: negative, parameters } = input
  return {
    prompt,
    negative,
    steps: input.steps ?? model.steps,
    guidance: input.cfg_scale ?? model.guidance,
    scheduler: parameters.scheduler ?? model.scheduler,
    ...('image' in input
      ? await beginning(call.files.get(input.image), input.strength, model.side)
      : { width: input.width, height: input.height }),
  }
}

/** A picture of about the area that the model was trained on, in the shape of what it begins from. */
async function beginning(file: InputFile | undefined, strength: number, side: number) {
  if (file === undefined)
    throw new ProviderError('rejected', 'The picture to begin from is gone.', { billed: 'no' })
  const ratio = (file.width ?? side) / (file.height ?? side)
  const onGrid = (length: number): number => Math.max(grid, Math.round(length / grid) * grid)
  return {
    width: onGrid(side * Math.sqrt(ratio)),
    height: onGrid(side / Math.sqrt(ratio)),
    from: { picture: await file.bytes(), strength },
  }
}
