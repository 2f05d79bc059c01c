import { expect, type Page, test, type WebSocketRoute } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible, showIn } from './axe.ts'
import { document, drag, saved, setFront, sheetOf } from './document.ts'

/** What the browser is given for a camera and a screen. */
test.use({
  launchOptions: {
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--auto-select-desktop-capture-source=Entire screen',
    ],
    ...(process.env['KRYA_CHROMIUM'] === undefined ? {} : { executablePath: process.env['KRYA_CHROMIUM'] }),
  },
})

const prompt = (page: Page) => page.getByLabel('Prompt', { exact: true })

/** A new canvas of 512², with its first picture painted. */
async function begin(page: Page): Promise<void> {
  await page.goto('/realtime')
  await page.getByRole('button', { name: 'Square 512 × 512' }).click()
  await expect(document(page)).toBeVisible()
  await expect(page.getByTestId('painted')).toBeVisible({ timeout: 40_000 })
}

/** What is painted now, as pixels. */
async function painted(page: Page) {
  const url = await page.getByTestId('painted').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('it is no canvas')
    return canvas.toDataURL()
  })
  const { data, info } = await sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    data,
    at: (x: number, y: number): number[] => {
      const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
      return [...data.subarray(from, from + 3)]
    },
  }
}

/** How much of what is painted differs from before, 0–1. */
async function changedSince(page: Page, before: Buffer): Promise<number> {
  const { data } = await painted(page)
  let changed = 0
  for (let at = 0; at < data.length; at += 3) {
    const by = Math.max(...[0, 1, 2].map((one) => Math.abs((data[at + one] ?? 0) - (before[at + one] ?? 0))))
    if (by > 24) changed += 1
  }
  return changed / (data.length / 3)
}

test('what is drawn is painted as it is drawn, and so are the words', async ({ page }) => {
  await begin(page)
  const empty = await painted(page)
  await prompt(page).fill('a meadow by the sea at sunset')
  await expect.poll(() => changedSince(page, empty.data), { timeout: 40_000 }).toBeGreaterThan(0.5)
  await expect.poll(async () => (await page.getByTestId('pace').textContent()) ?? '').toMatch(/\d ms/)
  const meadow = await painted(page)
  await setFront(page, '#d01818')
  await drag(page, [0.4, 0.3], [0.6, 0.3], [0.5, 0.4])
  await expect.poll(async () => (await painted(page)).at(0.5, 0.32)[0]).toBeGreaterThan(120)
  // What was not touched stays.
  expect(await changedSince(page, meadow.data)).toBeLessThan(0.4)

  await page.getByRole('button', { name: 'Hold the result' }).click()
  const held = await painted(page)
  await drag(page, [0.1, 0.8], [0.9, 0.8])
  await page.waitForTimeout(600)
  expect(await changedSince(page, held.data)).toBe(0)
  await page.getByRole('button', { name: 'Go on painting' }).click()
  await expect.poll(() => changedSince(page, held.data)).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Kept in the library.')).toBeVisible()
  await page.getByRole('button', { name: 'Use as input' }).click()
  await page.getByRole('button', { name: 'Layers' }).click()
  await expect(page.getByRole('complementary', { name: 'Layers' }).getByText('Result')).toBeVisible()
  await expectAccessible(page, 'the real-time canvas')
  await saved(page)
  await page.reload()
  await expect(prompt(page)).toHaveValue('a meadow by the sea at sunset')
  await page.getByRole('button', { name: 'Layers' }).click()
  await expect(page.getByRole('complementary', { name: 'Layers' }).getByText('Result')).toBeVisible()
  await page.getByRole('link', { name: 'All canvases' }).click()
  await expect(page.getByRole('link', { name: /Untitled/ }).first()).toBeVisible()
  await expectAccessible(page, 'the list of canvases')
  await page.goto('/library')
  await expect(page.getByLabel('a meadow by the sea at sunset', { exact: true }).first()).toBeVisible()
})

