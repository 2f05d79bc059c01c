import { transfer } from 'comlink'
import { flat } from '../../compose/flat.ts'
import type { Selection } from '../../document/layer.ts'
import type { Point } from '../../document/place.ts'
import type { Editor } from '../../editor.ts'
import { fromGrid } from '../../selection/selection.ts'
import { pixelWork } from '../../work/pixel-work.ts'

/** The pixels that look like the one at a place, whatever layers make them so; null outside the page. */
export async function likeAt({ scene, settings }: Editor, at: Point): Promise<Selection | null> {
  const { width, height } = scene
  const [x, y] = [Math.floor(at.x), Math.floor(at.y)]
  if (x < 0 || y < 0 || x >= width || y >= height) return null
  const { data } = (await flat(scene)).pen.getImageData(0, 0, width, height)
  const sent = transfer(data, [data.buffer])
  const { tolerance, contiguous } = settings
  return fromGrid(await pixelWork().alike(sent, width, height, { x, y }, tolerance, contiguous), 0, 0)
}
