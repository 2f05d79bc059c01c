import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import {
  document,
  drawn,
  saved,
  kept,
  begin,
  sheetOf,
  drag,
  exported,
  pixels,
  setFront,
  white,
} from './document.ts'

const photograph = fileURLToPath(new URL('../packages/darkroom/fixtures/astronaut.webp', import.meta.url))

test('a stroke is painted, undone, done again, and is there when the document is opened anew', async ({
  page,
}) => {
  await begin(page, 400, 300)
  await setFront(page, '#ff0000')
  await page.keyboard.press('b')
  await drag(page, [0.2, 0.5], [0.5, 0.5], [0.8, 0.5])
  const painted = await pixels(page)
  expect(painted.at(0.5, 0.5)).toEqual([255, 0, 0, 255])
  expect(painted.at(0.5, 0.1)).toEqual(white)
  await document(page).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Brush' })).toBeEnabled()
  expect((await pixels(page)).at(0.5, 0.5)).toEqual(white)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('button', { name: 'Undo: Brush' })).toBeEnabled()
  await page.keyboard.press('e')
  await drag(page, [0.5, 0.5], [0.51, 0.5])
  const erased = await pixels(page)
  expect(erased.at(0.5, 0.5)[3]).toBe(0)
  await page.keyboard.press('b')
  await page.keyboard.press('[')
  await saved(page)
  const renamed = kept(page)
  await page.getByLabel('Name of the document').fill('A red stroke')
  await page.getByLabel('Name of the document').press('Enter')
  await renamed
  await saved(page)
  await page.reload()
  const again = await pixels(page)
  expect(Buffer.compare(again.data, erased.data)).toBe(0)
  await page.getByRole('link', { name: 'All documents' }).click()
  await expect(page.getByRole('link', { name: /A red stroke/ })).toBeVisible()
  await expectAccessible(page, 'the editor’s documents')
})

