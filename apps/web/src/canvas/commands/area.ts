import type { AreaAdjustment } from '@krya/contracts'
import { transfer } from 'comlink'
import { boundsOf } from '../document/layer.ts'
import { shared, Surface } from '../document/surface.ts'
import { type Editor, paintable } from '../editor.ts'
import { keptToSelection, targetOf } from '../pointer-tools/target.ts'
import { pixelWork } from '../work/pixel-work.ts'

/** Blurs or sharpens the active layer, where it is chosen. @throws Unpaintable */
export async function applyArea(editor: Editor, asked: AreaAdjustment): Promise<void> {
  const before = editor.scene
  const target = targetOf(before, false)
  const page = boundsOf(target)
  const area = shared(paintable(before), page)
  if (area === null) return
  // What is around counts too.
  const room = Math.ceil(asked.radius * 3)
  const wide = shared(
    { x: area.x - room, y: area.y - room, width: area.width + 2 * room, height: area.height + 2 * room },
    page,
  )
  if (wide === null) return
  const pixels = target.surface.pen.getImageData(wide.x - page.x, wide.y - page.y, wide.width, wide.height)
  const made = await pixelWork().adjust(transfer(pixels, [pixels.data.buffer]), [asked])
  if (editor.scene !== before) return
  const changed = new Surface(wide.width, wide.height)
  changed.pen.putImageData(made, 0, 0)
  const paint = changed.part({ ...area, x: area.x - wide.x, y: area.y - wide.y })
  keptToSelection(before, paint, area)
  const own = { ...area, x: area.x - page.x, y: area.y - page.y }
  const was = target.surface.part(own)
  const after = was.clone()
  if (before.selection === null) after.pen.clearRect(0, 0, area.width, area.height)
  else {
    const { surface, x, y } = before.selection
    after.pen.globalCompositeOperation = 'destination-out'
    after.pen.drawImage(surface.canvas, x - area.x, y - area.y)
  }
  // What is left of the old and the new add up to the whole.
  after.pen.globalCompositeOperation = 'lighter'
  after.pen.drawImage(paint.canvas, 0, 0)
  target.surface.put(after, own.x, own.y)
  const patches = target.isNew ? [] : [{ surface: target.surface, x: own.x, y: own.y, before: was, after }]
  editor.commit(asked.kind === 'blur' ? 'Blur' : 'Sharpen', before, target.scene, patches)
}
