/** `node bench/live-engine.ts 512`: how long Atelier Live takes for a frame while a stroke is drawn. */
import { fileURLToPath } from 'node:url'
import type { Pixels } from '@krya/provider-kit'
import { createPainter } from '../packages/atelier/live/painter.ts'
import { drawScenery } from '../packages/atelier/live/scenery.ts'
import { type Figure, ms, percentile } from './figure.ts'

const frames = 200
const styles = [null, 'watercolour', 'oil', 'ink-line']

/** One thread, everything that its engine does; the scenery is drawn once before. */
export function liveTimes(side = 512): Figure[] {
  return styles.map((style) => {
    const words = { prompt: 'a red balloon over a lake', style, seed: 7, width: side, height: side }
    const scenery = drawScenery(words)
    const painter = createPainter()
    const frame = (guide: Pixels) =>
      painter.draw({ guide, strength: 0.7, colour: 0.7, seed: 7, style, scenery, isFormer: false })
    let sheet = landscape(side)
    frame(sheet)
    const taken: number[] = []
    for (let step = 0; step < frames; step += 1) {
      sheet = dotted(sheet, step)
      const began = performance.now()
      frame(sheet)
      taken.push(performance.now() - began)
    }
    return {
      what: `Atelier Live, ${side} × ${side}, ${style ?? 'its own hand'}`,
      value: `p50 ${ms(percentile(taken, 0.5))}, p95 ${ms(percentile(taken, 0.95))}`,
      how: `a frame, one thread, ${frames} steps of a stroke; \`node bench/live-engine.ts ${side}\``,
    }
  })
}

/** Sky, land and a ball, as somebody would begin. */
function landscape(side: number): Pixels {
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const isBall = Math.hypot(x / side - 0.3, y / side - 0.3) < 0.12
      data.set(isBall ? [214, 40, 40] : y < side * 0.55 ? [120, 180, 230] : [76, 160, 70], (y * side + x) * 4)
    }
  return { width: side, height: side, data }
}

/** One more dot of a wave across the sheet. */
function dotted({ width, height, data }: Pixels, step: number): Pixels {
  const painted = Uint8ClampedArray.from(data)
  const [cx, cy] = [width * (0.1 + (0.8 * step) / frames), height * (0.65 + 0.2 * Math.sin(step / 12))]
  const radius = width * 0.015
  for (let y = Math.floor(cy - radius); y <= cy + radius; y += 1)
    for (let x = Math.floor(cx - radius); x <= cx + radius; x += 1)
      if (Math.hypot(x - cx, y - cy) <= radius) painted.set([90, 60, 40], (y * width + x) * 4)
  return { width, height, data: painted }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, value } of liveTimes(Number(process.argv[2] ?? 512))) console.log(`${what}: ${value}`)
