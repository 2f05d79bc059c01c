/** `node bench/live-engine.ts 512`: how much of a processor Atelier Live takes for a frame as a hand moves. */
import { fileURLToPath } from 'node:url'
import type { Pixels } from '@krya/provider-kit'
import { createPainter } from '../packages/atelier/live/painter.ts'
import { drawScenery } from '../packages/atelier/live/scenery.ts'
import { type Figure, ms, percentile } from './figure.ts'

type Colour = readonly [number, number, number]

interface Moment {
  readonly guide: Pixels
  readonly strength: number
}

interface Scene {
  readonly what: string
  readonly prompt: string
  readonly steps: number
  readonly styles: readonly (string | null)[]
  /** What the hand begins with, and how it goes on from there. */
  first(side: number): Moment
  next(last: Moment, step: number): Moment
}

const red: Colour = [214, 40, 40]

const scenes: readonly Scene[] = [
  {
    what: 'dots of a stroke',
    prompt: 'a red balloon over a lake',
    steps: 200,
    styles: [null, 'watercolour', 'oil', 'ink-line'],
    first: (side) => ({ guide: landscape(side), strength: 0.7 }),
    next({ guide, strength }, step) {
      const [across, down] = [0.1 + (0.8 * step) / 200, 0.65 + 0.2 * Math.sin(step / 12)]
      const at = { x: across * guide.width, y: down * guide.height }
      return { guide: dabbed(guide, at, 0.015 * guide.width, [90, 60, 40]), strength }
    },
  },
  {
    what: 'a red blob grows into the balloon of the words',
    prompt: 'a red balloon over the sea at sunset',
    steps: 60,
    styles: [null, 'watercolour', 'oil'],
    first: (side) => ({ guide: paper(side), strength: 0.7 }),
    next({ guide, strength }, step) {
      // Rounds that widen, as somebody fills a balloon in with a brush of 40 pixels.
      const far = 0.15 * guide.width * (step / 60)
      const at = {
        x: 0.45 * guide.width + far * Math.cos(step / 2.4),
        y: 0.4 * guide.height + far * 1.2 * Math.sin(step / 2.4),
      }
      return { guide: dabbed(guide, at, (20 * guide.width) / 512, red), strength }
    },
  },
  {
    what: 'the strength is turned up',
    prompt: 'a red balloon over the sea at sunset',
    steps: 30,
    styles: [null, 'watercolour', 'oil'],
    first: (side) => ({ guide: landscape(side), strength: 0.3 }),
    next: ({ guide }, step) => ({ guide, strength: 0.3 + 0.02 * (step + 1) }),
  },
]

/** One thread, everything that its engine does; the scenery is drawn once before. */
export function liveTimes(side = 512): Figure[] {
  return scenes.flatMap((scene) =>
    scene.styles.map((style) => ({
      what: `Atelier Live, ${side} × ${side}, ${scene.what}, ${style ?? 'its own hand'}`,
      value: timesOf(scene, style, side),
      how: `processor time of a frame, ${scene.steps} steps; \`node bench/live-engine.ts ${side}\``,
    })),
  )
}

function timesOf(scene: Scene, style: string | null, side: number): string {
  const scenery = drawScenery({ prompt: scene.prompt, style, seed: 7, width: side, height: side })
  const painter = createPainter()
  const frame = ({ guide, strength }: Moment): number => {
    const before = process.threadCpuUsage()
    painter.draw({ guide, strength, colour: 0.7, seed: 7, style, scenery, isFormer: false })
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  }
  let moment = scene.first(side)
  frame(moment)
  const taken: number[] = []
  for (let step = 0; step < scene.steps; step += 1) {
    moment = scene.next(moment, step)
    taken.push(frame(moment))
  }
  return `p50 ${ms(percentile(taken, 0.5))}, p95 ${ms(percentile(taken, 0.95))}`
}

const paper = (side: number): Pixels => ({
  width: side,
  height: side,
  data: new Uint8ClampedArray(side * side * 4).fill(255),
})

/** Sky, land and a ball, as somebody would begin. */
function landscape(side: number): Pixels {
  const { data } = paper(side)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const isBall = Math.hypot(x / side - 0.3, y / side - 0.3) < 0.12
      data.set(isBall ? red : y < side * 0.55 ? [120, 180, 230] : [76, 160, 70], (y * side + x) * 4)
    }
  return { width: side, height: side, data }
}

/** One more dot on the sheet. */
function dabbed(
  { width, height, data }: Pixels,
  at: { readonly x: number; readonly y: number },
  radius: number,
  colour: Colour,
): Pixels {
  const painted = Uint8ClampedArray.from(data)
  for (let y = Math.floor(at.y - radius); y <= at.y + radius; y += 1)
    for (let x = Math.floor(at.x - radius); x <= at.x + radius; x += 1)
      if (Math.hypot(x - at.x, y - at.y) <= radius) painted.set(colour, (y * width + x) * 4)
  return { width, height, data: painted }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, value } of liveTimes(Number(process.argv[2] ?? 512))) console.log(`${what}: ${value}`)
