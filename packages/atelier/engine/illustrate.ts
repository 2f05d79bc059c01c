import sharp from 'sharp'
import { canSet } from '../draw/lettering.ts'
import { draw } from '../draw/draw.ts'
import { rasterise } from '../render/raster.ts'
import { svgOf } from '../render/svg.ts'
import type { Drawing } from '../scene/layer.ts'
import type { Scene } from '../scene/scene.ts'
import type { Raster } from '../style/raster.ts'
import { finish } from '../style/finish.ts'
import { understand } from '../understand/understand.ts'
import type { IllustratorInput, News } from './task.ts'

/** Smaller pictures are done before a preview would be seen. */
const previewedFrom = 1_500_000
const previewSide = 384
/** Parts of the time each stage takes, to tell progress by. */
const drawn = 0.12
const rasterised = 0.45
const finished = 0.85

export interface Illustration {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly scene: Scene
  /** Letters in quotes that the type we carry does not have. */
  readonly unset: readonly string[]
}

/** Draws one picture: the same input and seed always give the same bytes. */
export async function illustrate(
  input: IllustratorInput,
  seed: number,
  told: (news: News) => void,
): Promise<Illustration> {
  const { prompt, negative_prompt: negative, style, width, height } = input
  const scene = understand({ prompt, negative, style, seed, width, height })
  const drawing = draw(scene)
  const unset = scene.lettering.map(({ text }) => text).filter((text) => !canSet(text))
  told({ kind: 'progress', progress: drawn })
  if (input.format === 'svg')
    return { bytes: new TextEncoder().encode(svgOf(drawing)), mediaType: 'image/svg+xml', scene, unset }
  if (width * height >= previewedFrom) told(await preview(drawing))
  const raster = rasterise(drawing)
  told({ kind: 'progress', progress: rasterised })
  finish(raster, scene.style, seed, (done) =>
    told({ kind: 'progress', progress: rasterised + (finished - rasterised) * done }),
  )
  return { bytes: await png(raster), mediaType: 'image/png', scene, unset }
}

async function preview(drawing: Drawing): Promise<News> {
  const { width, height } = drawing.scene
  const raster = rasterise(drawing, previewSide / Math.max(width, height))
  finish(raster, drawing.scene.style, drawing.scene.seed, () => undefined)
  return {
    kind: 'preview',
    bytes: await pixels(raster).webp({ quality: 70 }).toBuffer(),
    mediaType: 'image/webp',
  }
}

/** Everything is opaque, so alpha is left out of the file. */
const png = (raster: Raster): Promise<Uint8Array> =>
  pixels(raster).removeAlpha().png({ compressionLevel: 6 }).toBuffer()

function pixels({ data, width, height }: Raster) {
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
  })
}
