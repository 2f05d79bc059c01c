import type { AreaAdjustment } from '@krya/contracts'
import type { Pixels } from './adjust.ts'

/** Does what needs the pixels around. @param scale pixels of these per pixel of the whole picture */
export function overArea(pixels: Pixels, asked: AreaAdjustment, scale: number): void {
  if (asked.kind === 'blur') return blur(pixels, asked.radius * scale)
  const soft = { ...pixels, data: pixels.data.slice() }
  blur(soft, asked.radius * scale)
  for (let at = 0; at < pixels.data.length; at += 1)
    if (at % 4 !== 3) {
      const own = pixels.data[at] ?? 0
      pixels.data[at] = own + asked.amount * (own - (soft.data[at] ?? 0))
    }
}

/** Three box means, nearly a Gaussian (Wells 1986), of colours weighed by their alpha. @param sigma in pixels */
function blur({ width, height, data }: Pixels, sigma: number): void {
  const radius = Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2)
  if (radius < 1) return
  const plane = new Float32Array(data.length)
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255
    for (let c = 0; c < 3; c += 1) plane[at + c] = (data[at + c] ?? 0) * alpha
    plane[at + 3] = data[at + 3] ?? 0
  }
  const line = new Float32Array(Math.max(width, height) * 4)
  for (let pass = 0; pass < 3; pass += 1) {
    for (let y = 0; y < height; y += 1) meanAlong(plane, line, y * width * 4, 4, width, radius)
    for (let x = 0; x < width; x += 1) meanAlong(plane, line, x * 4, width * 4, height, radius)
  }
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (plane[at + 3] ?? 0) / 255
    for (let c = 0; c < 3; c += 1) data[at + c] = alpha === 0 ? 0 : (plane[at + c] ?? 0) / alpha
    data[at + 3] = plane[at + 3] ?? 0
  }
}

function meanAlong(
  plane: Float32Array,
  line: Float32Array,
  from: number,
  step: number,
  count: number,
  radius: number,
): void {
  const held = (at: number): number => from + Math.min(count - 1, Math.max(0, at)) * step
  for (let c = 0; c < 4; c += 1) {
    let sum = 0
    for (let at = -radius; at <= radius; at += 1) sum += plane[held(at) + c] ?? 0
    for (let at = 0; at < count; at += 1) {
      line[at] = sum / (2 * radius + 1)
      sum += (plane[held(at + radius + 1) + c] ?? 0) - (plane[held(at - radius) + c] ?? 0)
    }
    for (let at = 0; at < count; at += 1) plane[from + at * step + c] = line[at] ?? 0
  }
}
