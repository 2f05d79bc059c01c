import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { Figure } from './figure.ts'
import { startWith } from './server.ts'

const side = 4096

/** How fluently a brush paints on a large document, in Chromium without a graphics card. */
export async function editorTimes(): Promise<Figure[]> {
  const { KRYA_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  const { address, stop } = await startWith(folder)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}/editor`)
  await page.getByLabel('Width of the new sheet').fill(String(side))
  await page.getByLabel('Height of the new sheet').fill(String(side))
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByTestId('document').waitFor()
  const how = `frames a second while 240 places are passed, p95 of a frame; ${side}², window of 1440 × 900, no GPU`
  const figures: Figure[] = []
  const measure = async (what: string): Promise<void> => {
    await page.waitForTimeout(4000)
    figures.push({ what: `editor, brush, ${what}`, value: await stroke(page), how })
  }
  const add = page.getByRole('button', { name: 'New layer', exact: true })
  await measure('one layer')
  for (let layer = 0; layer < 3; layer += 1) await add.click()
  await measure('four layers')
  for (let step = 0; step < 13; step += 1) await page.keyboard.press(']')
  await measure('four layers, 428 px wide')
  await page.getByRole('tab', { name: 'Adjust' }).click()
  await page.getByRole('button', { name: 'Golden hour' }).click()
  await page.getByRole('tab', { name: 'Layers' }).click()
  await page.getByRole('button', { name: 'Choose Background' }).click()
  await measure('under four adjustments, 428 px wide')
  await browser.close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
  return figures
}

/** A wave across the page, one place a frame. */
const stroke = (page: Page): Promise<string> =>
  page.getByTestId('document').evaluate(async (element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    // No browser captures a pointer that it did not make.
    element.setPointerCapture = () => undefined
    const passed = 240
    const send = (type: string, at: number): void =>
      void element.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'mouse',
          clientX: x + width * (0.3 + (0.4 * at) / passed),
          clientY: y + height * (0.5 + 0.3 * Math.sin(at / 12)),
          bubbles: true,
        }),
      )
    const frames: number[] = []
    let last = performance.now()
    send('pointerdown', 0)
    for (let at = 0; at < passed; at += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
      send('pointermove', at)
    }
    send('pointerup', passed)
    const sum = frames.reduce((all, one) => all + one, 0)
    const slow = frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0
    return `${((1000 * frames.length) / sum).toFixed(0)} fps, ${slow.toFixed(0)} ms`
  })
