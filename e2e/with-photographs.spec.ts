import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const photograph = (name: string): string =>
  fileURLToPath(new URL(`../packages/darkroom/fixtures/${name}.webp`, import.meta.url))

async function open(page: Page, operation: string, name: string): Promise<void> {
  await page.goto(`/tools/${operation}`)
  await page.locator('input[type=file]').first().setInputFiles(photograph(name))
  await expect(page.getByRole('button', { name: 'Take it out' })).toBeVisible()
}
/** Sends the form and waits for what came of it. */
async function run(page: Page, title: string): Promise<void> {
  const newest = (): Promise<string> =>
    page.evaluate(async () => (await (await fetch('/api/assets?limit=1')).json()).items[0].id)
  const before = await newest()
  await page.getByRole('form', { name: title }).getByRole('button', { name: title, exact: true }).click()
  // Others may have made something on this page before: what was asked for is a new file.
  await expect.poll(newest, { timeout: 60_000 }).not.toBe(before)
  const made = page.getByRole('article').first()
  await expect(made.getByRole('button', { name: /Open picture/ }).first()).toBeVisible()
}
/** The colour in the midst of the newest result, as the server keeps it. */
async function middleOfNewest(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { items } = await (await fetch('/api/assets?limit=1')).json()
    const picture = await createImageBitmap(await (await fetch(items[0].url)).blob())
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
    pen?.drawImage(picture, 0, 0)
    return [...(pen?.getImageData(picture.width / 2, picture.height / 2, 1, 1).data ?? [])]
  })
}

test('something is painted over, taken out of a photograph, and the result is kept', async ({ page }) => {
  await open(page, 'erase-object', 'rocket')
  await page.getByRole('button', { name: 'Paint it' }).click()
  const canvas = page.getByTestId('mask')
  await expect(canvas).toBeVisible()
  await expectAccessible(page, 'the mask painter')
  const use = page.getByRole('button', { name: 'Use this mask' })
  await expect(use).toBeDisabled()
  const box = await canvas.boundingBox()
  if (box === null) throw new Error('the canvas is not to be seen')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.click(...at(0.1, 0.9))
  await expect(use).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect(use).toBeDisabled()
  await page.keyboard.press(']')
  await page.mouse.move(...at(0.505, 0.3))
  await page.mouse.down()
  await page.mouse.move(...at(0.505, 0.9), { steps: 8 })
  await page.mouse.up()
  await use.click()
  await expect(page.getByRole('button', { name: 'Paint another' })).toBeVisible()
  await run(page, 'Erase')
  // The rocket was white, the sky behind it is a dark blue.
  const [red = 255, , blue = 0] = await middleOfNewest(page)
  expect(red).toBeLessThan(90)
  expect(blue).toBeGreaterThan(red)
  await expectAccessible(page, 'an erased picture')
})

