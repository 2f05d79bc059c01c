import { illustrate } from '../packages/atelier/engine/illustrate.ts'
import { type Figure, median, ms, seconds } from './figure.ts'

const prompt = 'a red fox in a forest by a lake at sunset'
const sizes = [
  { side: 512, times: 7 },
  { side: 1024, times: 7 },
  { side: 2048, times: 3 },
  { side: 4096, times: 1 },
]

/** How long the illustrator takes for a picture on one core, encoded as PNG, in its own hand and in a costly style. */
export async function atelierTimes(): Promise<Figure[]> {
  await illustrate({ prompt, width: 256, height: 256, format: 'png' }, 1, () => undefined)
  const figures: Figure[] = []
  for (const { side, times } of sizes) {
    const plain = await time(side, times, undefined)
    const oil = await time(side, Math.min(3, times), 'oil')
    const told = (value: number): string => (value < 1000 ? ms(value) : seconds(value))
    figures.push({
      what: `Atelier, ${side} × ${side}`,
      value: `${told(plain)}; oil ${told(oil)}`,
      how: `one thread, median of ${times}`,
    })
  }
  return [
    ...figures,
    {
      what: 'peak memory of 4096 × 4096',
      value: `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
      how: 'largest resident size of the process that drew all of the above',
    },
  ]
}

async function time(side: number, times: number, style: string | undefined): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < times; at += 1) {
    const began = performance.now()
    await illustrate(
      { prompt, width: side, height: side, format: 'png', ...(style === undefined ? {} : { style }) },
      at,
      () => undefined,
    )
    taken.push(performance.now() - began)
  }
  return median(taken)
}
