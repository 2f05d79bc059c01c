import type { TextLayer } from '../document/layer.ts'
import type { Rect } from '../document/surface.ts'

type Pen = OffscreenCanvasRenderingContext2D

const styleOf = ({ font, size, spacing }: TextLayer) => ({
  font: `${size}px "${font}", sans-serif`,
  letterSpacing: `${spacing * size}px`,
})

/** Writes a text layer in its own pixels: its first line's top left is at 0, 0. */
export function drawText(pen: Pen, layer: TextLayer): void {
  const { width } = textSize(layer)
  Object.assign(pen, styleOf(layer))
  pen.textBaseline = 'top'
  pen.fillStyle = layer.colour
  pen.textAlign = layer.align
  const x = layer.align === 'left' ? 0 : layer.align === 'center' ? width / 2 : width
  for (const [at, line] of layer.text.split('\n').entries())
    pen.fillText(line, x, (at + (layer.line_height - 1) / 2) * layer.size * layer.line_height)
}

let measuring: Pen | null = null

/** How much room a text takes, in its own pixels. */
export function textSize(layer: TextLayer): Rect {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (measuring !== null) Object.assign(measuring, styleOf(layer))
  const lines = layer.text.split('\n')
  const width = Math.max(1, ...lines.map((line) => measuring?.measureText(line).width ?? 0))
  return {
    x: 0,
    y: 0,
    width: Math.ceil(width),
    height: Math.ceil(lines.length * layer.size * layer.line_height),
  }
}
