/** One thing done to a mask; places and sizes are parts of the picture’s width. */
export type MaskStep =
  | {
      readonly kind: 'paint' | 'erase'
      /** How wide the brush is. */
      readonly size: number
      readonly points: readonly Point[]
    }
  | { readonly kind: 'invert' }

export interface Point {
  readonly x: number
  readonly y: number
}

type Pen = CanvasRenderingContext2D

/** Draws the mask anew: what is to be changed is opaque, in this colour. */
export function drawMask(pen: Pen, steps: readonly MaskStep[], colour: string): void {
  const { width, height } = pen.canvas
  pen.globalCompositeOperation = 'source-over'
  pen.clearRect(0, 0, width, height)
  for (const step of steps) drawStep(pen, step, colour)
}

/** Adds one step to what is drawn. */
export function drawStep(pen: Pen, step: MaskStep, colour: string): void {
  const { width, height } = pen.canvas
  if (step.kind === 'invert') {
    // Only where nothing is yet, and nothing where something was.
    pen.globalCompositeOperation = 'source-out'
    pen.fillStyle = colour
    pen.fillRect(0, 0, width, height)
    return
  }
  pen.globalCompositeOperation = step.kind === 'paint' ? 'source-over' : 'destination-out'
  pen.strokeStyle = colour
  pen.lineWidth = step.size * width
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  const [first, ...rest] = step.points
  if (first === undefined) return
  // A touch without a move is a dot; lines of no length are not drawn.
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(first.x * width, first.y * width, pen.lineWidth / 2, 0, 2 * Math.PI)
  pen.fill()
  pen.beginPath()
  pen.moveTo(first.x * width, first.y * width)
  for (const { x, y } of rest) pen.lineTo(x * width, y * width)
  pen.stroke()
}

/** The mask as a file: white on black. @throws Error where the browser gives none */
export async function maskFile(steps: readonly MaskStep[], width: number, height: number): Promise<File> {
  const drawn = document.createElement('canvas')
  const canvas = document.createElement('canvas')
  for (const one of [drawn, canvas]) {
    one.width = width
    one.height = height
  }
  const [pen, paper] = [drawn.getContext('2d'), canvas.getContext('2d')]
  if (pen === null || paper === null) throw new Error('This browser cannot draw.')
  drawMask(pen, steps, '#fff')
  paper.fillStyle = '#000'
  paper.fillRect(0, 0, width, height)
  paper.drawImage(drawn, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('The mask could not be written.')
  return new File([blob], 'mask.png', { type: 'image/png' })
}
