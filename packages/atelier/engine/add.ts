import { boxMean, brightnessOf, composed, type Picture, type Plane, planeOf, softened } from '@krya/darkroom'
import { alone } from '../draw/subject/subject.ts'
import { understand } from '../understand/understand.ts'
import { standingIn } from './place.ts'

/** Words after which things are named that are to come in. */
const bringingIn = /\b(?:with|add(?:ing)?|plus|and\s+also)\s+([^.;]+)/gi
const mostThings = 3
/** How much of the shorter side a thing may take. */
const size = 0.34
/** Places are looked for on a grid of so many steps a side. */
const steps = 12

/** What was drawn in, for the person to know. */
export interface Added {
  readonly picture: Picture
  readonly names: readonly string[]
}

/**
 * The things that a prompt brings in (“… with a red balloon”), drawn where the picture has most room: where least
 * of it differs from its surroundings.
 */
export async function withThings(picture: Picture, prompt: string, seed: number): Promise<Added> {
  const words = [...prompt.matchAll(bringingIn)].map(([, named = '']) => named).join(', ')
  if (words === '') return { picture, names: [] }
  const { subjects } = understand({ prompt: words, seed, width: picture.width, height: picture.height })
  const busy = await busynessOf(picture)
  let whole = picture
  const names: string[] = []
  for (const [at, subject] of subjects.slice(0, mostThings).entries()) {
    const art = alone(subject, `added-${at}-`)
    if (art === null) continue
    const side = size * Math.min(picture.width, picture.height)
    const scale = side / Math.max(art.box.width, art.box.height)
    const room = { width: Math.round(art.box.width * scale), height: Math.round(art.box.height * scale) }
    const box = roomiest(busy, room)
    whole = await composed(standingIn(art, box, picture), whole, { isToned: true, hasShadow: true })
    // Nobody stands where somebody stands already.
    for (let y = box.top; y < box.top + box.height; y += 1)
      busy.data.fill(1, y * busy.width + box.left, y * busy.width + box.left + box.width)
    names.push(subject.name)
  }
  return { picture: whole, names }
}

/** How much each place differs from what is around it, 0–1. */
async function busynessOf(picture: Picture) {
  const bright = brightnessOf(picture)
  const soft = brightnessOf(await softened(picture, Math.min(picture.width, picture.height) / 60))
  const busy = planeOf(bright.width, bright.height)
  for (let at = 0; at < busy.data.length; at += 1)
    busy.data[at] = Math.min(1, 4 * Math.abs((bright.data[at] ?? 0) - (soft.data[at] ?? 0)))
  return busy
}

/** The place for a box with least in it, rather low than high, for most things stand. */
function roomiest(busy: Plane, { width, height }: { width: number; height: number }) {
  const near = boxMean(busy, Math.max(1, Math.round(Math.min(width, height) / 2)))
  const [across, down] = [Math.max(0, busy.width - width), Math.max(0, busy.height - height)]
  let best = { left: 0, top: 0, width, height }
  let least = Infinity
  for (let row = 0; row <= steps; row += 1)
    for (let column = 0; column <= steps; column += 1) {
      const [left, top] = [Math.round((across * column) / steps), Math.round((down * row) / steps)]
      const middle = Math.round(top + height / 2) * busy.width + Math.round(left + width / 2)
      const found = (near.data[middle] ?? 0) + 0.06 * Math.abs(row / steps - 0.75)
      if (found >= least) continue
      least = found
      best = { left, top, width, height }
    }
  return best
}
