import type { Picture } from '../picture.ts'
import type { Plane } from '../plane.ts'
import { eachColour, type Lab, pixelOf } from './lab.ts'

/** How far it becomes as light as the colour: little for one that has a hue, or it would lose its place in the light. */
const lightness = { coloured: 0.4, grey: 0.85 }
const greyest = 0.03

/** What is selected in another colour, its light and shadow as they were. */
export function recolour(picture: Picture, selected: Plane, colour: Lab): Picture {
  let weight = 0
  let light = 0
  let chroma = 0
  for (let at = 0; at < selected.data.length; at += 1) {
    const share = selected.data[at] ?? 0
    if (share < 0.05) continue
    const { l, a, b } = pixelOf(picture, at)
    weight += share
    light += l * share
    chroma += Math.hypot(a, b) * share
  }
  const moves = Math.hypot(colour.a, colour.b) < greyest ? lightness.grey : lightness.coloured
  const mean = { light: light / (weight || 1), chroma: chroma / (weight || 1) }
  return eachColour(
    picture,
    ({ l, a, b }) => {
      // What is more or less colourful than the rest stays so.
      const strength = Math.min(1.5, Math.max(0.5, (Math.hypot(a, b) + 0.03) / (mean.chroma + 0.03)))
      const moved = l + (colour.l - mean.light) * moves
      return { l: Math.min(1, Math.max(0, moved)), a: colour.a * strength, b: colour.b * strength }
    },
    (at) => {
      const share = selected.data[at] ?? 0
      return share < 0.004 ? 0 : share
    },
  )
}