test('a mask is painted with a finger', async ({ browser }: { browser: Browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await open(page, 'erase-object', 'coffee')
  await page.getByRole('button', { name: 'Paint it' }).click()
  const canvas = page.getByTestId('mask')
  const box = await canvas.boundingBox()
  if (box === null) throw new Error('the canvas is not to be seen')
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  await page.getByRole('button', { name: 'Use this mask' }).click()
  await expect(page.getByRole('button', { name: 'Paint another' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await context.close()
})

test('a photograph is cut out, restyled, enlarged and traced, with no provider at all', async ({ page }) => {
  await open(page, 'remove-background', 'coffee')
  await run(page, 'Remove background')
  expect((await middleOfNewest(page))[3]).toBe(255)
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /Open picture/ })
    .click()
  const viewer = page.getByRole('dialog')
  await viewer.getByRole('button', { name: 'Compare with what it was' }).click()
  await expect(viewer.getByAltText('Left: before')).toBeVisible()
  await viewer.getByRole('button', { name: 'Loupe' }).click()
  await page.mouse.move(400, 400)
  await page.mouse.move(410, 400)
  await expectAccessible(page, 'before and after')
  await viewer.getByRole('button', { name: 'Continue with it' }).click()
  await page.getByRole('menuitem', { name: 'Vectorise' }).click()
  await expect(page).toHaveURL(/vectorize-image/)
  await expect(page.getByRole('button', { name: 'Take it out' })).toBeVisible()

  await open(page, 'style-transfer', 'cat')
  await page.getByRole('button', { name: 'Style transfer', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('choose a style, or a picture whose style it gets')
  await page.getByRole('button', { name: /^Style None/ }).click()
  await page.getByPlaceholder('Find a style').fill('watercol')
  await page.getByRole('button', { name: /Watercolour/ }).click()
  await run(page, 'Style transfer')

  await open(page, 'upscale-image', 'cat')
  await run(page, 'Upscale')
  await open(page, 'vectorize-image', 'cat')
  await run(page, 'Vectorise')
})

test('what is too large for a browser is enlarged, then looked at square by square', async ({ page }) => {
  await open(page, 'upscale-image', 'coffee')
  await page.getByRole('radio', { name: 'Fast' }).click()
  await page.getByLabel('Made for').selectOption({ label: 'Web, 2,560 px' })
  await expect(page.getByLabel('Longest side')).toBeHidden()
  await page.getByLabel('Made for').selectOption('—')
  await page.getByLabel('Longest side').fill('10400')
  await expect(page.getByLabel('Made for')).toBeHidden()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('radio', { name: 'JPEG' }).click()
  await run(page, 'Upscale')
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /Open picture/ })
    .click()
  const squares = page
    .getByRole('dialog')
    .getByRole('img', { name: /Upscale/ })
    .locator('canvas')
  await expect(squares.first()).toBeVisible({ timeout: 60_000 })
  const tile = page.waitForResponse((answer) => /tiles\/1[34]\/\d+_\d+$/.test(answer.url()))
  await page.mouse.move(500, 360)
  for (let turn = 0; turn < 12; turn += 1) {
    await page.mouse.wheel(0, -300)
    await page.waitForTimeout(100)
  }
  expect((await tile).status()).toBe(200)
  await expectAccessible(page, 'a picture in squares')
  // Keys stay those of the window around it.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a picture is varied, and cut out with what was painted and its matte', async ({ page }) => {
  await open(page, 'vary', 'cat')
  await run(page, 'Vary')
  await expect(
    page
      .getByRole('article')
      .first()
      .getByRole('button', { name: /Open picture/ }),
  ).toHaveCount(4)

  await open(page, 'remove-background', 'coffee')
  await page.getByRole('switch', { name: 'Its matte as well' }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('button', { name: 'Paint it' }).nth(1).click()
  await expect(page.getByRole('dialog', { name: 'Paint: What does not belong to it' })).toBeVisible()
  const box = await page.getByTestId('mask').boundingBox()
  if (box === null) throw new Error('the canvas is not to be seen')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.getByRole('button', { name: 'Use this mask' }).click()
  await expect(page.getByRole('button', { name: 'Paint another' })).toBeVisible()
  await run(page, 'Remove background')
  await expect(
    page
      .getByRole('article')
      .first()
      .getByRole('button', { name: /Open picture/ }),
  ).toHaveCount(2)
  // The matte: black in the middle, where it was painted out.
  expect((await middleOfNewest(page)).slice(0, 3)).toEqual([0, 0, 0])
})

test('an instruction is carried out as far as it is understood, and the rest is said', async ({ page }) => {
  await open(page, 'instruct-edit', 'cat')
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('warmer, and put a hat on it')
  await run(page, 'Edit by instruction')
  await page.getByRole('article').first().getByRole('button', { name: 'A note' }).click()
  await expect(page.getByText(/“put a hat on it” was not understood/)).toBeVisible()
  await expectAccessible(page, 'a note on a result')
  await page.keyboard.press('Escape')

  await open(page, 'outpaint', 'cat')
  await page.getByRole('form').getByRole('button', { name: 'Outpaint', exact: true }).click()
  await expect(page.getByText(/Say how far to go beyond/).first()).toBeVisible()
})

test('a picture is described, and the words become a prompt; its colours become a palette', async ({
  page,
}) => {
  await open(page, 'caption-image', 'coffee')
  await run(page, 'Describe')
  const made = page.getByRole('article').first()
  await expect(made.getByText(/A cup and a dining table; .+ picture, mostly/)).toBeVisible()
  await made.getByRole('button', { name: 'Open picture 1' }).click()
  const text = page.getByRole('region', { name: 'Text' })
  await expect(text).toContainText('A cup and a dining table')
  await expectAccessible(page, 'a text in the viewer')
  await text.getByRole('button', { name: 'Use as prompt' }).click()
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(
    /^A cup and a dining table/,
  )

  await open(page, 'palette', 'coffee')
  await page.getByRole('radio', { name: 'GIMP palette' }).click()
  await run(page, 'Palette')
  await page.getByRole('article').first().getByRole('button', { name: 'Open picture 1' }).click()
  await expect(page.getByRole('region', { name: 'Text' })).toContainText(/GIMP Palette\s+Name: Krya/)
  await expect(page.getByRole('region', { name: 'Colours' }).getByRole('button')).toHaveCount(6)
})