test('parts are selected by every tool, filled, softened and masked', async ({ page }) => {
  await begin(page, 400, 400)
  await setFront(page, '#0000ff')
  await page.keyboard.press('m')
  await drag(page, [0.1, 0.1], [0.4, 0.4])
  await page.keyboard.press('Alt+Backspace')
  let now = await pixels(page)
  expect([now.at(0.2, 0.2), now.at(0.6, 0.6)]).toEqual([[0, 0, 255, 255], white])
  // A second rectangle with shift, then everything but the two.
  await page.keyboard.down('Shift')
  await drag(page, [0.6, 0.6], [0.9, 0.9])
  await page.keyboard.up('Shift')
  await page.keyboard.press('Control+Shift+i')
  await setFront(page, '#00ff00')
  await page.keyboard.press('Alt+Backspace')
  now = await pixels(page)
  expect([now.at(0.2, 0.2), now.at(0.75, 0.75), now.at(0.5, 0.5)]).toEqual([
    [0, 0, 255, 255],
    white,
    [0, 255, 0, 255],
  ])
  await page.keyboard.press('w')
  await drag(page, [0.75, 0.75])
  await expect(page.getByRole('button', { name: 'Undo: Select' })).toBeVisible()
  await page.getByRole('button', { name: 'Edge…' }).click()
  await page.getByRole('button', { name: 'Feather' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Feather' })).toBeVisible()
  await page.keyboard.press('Escape')
  await setFront(page, '#ff0000')
  await page.keyboard.press('Alt+Backspace')
  now = await pixels(page)
  expect(now.at(0.75, 0.75)).toEqual([255, 0, 0, 255])
  const [red = 0, green = 0] = now.at(0.59, 0.75)
  expect(red).toBeGreaterThan(30)
  expect(red).toBeLessThan(220)
  expect(green).toBeGreaterThan(60)
  // A polygon, corner by corner, closed by Enter; its layer keeps only what it enclosed.
  await page.keyboard.press('l')
  await page.keyboard.press('l')
  for (const corner of [
    [0.3, 0.3],
    [0.7, 0.3],
    [0.5, 0.7],
  ] as const)
    await drag(page, corner)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Undo: Select' })).toBeVisible()
  await page.getByRole('button', { name: 'To a mask' }).click()
  await expect(page.getByText('On the mask')).toBeVisible()
  now = await pixels(page)
  expect(now.at(0.1, 0.9)[3]).toBe(0)
  expect(now.at(0.5, 0.4)[3]).toBe(255)
  // What is hidden is painted back on the mask.
  await page.keyboard.press('b')
  await drag(page, [0.1, 0.9], [0.12, 0.9])
  now = await pixels(page)
  expect(now.at(0.11, 0.9)).toEqual([0, 255, 0, 255])
  await expectAccessible(page, 'the editor with a mask')
})

test('text, shapes and pictures are layers that are moved, blended, cropped and turned', async ({ page }) => {
  await begin(page, 600, 400)
  await setFront(page, '#ff0000')
  await page.keyboard.press('u')
  await drag(page, [0.25, 0.25], [0.75, 0.75])
  let now = await pixels(page)
  expect([now.at(0.5, 0.5), now.at(0.1, 0.1)]).toEqual([[255, 0, 0, 255], white])
  await page.getByLabel('Blend mode').selectOption('difference')
  now = await pixels(page)
  expect(now.at(0.5, 0.5)).toEqual([0, 255, 255, 255])
  // Dragged to the left by a quarter of the sheet.
  await page.keyboard.press('v')
  await drag(page, [0.5, 0.5], [0.25, 0.5])
  now = await pixels(page)
  expect([now.at(0.1, 0.5), now.at(0.6, 0.5)]).toEqual([[0, 255, 255, 255], white])
  await page.keyboard.press('t')
  await drag(page, [0.6, 0.3])
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Hello\nthere')
  await expect(page.getByRole('button', { name: 'Choose Hello' })).toBeVisible()
  await document(page).focus()
  await page.keyboard.press('c')
  await page.getByRole('group').or(page.getByText('600 × 400')).first().waitFor()
  const frame = await sheetOf(page)
  await page.mouse.move(frame.x + frame.width, frame.y + frame.height)
  await page.mouse.down()
  await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press('Enter')
  now = await pixels(page)
  expect([now.width, now.height]).toEqual([300, 200])
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.getByRole('menuitem', { name: 'Rotate right' }).click()
  now = await pixels(page)
  expect([now.width, now.height]).toEqual([200, 300])
  // Nothing of what lies beyond the crop is lost: undone, it is all there.
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z')
  now = await pixels(page)
  expect([now.width, now.height]).toEqual([600, 400])
  expect(now.at(0.1, 0.5)).toEqual([0, 255, 255, 255])
})

test('a stroke on pixels that were drawn anew is undone where it was', async ({ page }) => {
  await begin(page, 300, 200)
  await setFront(page, '#ff0000')
  await page.keyboard.press('u')
  await drag(page, [0.4, 0.4], [0.6, 0.6])
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.getByRole('menuitem', { name: 'Turn into pixels' }).click()
  await document(page).focus()
  await setFront(page, '#0000ff')
  await page.keyboard.press('b')
  await drag(page, [0.2, 0.8], [0.25, 0.8])
  const once = await pixels(page)
  await document(page).focus()
  await drag(page, [0.7, 0.2], [0.8, 0.2])
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Brush' })).toBeEnabled()
  expect(Buffer.compare((await pixels(page)).data, once.data)).toBe(0)
})

test('adjustments lie over a part of a photograph; what is saved is what is seen, as PSD too', async ({
  page,
}) => {
  await page.goto('/editor')
  await page.getByLabel('Open a file').setInputFiles(photograph)
  await expect(document(page)).toBeVisible()
  const before = await pixels(page)
  await document(page).focus()
  await page.keyboard.press('m')
  await drag(page, [0, 0], [0.5, 1])
  await page.getByRole('tab', { name: 'Adjust' }).click()
  await expectAccessible(page, 'the adjustments')
  await page.getByRole('button', { name: 'Negative' }).click()
  const after = await pixels(page)
  const opposite = (colour: readonly number[]) => colour.map((one, at) => (at < 3 ? 255 - one : one))
  expect(after.at(0.25, 0.5)).toEqual(opposite(before.at(0.25, 0.5)))
  expect(after.at(0.75, 0.5)).toEqual(before.at(0.75, 0.5))
  // At one pixel for one, the screen shows the very pixels that are saved.
  await document(page).focus()
  await page.keyboard.press('h')
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+d')
  const sheet = await sheetOf(page)
  await page.mouse.move(5, 5)
  await drawn(page)
  const shot = await sharp(await page.screenshot())
    .extract({ left: Math.round(sheet.x), top: Math.round(sheet.y), width: 512, height: 512 })
    .removeAlpha()
    .raw()
    .toBuffer()
  const wanted = await sharp(await exported(page))
    .removeAlpha()
    .raw()
    .toBuffer()
  let differing = 0
  for (let at = 0; at < wanted.length; at += 1)
    if (Math.abs((shot[at] ?? 0) - (wanted[at] ?? 0)) > 2) differing += 1
  expect(differing / wanted.length).toBeLessThan(0.002)
  // A PSD of it opens again with its layers.
  const psd = await exported(page, 'PSD')
  expect(psd.subarray(0, 4).toString()).toBe('8BPS')
  await page.goto('/editor')
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'saved.psd', mimeType: 'image/vnd.adobe.photoshop', buffer: psd })
  await expect(page.getByRole('button', { name: 'Choose Background' })).toBeVisible()
  expect((await pixels(page)).at(0.75, 0.5)).toEqual(before.at(0.75, 0.5))
  await page.getByRole('button', { name: 'Show With adjustments' }).click()
  expect((await pixels(page)).at(0.25, 0.5)).toEqual(after.at(0.25, 0.5))
})

