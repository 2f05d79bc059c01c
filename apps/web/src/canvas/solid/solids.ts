import type { Solid } from '@krya/contracts'
import { inWords } from '../../ui/words.ts'
import { Unpaintable } from '../document/chosen.ts'
import { type Layer, type PixelLayer, pixelLayer } from '../document/layer.ts'
import { Surface } from '../document/surface.ts'
import type { SolidDrawer } from './drawer.ts'

export type SolidLayer = PixelLayer & { readonly solid: Solid }

export const isSolid = (layer: Layer | undefined): layer is SolidLayer =>
  layer?.kind === 'pixels' && layer.solid !== null

let drawer: SolidDrawer | undefined

/** Gets what draws solids: it is large, so it comes only when it is wanted. @throws Error in words */
export async function fetchSolids(): Promise<void> {
  if (drawer !== undefined) return
  const { SolidDrawer: Drawer } = await import('./drawer.ts')
  try {
    drawer ??= new Drawer()
  } catch {
    throw new Error('This browser cannot draw solids: WebGL is off, or missing.')
  }
}

/** @param side of the square it is drawn in, in pixels @throws Unpaintable as long as it cannot be drawn */
export function drawSolid(solid: Solid, side: number): Surface {
  if (drawer === undefined) throw new Unpaintable('Solids cannot be drawn yet. Try again in a moment.')
  const picture = drawer.draw(solid, Math.max(1, Math.round(side)))
  return Surface.from(picture, picture)
}

/** A layer with a solid on it, in the middle of a place on the page. */
export function solidLayer(solid: Solid, side: number, at: { readonly x: number; readonly y: number }) {
  const surface = drawSolid(solid, side)
  const corner = (middle: number): number => Math.round(middle - surface.width / 2)
  return pixelLayer(inWords(solid.kind), surface, { solid, x: corner(at.x), y: corner(at.y) })
}

/** The same layer with its solid otherwise. @throws Unpaintable */
export function withSolid(layer: SolidLayer, change: Partial<Solid>): SolidLayer {
  const solid = { ...layer.solid, ...change }
  // A surface of its own each time: what was seen before can be come back to.
  const surface = drawSolid(solid, layer.surface.width)
  const isNamed = layer.name !== inWords(layer.solid.kind)
  return { ...layer, solid, surface, name: isNamed ? layer.name : inWords(solid.kind) }
}

/** A turn by so many degrees: all around its upright axis, and no farther than from above or from below. */
export const turnedBy = ({ across, down }: Solid, dx: number, dy: number) => ({
  across: Math.round(((((across + dx + 180) % 360) + 360) % 360) - 180),
  down: Math.round(Math.min(90, Math.max(-90, down + dy))),
})

/** Below this share of light a solid is too dark to show how light falls on it. */
const darkest = 0.12
const clay = '#c8a98a'

/** A colour that shows a solid's form: the one given, or clay where that is too dark. */
export function showing(colour: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < darkest ? clay : colour
}
