import { penOf } from '../../document/surface.ts'

/** One touch of a brush: a disc whose edge is as soft as it is not hard. @param size in pixels */
export function dabOf(size: number, hardness: number, colour: string): OffscreenCanvas {
  const side = Math.max(2, Math.ceil(size) + 2)
  const canvas = new OffscreenCanvas(side, side)
  const pen = penOf(canvas)
  const [middle, radius] = [side / 2, Math.max(0.5, size / 2)]
  if (hardness >= 0.99) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(middle, middle, radius, 0, 2 * Math.PI)
    pen.fill()
    return canvas
  }
  const soft = pen.createRadialGradient(middle, middle, radius * hardness * 0.98, middle, middle, radius)
  // The fall of a smooth step.
  for (const at of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
    const alpha = Math.round((1 - at * at * (3 - 2 * at)) * 255)
    soft.addColorStop(at, `${colour}${alpha.toString(16).padStart(2, '0')}`)
  }
  pen.fillStyle = soft
  pen.fillRect(0, 0, side, side)
  return canvas
}
