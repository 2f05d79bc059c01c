import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { type Figure, ms, percentile } from '../figure.ts'
import { startWith } from '../server.ts'

const drawnMs = 5_000
/** Drawn before, as one who has drawn for a while: until then both sides still compile what they run. */
const warmMs = 6_000

/** The page as a hand draws on it, painted by the built-in engine, in Chromium without a graphics card. */
export async function pageTimes(): Promise<Figure[]> {
  const { KRYA_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  const { address, stop } = await startWith(folder)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${address}/realtime`)
    await page.getByRole('button', { name: '512 × 512' }).first().click()
    await page.getByTestId('painted').waitFor({ timeout: 60_000 })
    await stroke(page, warmMs)
    const { frames, painted, seen } = await stroke(page, drawnMs)
    const how = `a stroke of ${drawnMs / 1000} s, a place each frame, after ${warmMs / 1000} s of the same, on 512²; window of 1440 × 900, no GPU; \`node bench/realtime.ts page\``
    return [
      {
        what: 'real time, painted while drawing, Atelier',
        value: `${(painted / (drawnMs / 1000)).toFixed(0)} a second`,
        how,
      },
      {
        what: 'real time, from the pointer to what is painted, on screen',
        value: `p50 ${ms(percentile(seen, 0.5))}, p95 ${ms(percentile(seen, 0.95))}`,
        how: `until the frame that shows it; ${how}`,
      },
      {
        what: 'real time, the page’s own frames while drawing',
        value: `${((1000 * frames.length) / frames.reduce((sum, one) => sum + one, 0)).toFixed(0)} fps, p95 ${ms(percentile(frames, 0.95))}`,
        how,
      },
    ]
  } finally {
    await browser.close()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Drawn {
  /** How long each of the page's frames took, in milliseconds. */
  readonly frames: number[]
  /** Paintings that came. */
  readonly painted: number
  /** From a place that was passed to its painting on screen, in milliseconds. */
  readonly seen: number[]
}

const stroke = (page: Page, forMs: number): Promise<Drawn> =>
  page.getByTestId('document').evaluate(async (element, until) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    // No browser captures a pointer that it did not make.
    element.setPointerCapture = () => undefined
    const passed: number[] = []
    const seen: number[] = []
    let painted = 0
    const observer = new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name !== 'krya:painted') continue
        painted += 1
        const from = passed.findLast((time) => time <= startTime)
        if (from !== undefined) requestAnimationFrame(() => seen.push(performance.now() - from))
      }
    })
    observer.observe({ entryTypes: ['measure'] })
    const send = (type: string, at: number): void => {
      passed.push(performance.now())
      element.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'mouse',
          clientX: x + width * (0.5 + 0.15 * Math.cos(at / 40)),
          clientY: y + height * (0.5 + 0.2 * Math.sin(at / 17)),
          bubbles: true,
        }),
      )
    }
    const frames: number[] = []
    const began = performance.now()
    let last = began
    send('pointerdown', 0)
    for (let at = 1; last - began < until; at += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
      send('pointermove', at)
    }
    observer.disconnect()
    send('pointerup', frames.length)
    return { frames, painted, seen }
  }, forMs)
