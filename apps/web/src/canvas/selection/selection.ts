import { transfer } from 'comlink'
import { boundsOf, pageOf, type Scene, type Selection } from '../document/layer.ts'
import { type Rect, shared, Surface, united, whole } from '../document/surface.ts'
import { pixelWork } from '../work/pixel-work.ts'
import { boxOf, type Grid } from './grid.ts'

/** How a new choice meets the one before. */
export type Meeting = 'replace' | 'add' | 'subtract' | 'intersect'

/** By the keys that are held, as everywhere: shift adds, alt takes away, both leave what is in both. */
export const meetingOf = ({ shift, alt }: { readonly shift: boolean; readonly alt: boolean }): Meeting =>
  shift && alt ? 'intersect' : shift ? 'add' : alt ? 'subtract' : 'replace'

/** What a path chooses of a scene. */
export function fromPath(scene: Scene, path: Path2D, box: Rect): Selection | null {
  const area = shared(whole(box), pageOf(scene))
  if (area === null) return null
  const surface = new Surface(area.width, area.height)
  surface.pen.translate(-area.x, -area.y)
  surface.pen.fill(path)
  return { surface, x: area.x, y: area.y }
}

/** The new choice, met with the one before. */
export function met(before: Selection | null, next: Selection | null, how: Meeting): Selection | null {
  if (how === 'replace' || (before === null && how !== 'subtract')) return next
  if (before === null) return null
  if (next === null) return how === 'intersect' ? null : before
  const [a, b] = [boundsOf(before), boundsOf(next)]
  const area = how === 'add' ? united(a, b) : how === 'intersect' ? shared(a, b) : a
  if (area === null) return null
  const surface = new Surface(area.width, area.height)
  const { pen } = surface
  pen.drawImage(before.surface.canvas, before.x - area.x, before.y - area.y)
  pen.globalCompositeOperation = (
    { add: 'source-over', subtract: 'destination-out', intersect: 'destination-in' } as const
  )[how]
  pen.drawImage(next.surface.canvas, next.x - area.x, next.y - area.y)
  return trimmed({ surface, x: area.x, y: area.y })
}

/** Everything that was not chosen. */
export function inverted(scene: Scene): Selection | null {
  const surface = new Surface(scene.width, scene.height)
  surface.pen.fillRect(0, 0, scene.width, scene.height)
  return met({ surface, x: 0, y: 0 }, scene.selection, 'subtract')
}

/** How much of each pixel is chosen, with so much room around as stays on the page. */
export function gridOf(
  selection: Selection,
  page: Pick<Scene, 'width' | 'height'>,
  room = 0,
): { grid: Grid; x: number; y: number } {
  const { x, y, width, height } = boundsOf(selection)
  const wide = { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room }
  const area = shared(wide, pageOf(page)) ?? boundsOf(selection)
  const drawn = selection.surface.part({ ...area, x: area.x - x, y: area.y - y })
  const { data } = drawn.pen.getImageData(0, 0, area.width, area.height)
  const alphas = new Uint8Array(area.width * area.height)
  for (let at = 0; at < alphas.length; at += 1) alphas[at] = data[at * 4 + 3] ?? 0
  return { grid: { width: area.width, height: area.height, data: alphas }, x: area.x, y: area.y }
}

/** A choice from a grid that begins at a place of the document; null where nothing is chosen. */
export function fromGrid(grid: Grid, x: number, y: number): Selection | null {
  const box = boxOf(grid)
  if (box === null) return null
  const pixels = new ImageData(box.width, box.height)
  for (let row = 0; row < box.height; row += 1)
    for (let column = 0; column < box.width; column += 1)
      pixels.data[(row * box.width + column) * 4 + 3] =
        grid.data[(box.y + row) * grid.width + box.x + column] ?? 0
  const surface = new Surface(box.width, box.height)
  surface.pen.putImageData(pixels, 0, 0)
  return { surface, x: x + box.x, y: y + box.y }
}

function trimmed(selection: Selection): Selection | null {
  const { x, y, width, height } = boundsOf(selection)
  const { grid } = gridOf(selection, { width: x + width, height: y + height })
  return fromGrid(grid, x, y)
}

/** Grown, shrunk or made soft by so many pixels. */
export async function reshaped(
  scene: Scene,
  how: 'grow' | 'shrink' | 'feather',
  radius: number,
): Promise<Selection | null> {
  if (scene.selection === null) return null
  const { grid, x, y } = gridOf(scene.selection, scene, how === 'shrink' ? 1 : Math.ceil(radius * 2))
  const work = pixelWork()
  return fromGrid(await work[how](transfer(grid, [grid.data.buffer]), radius), x, y)
}