test('both sides lie as one likes, on a large screen and a phone', async ({ page }) => {
  await begin(page)
  for (const name of ['One over the other', 'Picture in picture', 'The result alone', 'Side by side']) {
    await page.getByRole('radio', { name }).click()
    await expect(page.getByTestId('painted')).toBeVisible()
  }
  await page.getByRole('button', { name: 'More settings' }).click()
  await expectAccessible(page, 'the settings')
  await page.getByRole('button', { name: 'More settings' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  const width = await page.evaluate(() => window.document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  for (const one of [document(page), page.getByTestId('painted')]) {
    const box = await one.boundingBox()
    expect(box?.height).toBeGreaterThan(120)
  }
  await expectAccessible(page, 'the real-time canvas on a phone', ['[role=toolbar]', 'header'])
})

test('a canvas is opened again as it was left, and reads well in light too', async ({ page }) => {
  await page.goto('/realtime')
  await showIn(page, 'light')
  await begin(page)
  const settings = page.getByRole('button', { name: 'More settings' })
  const seed = page.getByLabel('Seed', { exact: true })
  await settings.click()
  await seed.fill('7')
  await prompt(page).fill('a fox')
  await expect(seed).toHaveValue('7')
  await page.getByRole('radio', { name: 'Random' }).click()
  await prompt(page).fill('a fox in the snow')
  await expect(seed).not.toHaveValue('7')
  const taken = await seed.inputValue()
  await page.getByRole('radio', { name: 'One over the other' }).click()
  await page.getByRole('slider', { name: 'Result' }).press('End')
  await saved(page)
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Result' })).toHaveAttribute('aria-valuenow', '1')
  await settings.click()
  await expect(seed).toHaveValue(taken)
  await expect(page.getByRole('radio', { name: 'Random' })).toBeChecked()
  await page.getByRole('button', { name: 'Layers', exact: true }).click()
  await expect(page.getByTestId('painted')).toBeVisible({ timeout: 40_000 })
  await expectAccessible(page, 'the canvas in light')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page, 'the layers on a phone, in light', ['[role=toolbar]', 'header'])
})

test('a camera and a screen are drawn from, and frozen', async ({ page }) => {
  await begin(page)
  for (const source of ['Camera', 'Screen or window']) {
    const before = await painted(page)
    await page.getByRole('button', { name: 'Draw from a camera or a screen' }).click()
    await page.getByRole('menuitem', { name: source }).click()
    await expect.poll(() => changedSince(page, before.data), { timeout: 40_000 }).toBeGreaterThan(0.01)
    // Held while one picture follows the other: what was on its way then is not waited for.
    await page.getByRole('button', { name: 'Hold the result' }).click()
    const held = await painted(page)
    await page.waitForTimeout(400)
    expect(await changedSince(page, held.data)).toBe(0)
    await page.getByRole('button', { name: 'Go on painting' }).click()
    await expect.poll(() => changedSince(page, held.data), { timeout: 20_000 }).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Freeze' }).click()
  }
  await page.getByRole('button', { name: 'Layers' }).click()
  const layers = page.getByRole('complementary', { name: 'Layers' })
  await expect(layers.getByText('Camera')).toBeVisible()
  await expect(layers.getByRole('button', { name: 'Screen', exact: true })).toBeVisible()
  await saved(page)
})

const endsOf = (all: readonly number[]): [number, number] =>
  all.reduce<[number, number]>(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [1e9, 0])

/** Left, top, width and height of what is drawn, in the screen's pixels: all that is not white. */
async function drawnBox(page: Page): Promise<[number, number, number, number]> {
  const { x, y, width, height } = await sheetOf(page)
  await page.mouse.move(0, 0)
  const { data, info } = await sharp(await page.screenshot({ clip: { x, y, width, height } }))
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const dark = [...data.keys()].filter((at) => (data[at] ?? 255) < 60)
  const [xs, ys] = [dark.map((at) => at % info.width), dark.map((at) => Math.floor(at / info.width))]
  const [left, right] = endsOf(xs)
  const [top, bottom] = endsOf(ys)
  return [left, top, right - left, bottom - top]
}

test('a solid is put where it is drawn and turned in place, also after it was opened again', async ({
  page,
}) => {
  await begin(page)
  const before = await painted(page)
  await page.getByRole('button', { name: 'Solids' }).click()
  const turn = page.getByRole('slider', { name: 'Turn' })
  await expect(turn).toBeVisible()
  // To take the tool up puts nothing onto the page.
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await drag(page, [0.3, 0.3], [0.7, 0.7])
  await expect(page.getByRole('button', { name: 'Undo: Place a solid' })).toBeEnabled()
  await expect.poll(() => changedSince(page, before.data), { timeout: 40_000 }).toBeGreaterThan(0.02)
  await expect(turn).toHaveAttribute('aria-valuenow', '35')
  await drag(page, [0.5, 0.5], [0.6, 0.5])
  await expect(page.getByRole('button', { name: 'Undo: Turn a solid' })).toBeEnabled()
  await expect.poll(async () => Number(await turn.getAttribute('aria-valuenow'))).toBeGreaterThan(60)
  const turned = (await turn.getAttribute('aria-valuenow')) ?? ''
  await saved(page)
  await page.reload()
  await expect(page.getByTestId('painted')).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Solids' }).click()
  await expect(turn).toHaveAttribute('aria-valuenow', turned)
  await page.getByRole('radio', { name: 'Cone' }).click()
  await drag(page, [0.5, 0.5], [0.45, 0.5])
  await expect(turn).not.toHaveAttribute('aria-valuenow', turned)
  await page.getByRole('button', { name: 'Layers' }).click()
  const layers = page.getByRole('complementary', { name: 'Layers' })
  await expect(layers.getByRole('button', { name: 'Choose Cone' })).toBeVisible()
  // What was painted on is pixels alone.
  await page.getByRole('button', { name: 'Brush', exact: true }).click()
  await drag(page, [0.5, 0.5], [0.55, 0.55])
  await page.getByRole('button', { name: 'Solids' }).click()
  await expect(turn).toBeVisible()
  await expect(page.getByLabel('Colour of the solid')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByLabel('Colour of the solid')).toBeVisible()
  await layers.getByRole('button', { name: 'Remove background' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Remove background' })).toBeEnabled({ timeout: 60_000 })
  await saved(page)
})

test('layers are flipped, turned, grouped and deleted together', async ({ page }) => {
  await begin(page)
  await setFront(page, '#101010')
  await page.getByRole('button', { name: 'Shapes' }).click()
  await drag(page, [0.2, 0.1], [0.4, 0.2])
  await drag(page, [0.2, 0.3], [0.3, 0.4])
  await page.getByRole('button', { name: 'Layers' }).click()
  const layers = page.getByRole('complementary', { name: 'Layers' })
  const rectangles = layers.getByRole('button', { name: 'Choose Rectangle' })
  const chooseBoth = async (): Promise<void> => {
    await rectangles.first().click()
    await rectangles.last().click({ modifiers: ['Shift'] })
  }
  await chooseBoth()
  const was = await drawnBox(page)
  expect(was[2] / was[3]).toBeCloseTo(2 / 3, 1)
  await layers.getByRole('button', { name: 'Turn layer right' }).click()
  const shape = async () => {
    const [, , width, height] = await drawnBox(page)
    return Math.abs(width / height - 3 / 2)
  }
  await expect.poll(shape).toBeLessThan(0.06)
  await layers.getByRole('button', { name: 'Turn layer left' }).click()
  await layers.getByRole('button', { name: 'Flip layer upside down' }).click()
  await layers.getByRole('button', { name: 'Flip layer across' }).click()
  // About their middle: they lie where they lay.
  const moved = async () => {
    const now = await drawnBox(page)
    return Math.max(...now.map((one, at) => Math.abs(one - (was[at] ?? 0))))
  }
  await expect.poll(moved).toBeLessThan(4)
  await page.keyboard.press('Control+g')
  await expect(layers.getByRole('button', { name: 'Ungroup' })).toBeVisible()
  await layers.getByRole('button', { name: 'Flip layer across' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Flip layer' })).toBeEnabled()
  await expect.poll(moved).toBeLessThan(4)
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.getByRole('menuitem', { name: 'Ungroup' }).click()
  await chooseBoth()
  await page.keyboard.press('Delete')
  await expect(rectangles).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo: Delete layer' }).click()
  await expect(rectangles).toHaveCount(2)
})

test('a line that breaks is come back to: nothing that was drawn is lost', async ({ page }) => {
  const lines: WebSocketRoute[] = []
  let isDown = false
  await page.routeWebSocket(/ws\/realtime/, async (line) => {
    if (isDown) return line.close({ code: 1012 })
    lines.push(line)
    line.connectToServer()
  })
  await begin(page)
  isDown = true
  await lines[0]?.close({ code: 1012, reason: 'a test' })
  await expect(page.getByText('The server cannot be reached.')).toBeVisible()
  const before = await painted(page)
  await setFront(page, '#1030d0')
  await drag(page, [0.2, 0.2], [0.8, 0.2], [0.8, 0.6])
  isDown = false
  await expect.poll(() => changedSince(page, before.data), { timeout: 40_000 }).toBeGreaterThan(0.002)
  await expect(page.getByText('The server cannot be reached.')).toBeHidden()
})