test('a result comes as a layer to keep or discard, and what was not selected stays', async ({ page }) => {
  await page.goto('/editor')
  await page.getByLabel('Open a file').setInputFiles(photograph)
  await expect(document(page)).toBeVisible()
  const before = await pixels(page)
  await page.getByRole('tab', { name: 'Generate' }).click()
  await page.getByLabel('What to do').selectOption('erase-object')
  await expect(page.getByText('Select the part first')).toBeVisible()
  await document(page).focus()
  await page.keyboard.press('m')
  await drag(page, [0.72, 0.05], [0.85, 0.45])
  await page.getByRole('form', { name: 'Generate' }).getByRole('button', { name: 'Erase' }).click()
  const result = page.getByRole('group', { name: 'Result' })
  await expect(result).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page, 'a result to decide about')
  const erased = await pixels(page)
  expect(erased.at(0.78, 0.2)).not.toEqual(before.at(0.78, 0.2))
  expect(erased.at(0.3, 0.3)).toEqual(before.at(0.3, 0.3))
  await result.getByRole('button', { name: 'Discard' }).click()
  expect(Buffer.compare((await pixels(page)).data, before.data)).toBe(0)
  // A press selects the thing that is there; words do so too.
  await document(page).focus()
  await page.keyboard.press('Control+d')
  await page.keyboard.press('w')
  await page.keyboard.press('w')
  await drag(page, [0.45, 0.25])
  await expect(page.getByRole('button', { name: 'Undo: Select' })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Control+d')
  await page.getByRole('button', { name: 'By words…' }).click()
  await page.getByRole('button', { name: 'The subject' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Select' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'To a layer' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Layer from selection' })).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Put into the library' }).click()
  await expect(page.getByText('It is in the library')).toBeVisible()
})

test('a slanted sheet is put right; a sticker lies on it', async ({ page }) => {
  await page.goto('/editor')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#fff"/><polygon points="80,60 340,40 360,360 40,340" fill="#c00"/></svg>`
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'slanted.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
  await expect(document(page)).toBeVisible()
  await document(page).focus()
  await page.keyboard.press('c')
  await page.keyboard.press('c')
  await drag(page, [0.1, 0.1], [80 / 400, 60 / 400])
  await drag(page, [0.9, 0.1], [340 / 400, 40 / 400])
  await drag(page, [0.9, 0.9], [360 / 400, 360 / 400])
  await drag(page, [0.1, 0.9], [40 / 400, 340 / 400])
  await page.getByRole('button', { name: 'Put right' }).click()
  await expect(page.getByRole('button', { name: 'Undo: Perspective' })).toBeVisible()
  const now = await pixels(page)
  for (const place of [0.03, 0.5, 0.97])
    for (const other of [0.03, 0.5, 0.97]) expect(now.at(place, other).slice(0, 3)).toEqual([204, 0, 0])
  await page.getByRole('button', { name: 'Stickers' }).click()
  await page.getByLabel('Search stickers').fill('fox')
  await page.getByRole('button', { name: 'fox', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Choose fox' })).toBeVisible()
  expect((await pixels(page)).at(0.5, 0.6).slice(0, 3)).not.toEqual([204, 0, 0])
})
