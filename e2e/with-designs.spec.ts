import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const send = (page: Page, title: string): Promise<void> =>
  page.getByRole('form', { name: title }).getByRole('button', { name: title, exact: true }).click()

test('eight logos are designed, and one is taken home with its brand kit', async ({ page }) => {
  await page.goto('/logo')
  await expect(page).toHaveURL(/generate-logo/)
  await send(page, 'Logo')
  await expect(page.getByText('is needed')).toBeVisible()
  await page.getByLabel('Name').fill('North Ridge')
  await page.getByLabel('What it does').fill('hiking gear')
  await page.getByLabel('Colours').fill('forest green and sand')
  await expectAccessible(page, 'the form for logos')
  await send(page, 'Logo')
  const card = page.getByRole('article').first()
  await expect(card.getByRole('button', { name: /Open picture/ })).toHaveCount(8, { timeout: 30_000 })
  await card
    .getByRole('button', { name: /Open picture/ })
    .first()
    .click()
  const viewer = page.getByRole('dialog')
  await viewer.getByRole('button', { name: 'Download' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Brand kit' }).click()
  const kit = await download
  expect(kit.suggestedFilename()).toMatch(/^brand-kit-logo-for-north-ridge.*\.zip$/)
  expect(await kit.failure()).toBeNull()
})

test('a pattern is drawn, and seen repeated', async ({ page }) => {
  await page.goto('/patterns')
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('lemons on light blue')
  await page.getByLabel('Symmetry').selectOption('pmm')
  await send(page, 'Pattern')
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /Open picture/ })
    .first()
    .click({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Show it repeated' }).click()
  const tiles = page.getByRole('img', { name: 'lemons on light blue, repeated' })
  await expect(tiles).toBeVisible()
  await expectAccessible(page, 'a tile, repeated')
  const sizeOf = () => tiles.evaluate((one) => Number.parseFloat(one.style.backgroundSize))
  const before = await sizeOf()
  await page.getByLabel('Tile size').focus()
  await page.keyboard.press('ArrowRight')
  expect(await sizeOf()).toBeGreaterThan(before)
  await tiles.hover()
  await page.mouse.wheel(0, 400)
  await expect.poll(sizeOf).toBeLessThan(before)
  await expect(page.getByRole('region', { name: 'Colours' }).getByRole('button').first()).toBeVisible()
  await page.getByRole('button', { name: 'Find what looks like it' }).click()
  await expect(page).toHaveURL(/similar_to/)
  await expect(page.getByRole('button', { name: 'Looks like this' })).toBeVisible()
  await page.getByRole('button', { name: 'Looks like this' }).click()
  await expect(page).not.toHaveURL(/similar_to/)
  await page.goBack()
  await page.goto('/patterns')
  await page.getByRole('link', { name: 'Material maps' }).click()
  await expect(page.getByRole('form', { name: 'Material maps' })).toBeVisible()
})

test('a template is found, suggested, chosen, and what its platform hides is shown', async ({ page }) => {
  await page.goto('/')
  await page
    .getByRole('textbox', { name: 'Prompt', exact: true })
    .fill('a lighthouse, for a YouTube thumbnail')
  await page.getByRole('button', { name: 'Templates' }).click()
  const dialog = page.getByRole('dialog', { name: 'Templates' })
  await expect(dialog.getByRole('region', { name: 'For what you wrote' })).toContainText('YouTube: Thumbnail')
  await expectAccessible(page, 'templates')
  await dialog.getByLabel('Search templates').fill('myspace')
  await expect(dialog.getByText('Nothing is called that')).toBeVisible()
  await dialog.getByLabel('Search templates').fill('yt thumb')
  await dialog
    .getByRole('button', { name: /Thumbnail/ })
    .last()
    .click()
  await expect(page.getByLabel('Width in pixels')).toHaveValue('1280')
  await expect(page.getByLabel('Height in pixels')).toHaveValue('720')
  await page.getByRole('button', { name: /^Generate/ }).click()
  await page
    .getByRole('article', { name: /YouTube thumbnail/ })
    .getByRole('button', { name: /Open picture/ })
    .first()
    .click({ timeout: 30_000 })
  const zones = page.getByRole('button', { name: 'Show what platforms hide' })
  await zones.click()
  await expect(page.getByRole('button', { name: 'YouTube: Thumbnail' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('z')
  await expect(zones).toBeVisible()
})
