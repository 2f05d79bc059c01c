import { pageOf, type Scene, surfacesOf } from '../document/layer.ts'
import { type Rect, Surface } from '../document/surface.ts'
import { Composer } from './compose.ts'

/** So often is a picture begun anew that was painted on while it was drawn. */
const mostTries = 3

/** A scene as one picture, by the way it is shown. @param area of the page; left out: all of it */
export async function flat(scene: Scene, area?: Rect, scale?: number): Promise<Surface> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const painted = stateOf(scene)
    const { surface, asked } = sheetFor(scene, area, scale)
    await new Composer().composeBeside(null, ...asked)
    if (stateOf(scene) === painted) return surface
  }
  return flatHere(scene, area, scale)
}

/** The same at once: for few pixels, or for layers without adjustments. */
export function flatHere(scene: Scene, area?: Rect, scale?: number): Surface {
  const { surface, asked } = sheetFor(scene, area, scale)
  new Composer().compose(...asked)
  return surface
}

function sheetFor(scene: Scene, area = pageOf(scene), scale = 1) {
  const surface = new Surface(Math.round(area.width * scale), Math.round(area.height * scale))
  const clip = { x: 0, y: 0, width: surface.width, height: surface.height }
  const view = { x: -area.x * scale, y: -area.y * scale, scale }
  return { surface, asked: [surface.pen, scene, view, clip, true] as const }
}

const stateOf = (scene: Scene): string =>
  surfacesOf(scene)
    .map(({ version }) => version)
    .join()
