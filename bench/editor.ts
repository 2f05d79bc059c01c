import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Locator, type Page } from '@playwright/test'
import { type Figure, percentile } from './figure.ts'
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
    figures.push({ what: `editor, brush, ${what}`, value: rate(await stroke(page)), how })
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
  // Dragged at the lowest, so that all above it are reckoned again.
  for (const filter of ['Moonlight', 'Instant', 'Noir', 'Golden hour']) {
    await page.getByRole('tab', { name: 'Layers' }).click()
    await page.getByRole('button', { name: 'Choose Background' }).click()
    await page.getByRole('tab', { name: 'Adjust' }).click()
    await page.getByRole('button', { name: filter }).click()
  }
  await page.waitForTimeout(4000)
  figures.push({
    what: 'editor, an adjustment dragged under four others',
    value: rate(await slide(page.getByRole('slider', { name: 'Temperature' }))),
    how: `frames a second of the page while a slider is moved 120 times, p95 of a frame; ${side}², window of 1440 × 900, no GPU`,
  })
  await browser.close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
  return figures
}

/** A wave across the page, one place a frame. @returns how long each frame took, in milliseconds */
const stroke = (page: Page): Promise<number[]> =>
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
    return frames
  })

/** A slider moved to and fro, once a frame. @returns how long each frame took, in milliseconds */
const slide = (thumb: Locator): Promise<number[]> =>
  thumb.evaluate(async (element) => {
    const slider = element.closest('.touch-none')
    if (slider === null) throw new Error('no slider')
    slider.setPointerCapture = () => undefined
    slider.hasPointerCapture = () => true
    slider.releasePointerCapture = () => undefined
    const { x, y, width } = slider.getBoundingClientRect()
    const send = (type: string, at: number): void =>
      void slider.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'mouse',
          clientX: x + width * (0.5 + 0.4 * Math.sin(at / 15)),
          clientY: y,
          bubbles: true,
        }),
      )
    const frames: number[] = []
    let last = performance.now()
    send('pointerdown', 0)
    for (let at = 0; at < 120; at += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
      send('pointermove', at)
    }
    send('pointerup', 120)
    return frames
  })

function rate(frames: readonly number[]): string {
  const sum = frames.reduce((all, one) => all + one, 0)
  return `${((1000 * frames.length) / sum).toFixed(0)} fps, ${percentile(frames, 0.95).toFixed(0)} ms`
}
