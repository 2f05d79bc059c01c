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
/** For services that fetch files from us. */
export const linked = (field: string): WireWord => ({ as: 'link', field })
export const lora: WireWord = { as: 'weights', field: 'lora', scale: 'lora_scale' }
/** For endpoints that change what is transparent. */
export const clearMask: WireWord = { as: 'transparency', field: 'mask', of: 'image' }
export const mask: WireWord = { as: 'file', field: 'mask' }
/** For endpoints that change what is black. */
export const dark: WireWord = { as: 'inverted', field: 'mask', of: 'image' }

const ratio = (of: string[], by = ':'): WireWord => ({ as: 'ratio', of, by })
/** The nearest of these shapes to that of the picture it begins with. */
const like = (of: string[], by = ':'): WireWord => ({ as: 'ratio', of, by, like: 'image' })

/** Black Forest Labs, ultra models. */
export const bflRatios = ratio(['21:9', '16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16', '9:21'])
export const stabilityRatios = ratio(['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'])
export const geminiRatios = ratio(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'])
const lumaShapes = '1:1 3:4 4:3 9:16 16:9 9:21 21:9'.split(' ')
export const lumaRatios = ratio(lumaShapes)
export const lumaLike = like(lumaShapes)
const ideogramShapes = '1:1 1:2 2:1 1:3 3:1 2:3 3:2 3:4 4:3 4:5 5:4 9:16 16:9 10:16 16:10'.split(' ')
export const ideogramRatios = ratio(ideogramShapes, 'x')
export const ideogramLike = like(ideogramShapes, 'x')
/** Ideogram 4’s sizes of 2K, in pixels. */
export const ideogram2kLike = like(
  (
    '2048:2048 1440:2880 2880:1440 1664:2496 2496:1664 1792:2240 2240:1792 1440:2560 2560:1440 ' +
    '1600:2560 2560:1600 1728:2304 2304:1728 1296:3168 3168:1296 1152:2944 2944:1152 1248:3328 3328:1248 ' +
    '1280:3072 3072:1280 1024:3072 3072:1024'
  ).split(' '),
  'x',
)
const recraftShapes = '1:1 2:1 1:2 3:2 2:3 4:3 3:4 5:4 4:5 16:9 9:16'.split(' ')
const klingShapes = '16:9 9:16 1:1 4:3 3:4 3:2 2:3 21:9'.split(' ')
export const klingRatios = ratio(klingShapes)
export const klingLike = like(klingShapes)
export const recraftRatios = ratio(recraftShapes)
export const recraftLike = like(recraftShapes)
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
const clips = '16:9 9:16 1:1 4:3 3:4 21:9'.split(' ')
export const clipShapes = shape(...clips)
export const clipLike = like(clips)
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
