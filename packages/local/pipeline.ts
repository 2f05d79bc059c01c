import path from 'node:path'
import type { LocalModel, SchedulerName } from './document.ts'
import { type Device, type Graph, openGraph, type Values } from '@krya/onnx'
import { noiseOf } from './noise.ts'
import { readPixels, writePixels } from './pixels.ts'
import { combine, type Latents, schedulerOf } from './schedulers/index.ts'
import { hasGraph, type Meaning, openReader } from './words.ts'

/** A latent stands for so many pixels each way. */
const shrink = 8
const latentChannels = 4
/** The width of the embedding by which a distilled model is told its guidance. */
const guidanceWidth = 256

/** One picture to be made. */
export interface Request {
  readonly prompt: string
  readonly negative: string
  /** Pixels, multiples of 8. */
  readonly width: number
  readonly height: number
  readonly seed: number
  readonly steps: number
  readonly guidance: number
  readonly scheduler: SchedulerName
  /** What to begin from, and how much of it may change, 0–1. */
  readonly from?: { readonly picture: Uint8Array; readonly strength: number }
}

/** A model in memory. */
export interface Pipeline {
  /** @param onStep 0–1 @returns PNG */
  paint(request: Request, onStep: (share: number) => void): Promise<Uint8Array>
  close(): Promise<void>
}

/** Stable Diffusion as its authors published it: words, noise, U-Net steps, VAE. @throws Error */
export async function openPipeline(home: string, model: LocalModel, device: Device): Promise<Pipeline> {
  const open = (folder: string): Promise<Graph> => openGraph(path.join(home, folder, 'model.onnx'), device)
  const reader = await openReader(home, model.layout, device)
  const [unet, decoder] = [await open('unet'), await open('vae_decoder')]
  const encoder = hasGraph(home, 'vae_encoder') ? await open('vae_encoder') : undefined

  async function encode(picture: Uint8Array, width: number, height: number): Promise<Latents> {
    if (encoder === undefined) throw new Error('this model has no encoder for pictures')
    const said = first(await encoder.run({ sample: await readPixels(picture, width, height) }))
    // Some tell the mean and the spread, one after the other; some only a sample.
    const mean = said.data.subarray(0, latentChannels * (width / shrink) * (height / shrink))
    return combine([[model.latentScale, mean]])
  }

  return {
    async paint({ from, ...request }, onStep) {
      const { width, height, steps, guidance, scheduler: name } = request
      const noise = noiseOf(request.seed)
      const shape = [1, latentChannels, height / shrink, width / shrink]
      const fresh = noise(latentChannels * (height / shrink) * (width / shrink))
      // The steps asked for are all walked, whatever share of the way they are.
      const whole = from === undefined ? steps : Math.round(steps / Math.max(from.strength, 0.05))
      const scheduler = schedulerOf(model, name, whole, noise)
      const begin = whole - steps
      let sample =
        from === undefined
          ? combine([[scheduler.initialSigma, fresh]])
          : scheduler.addNoise(await encode(from.picture, width, height), fresh, begin)
      const isTold = unet.inputs.has('timestep_cond')
      const wanted = await reader.read(request.prompt)
      const unwanted = guidance > 1 && !isTold ? await reader.read(request.negative) : undefined
      const ask = async (meaning: Meaning, time: number, scaled: Latents): Promise<Latents> => {
        const said = await unet.run({
          sample: { data: scaled, shape },
          timestep: { data: Float32Array.of(time), shape: [1] },
          encoder_hidden_states: meaning.tokens,
          ...(isTold ? { timestep_cond: guidanceEmbedding(guidance) } : {}),
          ...(meaning.whole === undefined
            ? {}
            : { text_embeds: meaning.whole, time_ids: sizes(width, height) }),
        })
        return first(said).data
      }
      for (let step = begin; step < whole; step += 1) {
        const time = scheduler.timesteps[step] ?? 0
        const scaled = scheduler.scale(sample, step)
        const towards = await ask(wanted, time, scaled)
        const away = unwanted && (await ask(unwanted, time, scaled))
        const output =
          away === undefined
            ? towards
            : combine([
                [1 - guidance, away],
                [guidance, towards],
              ])
        sample = scheduler.step(output, step, sample)
        onStep((step - begin + 1) / (steps + 1))
      }
      const drawn = await decoder.run({
        latent_sample: { data: combine([[1 / model.latentScale, sample]]), shape },
      })
      return writePixels(first(drawn))
    },
    async close() {
      await Promise.all([reader, unet, decoder, encoder].map((one) => one?.close()))
    },
  }
}

function first(said: ReadonlyMap<string, Values>): Values {
  for (const values of said.values()) return values
  throw new Error('a graph told nothing')
}

/** What SDXL is told of the size: that of the original, where it was cut, that of the picture. */
const sizes = (width: number, height: number): Values => ({
  data: Float32Array.of(height, width, 0, 0, height, width),
  shape: [1, 6],
})

/** Luo et al. 2023, after the sinusoidal embedding of time in Vaswani et al. 2017. */
function guidanceEmbedding(guidance: number): Values {
  const half = guidanceWidth / 2
  const angles = Array.from(
    { length: half },
    (_, at) => (guidance - 1) * 1000 * Math.exp((-Math.log(10_000) * at) / (half - 1)),
  )
  return {
    data: Float32Array.from([...angles.map(Math.sin), ...angles.map(Math.cos)]),
    shape: [1, guidanceWidth],
  }
}
