import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { document, drawn, pixels, sheetOf } from './document.ts'

/** Has what workers answer wait while the page's `hold` counts, until its `release`. */
function holdAnswers(): void {
  const listen = Worker.prototype.addEventListener
  const waiting: (() => void)[] = []
  let isHeld = false
  Worker.prototype.addEventListener = function (
    this: Worker,
    type: string,
    listener: EventListenerOrEventListenerObject,
  ): void {
    const tell = (event: Event): void =>
      typeof listener === 'function' ? listener.call(this, event) : listener.handleEvent(event)
    listen.call(this, type, (event) => {
      if (isHeld && type === 'message') waiting.push(() => tell(event))
      else tell(event)
    })
  }
  addEventListener('hold', () => (isHeld = true))
  addEventListener('release', () => {
    isHeld = false
    for (const go of waiting.splice(0)) go()
  })
}

const say = (page: Page, what: 'hold' | 'release') =>
  page.evaluate((name) => void dispatchEvent(new Event(name)), what)

/** The colour in the middle of the sheet, as it is on the screen. */
async function seen(page: Page): Promise<number[]> {
  const { x, y, width, height } = await sheetOf(page)
  const middle = { x: Math.round(x + width / 2), y: Math.round(y + height / 2), width: 1, height: 1 }
  return [
    ...(await sharp(await page.screenshot({ clip: middle }))
      .removeAlpha()
      .raw()
      .toBuffer()),
  ]
}

test('adjustments are reckoned beside the page: until they come the picture stays, and what is late is not shown', async ({
  page,
}) => {
  await page.addInitScript(holdAnswers)
  await page.goto('/editor')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><rect width="600" height="600" fill="#336699"/></svg>'
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'plain.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
  await drawn(page)
  const plain = [0x33, 0x66, 0x99]
  expect(await seen(page)).toEqual(plain)
  await page.getByRole('tab', { name: 'Adjust' }).click()

  await say(page, 'hold')
  await page.getByRole('button', { name: 'Negative' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Negative' })).toBeEnabled()
  await page.getByRole('button', { name: 'Golden hour' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Golden hour' })).toBeEnabled()
  await expect(document(page)).toHaveAttribute('aria-busy', 'true')
  expect(await seen(page)).toEqual(plain)

  // What was asked for last is what is seen in the end, and what is saved.
  await say(page, 'release')
  await drawn(page)
  const golden = await seen(page)
  expect((await pixels(page)).at(0.5, 0.5).slice(0, 3)).toEqual(golden)
  expect(golden).not.toEqual(plain)

  // Negative is under way when it is taken back: it comes too late.
  await document(page).focus()
  await say(page, 'hold')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Undo: Negative' })).toBeEnabled()
  expect(await seen(page)).toEqual(golden)
  await page.keyboard.press('Control+z')
  await expect.poll(() => seen(page)).toEqual(plain)
  await say(page, 'release')
  await drawn(page)
  expect(await seen(page)).toEqual(plain)
})
