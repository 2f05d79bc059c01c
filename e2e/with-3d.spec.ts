import { expect, type Page, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expectAccessible } from './axe.ts'

const send = (page: Page, title: string): Promise<void> =>
  page.getByRole('form', { name: title }).getByRole('button', { name: title, exact: true }).click()

/** Nothing may be fetched from elsewhere: the built-in engine and the viewer are all there is. */
function onlyHere(page: Page): string[] {
  const outside: string[] = []
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') outside.push(request.url())
  })
  return outside
}

/** Whether what the viewer shows is another after a turn by the keyboard. */
async function expectTurns(page: Page): Promise<void> {
  const stage = page.locator('model-viewer')
  await expect(stage).toHaveJSProperty('loaded', true, { timeout: 60_000 })
  const theta = () =>
    stage.evaluate((one) =>
      'getCameraOrbit' in one && typeof one.getCameraOrbit === 'function' ? String(one.getCameraOrbit()) : '',
    )
  const before = await theta()
  await stage.click()
  for (let turn = 0; turn < 6; turn += 1) await page.keyboard.press('ArrowRight')
  await expect.poll(theta, { timeout: 30_000 }).not.toBe(before)
}

test('a model is made of words, seen in the list, turned, and taken home', async ({ page }) => {
  const outside = onlyHere(page)
  await page.goto('/3d')
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('frobnication')
  await send(page, 'Text to 3D')
  await expect(page.getByText('Name a thing: a wooden chair')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('a fox next to a red mushroom')
  await send(page, 'Text to 3D')
  const card = page.getByRole('article').first()
  const still = card.getByRole('img', { name: 'a fox next to a red mushroom' })
  await expect(still).toBeVisible({ timeout: 60_000 })
  await expect
    .poll(() => still.evaluate((one) => 'naturalWidth' in one && Number(one.naturalWidth)))
    .toBe(512)
  await expect(card.getByText('3D', { exact: true })).toBeVisible()
  await expectAccessible(page, 'a model in the list')
  await card.getByRole('button', { name: /^Open/ }).first().click()
  await expectTurns(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Original' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.glb$/)
  expect((await readFile(await file.path())).subarray(0, 4).toString('latin1')).toBe('glTF')
  expect(outside).toEqual([])
})

test('a model is made of a picture', async ({ page }) => {
  const outside = onlyHere(page)
  await page.goto('/3d')
  await page.getByRole('link', { name: 'Image to 3D' }).click()
  const form = page.getByRole('form', { name: 'Image to 3D' })
  await form.locator('input[type=file]').first().setInputFiles('packages/darkroom/fixtures/coffee.webp')
  await expect(form.getByText('is needed')).toBeHidden()
  await expect(form.locator('img[src*="/api/assets/"]')).toBeVisible()
  await send(page, 'Image to 3D')
  const card = page.getByRole('article').first()
  await expect(card.getByText('3D', { exact: true })).toBeVisible({ timeout: 80_000 })
  await card.getByRole('button', { name: /^Open/ }).first().click()
  await expectTurns(page)
  expect(outside).toEqual([])
})
