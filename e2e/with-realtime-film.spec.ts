import { expect, test } from '@playwright/test'
import { document, drag } from './document.ts'

test('what was drawn in real time becomes a clip in the library', async ({ page }) => {
  await page.goto('/realtime')
  await page.getByRole('button', { name: '512 × 512' }).click()
  await expect(document(page)).toBeVisible()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('hills by the sea')
  const film = page.getByRole('button', { name: 'Make a time-lapse' })
  await expect(film).toBeEnabled()
  await page.getByLabel('Front colour').fill('#2f6f3a')
  for (const y of [0.6, 0.75, 0.9]) {
    await drag(page, [0.05, y], [0.95, y])
    // Pictures are kept three times a second.
    await page.waitForTimeout(400)
  }
  await film.click()
  // A frame is kept while the clip is being made: each is told of its own.
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('Kept in the library.')).toBeVisible()
  const news = page.getByRole('listitem').filter({ hasText: 'The time-lapse is in the library.' })
  await expect(news).toBeVisible({ timeout: 60_000 })
  await news.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/\/library/)
  await page.getByRole('button', { name: 'hills by the sea', exact: true }).first().click()
  await expect(page.locator('video')).toBeVisible()
})
