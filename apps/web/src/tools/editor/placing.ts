import type { OperationId } from '@krya/contracts'
import type { PixelLayer } from '../../canvas/document/layer.ts'
import type { Values } from '../../preferences/store.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** How far an outpainted picture goes beyond its edges, in pixels. */
export const sidesOf = (values: Values): [left: number, top: number, right: number, bottom: number] => {
  const side = (name: string): number => Math.max(0, Number(values[name] ?? 0))
  return [side('left'), side('top'), side('right'), side('bottom')]
}

/** Over what it was made from; what came back larger or smaller is scaled to it. */
export function placed(
  { width, height }: Size,
  asked: Size,
  operation: OperationId,
  values: Values,
): Partial<Pick<PixelLayer, 'x' | 'y' | 'scale_x' | 'scale_y'>> {
  if (operation === 'outpaint') {
    const [left, top, right, bottom] = sidesOf(values)
    return {
      x: 0 - left,
      y: 0 - top,
      scale_x: (asked.width + left + right) / width,
      scale_y: (asked.height + top + bottom) / height,
    }
  }
  return { scale_x: asked.width / width, scale_y: asked.height / height }
}
