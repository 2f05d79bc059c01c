import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'

export const document = (page: Page) => page.getByTestId('document')
export const saved = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

/** All of the picture has come. */
export const drawn = (page: Page) => expect(document(page)).toHaveAttribute('aria-busy', 'false')

/** The next save of the document. */
export const kept = (page: Page) =>
  page.waitForResponse((response) => response.request().method() === 'PATCH')

/** A new sheet of a size. */
export async function begin(page: Page, width: number, height: number): Promise<void> {
  await page.goto('/editor')
  await page.getByLabel('Width of the new sheet').fill(String(width))
  await page.getByLabel('Height of the new sheet').fill(String(height))
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(document(page)).toBeVisible()
  await saved(page)
}

/** Where the page lies on the screen. */
export async function sheetOf(page: Page) {
  const box = await document(page).locator('.checkers').boundingBox()
  if (box === null) throw new Error('no sheet is seen')
  return box
}

/** Presses at the first place, passes the others and lets go; in parts of the sheet. */
export async function drag(
  page: Page,
  ...places: readonly (readonly [x: number, y: number])[]
): Promise<void> {
  const { x, y, width, height } = await sheetOf(page)
  const at = ([px, py]: readonly [number, number]) => [x + px * width, y + py * height] as const
  for (const [index, place] of places.entries()) {
    await page.mouse.move(...at(place), { steps: 4 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

/** The document as it would be saved, as pixels. */
export async function exported(page: Page, format = 'PNG') {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('radio', { name: format, exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save file' }).click()
  const bytes = await readFile(await (await download).path())
  await page.keyboard.press('Escape')
  return bytes
}
export async function pixels(page: Page) {
  const { data, info } = await sharp(await exported(page))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): number[] => {
    const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 4
    return [...data.subarray(from, from + 4)]
  }
  return { at, data, width: info.width, height: info.height }
}
export const setFront = (page: Page, colour: string) => page.getByLabel('Front colour').fill(colour)
export const white = [255, 255, 255, 255]
