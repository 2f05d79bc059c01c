import type { Wire, WireWord } from '../models/wire.ts'

/** Words and groups of words that many endpoints share. */
export const prompt: WireWord = { as: 'prompt' }
export const size: WireWord = { as: 'size' }
export const count: WireWord = { as: 'count' }
export const seed: WireWord = { as: 'seed' }
/** For endpoints whose seed is a signed number of 32 bits. */
export const seed31: WireWord = { as: 'seed', below: 2 ** 31 }
/** One of our numbers as it is, kept within what the endpoint takes. */
export const ranged = (field: string, min: number, max: number): WireWord => ({
  as: 'scaled',
  field,
  min,
  max,
})
export const png: WireWord = { as: 'constant', value: 'png' }
export const image: WireWord = { as: 'file', field: 'image' }
export const images: WireWord = { as: 'file', field: 'image', list: true }
export const lora: WireWord = { as: 'weights', field: 'lora', scale: 'lora_scale' }
/** For endpoints that change what is transparent. */
export const clearMask: WireWord = { as: 'transparency', field: 'mask', of: 'image' }
export const mask: WireWord = { as: 'file', field: 'mask' }

const ratio = (of: string[], by = ':'): WireWord => ({ as: 'ratio', of, by })

/** Black Forest Labs, ultra models. */
export const bflRatios = ratio(['21:9', '16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16', '9:21'])
export const stabilityRatios = ratio(['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'])
export const geminiRatios = ratio(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'])
export const lumaRatios = ratio(['1:1', '3:4', '4:3', '9:16', '16:9', '9:21', '21:9'])
export const ideogramRatios = ratio(
  [
    '1:1',
    '1:2',
    '2:1',
    '1:3',
    '3:1',
    '2:3',
    '3:2',
    '3:4',
    '4:3',
    '4:5',
    '5:4',
    '9:16',
    '16:9',
    '10:16',
    '16:10',
  ],
  'x',
)
export const recraftRatios = ratio([
  '1:1',
  '2:1',
  '1:2',
  '3:2',
  '2:3',
  '4:3',
  '3:4',
  '5:4',
  '4:5',
  '16:9',
  '9:16',
])
export const runwayRatios = ratio([
  '1920:1080',
  '1080:1920',
  '1080:1080',
  '1440:1080',
  '1080:1440',
  '1808:768',
])
export const waveSize: WireWord = { as: 'size-text', by: '*' }

/** fal’s text-to-image models. */
export const falWords: Wire = {
  prompt,
  image_size: size,
  num_images: count,
  seed,
  output_format: png,
}
/** fal’s models that start from a picture. */
export const falEdit: Wire = { prompt, image_url: image, num_images: count, seed, output_format: png }

/** Replicate’s official models take a shape instead of a size. */
export const replicateRatio: Wire = {
  aspect_ratio: ratio(['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21']),
}

/** What all of Stability’s tools take. */
export const stabilityEdit: Wire = { image, seed, output_format: png }

/** Clips: lengths as words, shapes, files. */
export const video: WireWord = { as: 'file', field: 'video' }
export const audio: WireWord = { as: 'file', field: 'audio' }
export const endImage: WireWord = { as: 'file', field: 'end_image' }
/** The length in seconds as text, with this after it: fit has made it one that the model makes. */
export const lengthText = (after: string, ...seconds: number[]): WireWord => ({
  as: 'choice',
  field: 'duration',
  of: Object.fromEntries(seconds.map((length) => [String(length), `${length}${after}`])),
})
export const shape = (...of: string[]): WireWord => ratio(of)
export const wideOrTall = shape('16:9', '9:16')
export const clipShapes = shape('16:9', '9:16', '1:1', '4:3', '3:4', '21:9')
/** Runway’s clips are asked for by their pixels. */
export const runwayClips = shape('1280:720', '720:1280', '1104:832', '960:960', '832:1104', '1584:672')

/** Together’s clips of one size: the nearest of these to the shape asked for, and the frames it goes between. */
export const togetherClip = (...sizes: string[]): Wire => ({
  prompt,
  negative_prompt: 'negative_prompt',
  width: { as: 'side', side: 'width', of: sizes },
  height: { as: 'side', side: 'height', of: sizes },
  seconds: 'duration',
  seed: seed31,
})
export const firstFrame: Wire = { first_frame_image: image }
export const lastFrame: Wire = { last_frame_image: endImage }
