import {
  boundsOf,
  type Box,
  boxMean,
  composed,
  fileOf,
  fill,
  fillMask,
  imageOf,
  type Made,
  type Picture,
  png,
  readMask,
  select,
  type Tool,
  Unworkable,
  writePicture,
} from '@krya/darkroom'
import { z } from 'zod'
import type { Art } from '../draw/subject/art.ts'
import { alone } from '../draw/subject/subject.ts'
import { n } from '../draw/svg.ts'
import { rasterOf } from '../render/raster.ts'
import { understand } from '../understand/understand.ts'

const replaceInput = z.object({ search: z.string(), prompt: z.string() })

/** `search-and-replace`: what was found is filled over, and the other thing drawn in its place. */
export const searchAndReplace: Tool = async (work, told) => {
  const { search, prompt } = replaceInput.parse(work.input)
  const picture = await imageOf(work)
  const { plane, notes } = await select(picture, search)
  told(0.3)
  const reach = Math.round(Math.min(picture.width, picture.height) * rim)
  const near = boxMean(plane, Math.max(1, reach))
  const hole = Uint8Array.from(near.data, (share) => (share > certain ? 1 : 0))
  return png(await writePicture(await replaced(picture, hole, prompt, work.seed, told)), [
    ...notes.map((message) => ({ field: 'search', message })),
    drawnNote,
  ])
}

const inpaintInput = z.object({ mask: z.string(), prompt: z.string() })

/** `inpaint`: filled with what is around, and what the words name drawn there. */
export const inpaint: Tool = async (work, told) => {
  const { mask, prompt } = inpaintInput.parse(work.input)
  const picture = await imageOf(work)
  if (thingIn(prompt, work.seed) === undefined) return fillMask(work, told)
  const hole = await readMask(fileOf(work, mask, 'mask'), picture, 0)
  return png(await writePicture(await replaced(picture, hole, prompt, work.seed, told)), [drawnNote])
}

const drawnNote: Made['notes'][number] = {
  field: 'prompt',
  message: 'Atelier drew it there: an illustration in the light of the picture, no photograph.',
}
/** How much of what is about a pixel must belong to what was found, for it to go as well. */
const certain = 0.08
/** How far beyond what was found is filled, as a share of the shorter side. */
const rim = 0.012

function thingIn(prompt: string, seed: number) {
  return understand({ prompt, seed, width: 512, height: 512 }).subjects[0]
}

/** @throws Unworkable where the words name nothing that can be drawn */
async function replaced(
  picture: Picture,
  hole: Uint8Array,
  prompt: string,
  seed: number,
  told: (share: number) => void,
): Promise<Picture> {
  const subject = thingIn(prompt, seed)
  const art = subject === undefined ? null : alone(subject, 'placed-')
  const box = boundsOf(hole, picture)
  if (art === null || box === undefined)
    throw new Unworkable(`Atelier draws things that have a name: “a red car”. It does not know “${prompt}”.`)
  const behind = fill(picture, hole, seed, (share) => told(0.3 + 0.5 * share))
  return composed(standingIn(art, box, picture), behind, { isToned: true, hasShadow: true })
}

/** As large as there is room, on the ground of the box, in the middle; all else is clear. */
export function standingIn({ body, box: own }: Art, box: Box, { width, height }: Picture): Picture {
  const scale = Math.min(box.width / own.width, box.height / own.height)
  const [x, y] = [box.left + box.width / 2, box.top + box.height]
  const move = `translate(${n(x)} ${n(y)}) scale(${scale.toFixed(4)}) translate(${n(-own.x - own.width / 2)} ${n(-own.y - own.height)})`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><g transform="${move}">${body}</g></svg>`
  const { data } = rasterOf(svg)
  // The colours have their alpha multiplied in.
  for (let at = 0; at < data.length; at += 4)
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = (255 * (data[at + channel] ?? 0)) / Math.max(1, data[at + 3] ?? 0)
  return { width, height, data }
}
