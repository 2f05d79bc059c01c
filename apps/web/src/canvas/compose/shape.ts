import type { ShapeLayer } from '../document/layer.ts'

type Pen = OffscreenCanvasRenderingContext2D

/** Draws a shape in its own pixels, in the box from 0, 0. */
export function drawShape(pen: Pen, layer: ShapeLayer): void {
  const path = pathOf(layer)
  if (layer.fill !== null && layer.shape !== 'line') {
    pen.fillStyle = layer.fill
    pen.fill(path)
  }
  if (layer.stroke === null || layer.stroke_width === 0) return
  pen.strokeStyle = layer.stroke
  pen.lineWidth = layer.stroke_width
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  pen.stroke(path)
}

function pathOf({ shape, width, height, radius, sides }: ShapeLayer): Path2D {
  const path = new Path2D()
  switch (shape) {
    case 'rectangle':
      path.roundRect(0, 0, width, height, Math.min(radius, width / 2, height / 2))
      break
    case 'ellipse':
      path.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI)
      break
    case 'line':
      path.moveTo(0, 0)
      path.lineTo(width, height)
      break
    default: {
      const count = shape === 'star' ? sides * 2 : sides
      for (let at = 0; at < count; at += 1) {
        const reach = shape === 'star' && at % 2 === 1 ? 0.4 : 1
        const turn = (at / count) * 2 * Math.PI - Math.PI / 2
        path.lineTo((width / 2) * (1 + reach * Math.cos(turn)), (height / 2) * (1 + reach * Math.sin(turn)))
      }
      path.closePath()
    }
  }
  return path
}
