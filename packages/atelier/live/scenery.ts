import { channelsOf } from '../draw/colour.ts'
import { draw } from '../draw/draw.ts'
import { alone } from '../draw/subject/subject.ts'
import { coloursOf } from '../engine/scenery.ts'
import { rasterise, rasterOf } from '../render/raster.ts'
import { svgOf } from '../render/svg.ts'
import type { Drawing, Layer } from '../scene/layer.ts'
import { understand } from '../understand/understand.ts'
import { keyOf, type LiveScenery, type SharedPixels, type Thing, type Words } from './task.ts'

/** Each thing is drawn apart, which takes time; those beyond stay in the scenery. */
const mostThings = 8

/** Draws the place that words describe, and apart from it the things in it. */
export function drawScenery(words: Words): LiveScenery {
  const { prompt, style, seed, width, height } = words
  const scene = understand({ prompt, style: style ?? undefined, seed, width, height })
  const drawing = draw(scene)
  const things = scene.subjects.slice(0, mostThings).flatMap((subject): Thing[] => {
    const art = alone(subject, `live-${subject.id}-`)
    if (art === null) return []
    const own = drawing.layers.filter(({ id }) => isOf(id, subject.id))
    return [
      {
        subject,
        ratio: art.box.width / art.box.height,
        main: subject.colours[0] ?? art.main,
        placed: cropped(rasterOf(svgOf({ ...drawing, layers: own }))),
      },
    ]
  })
  const isApart = ({ id }: Layer): boolean => things.some((thing) => isOf(id, thing.subject.id))
  const place: Drawing = { ...drawing, layers: drawing.layers.filter((layer) => !isApart(layer)) }
  return {
    key: keyOf(words),
    ground: shared(rasterise(place), { left: 0, top: 0, width, height }),
    things,
    style: scene.style,
    setting: scene.setting,
    isPortrait: scene.framing === 'portrait' || scene.framing === 'close-up',
    palette: drawing.palette,
    light: drawing.light,
    horizon: drawing.composition.horizon,
    paints: [...coloursOf(scene), ...drawing.palette.accents, ...drawing.palette.built].filter(isPaint),
  }
}

/** A subject’s layers are named after it: the thing, its shadow, its reflection. */
const isOf = (layer: string, subject: string): boolean => layer.startsWith(`subject-${subject}-`)

/** Nearly black makes a hole where a shape is coloured in. */
const isPaint = (hex: string): boolean => Math.max(...channelsOf(hex)) > 60

interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBufferLike>
}

/** What is not clear of a picture whose colours have their alpha multiplied in; null: all of it is clear. */
function cropped(picture: Pixels): SharedPixels | null {
  const { width, height, data } = picture
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) === 0) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = y + 1
    }
  if (right <= left) return null
  return shared(picture, { left, top, width: right - left, height: bottom - top })
}

function shared({ width: across, data }: Pixels, box: Omit<SharedPixels, 'data'>): SharedPixels {
  const pixels = new Uint8ClampedArray(new SharedArrayBuffer(box.width * box.height * 4))
  for (let row = 0; row < box.height; row += 1) {
    const at = ((box.top + row) * across + box.left) * 4
    pixels.set(data.subarray(at, at + box.width * 4), row * box.width * 4)
  }
  return { ...box, data: pixels }
}
