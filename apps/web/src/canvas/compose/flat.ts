import { pageOf, type Scene } from '../document/layer.ts'
import { type Rect, Surface } from '../document/surface.ts'
import { Composer } from './compose.ts'

/** A scene as one picture, by the way it is shown. @param area of the page; left out: all of it */
export function flat(scene: Scene, area: Rect = pageOf(scene), scale = 1): Surface {
  const surface = new Surface(Math.round(area.width * scale), Math.round(area.height * scale))
  const clip = { x: 0, y: 0, width: surface.width, height: surface.height }
  new Composer().compose(surface.pen, scene, { x: -area.x * scale, y: -area.y * scale, scale }, clip, true)
  return surface
}
