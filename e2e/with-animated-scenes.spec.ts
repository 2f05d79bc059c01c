import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const photograph = fileURLToPath(new URL('../packages/darkroom/fixtures/coffee.webp', import.meta.url))

test.setTimeout(180_000)

/** Sends the form, waits for the clip, opens it and sees it play. */
async function seen(page: Page, title: string): Promise<{ width: number; seconds: number }> {
  await page.getByRole('form', { name: title }).getByRole('button', { name: title, exact: true }).click()
  const made = page.getByRole('article').first()
  const clip = made.getByRole('button', { name: /Open picture/ }).first()
  await expect(clip).toBeVisible({ timeout: 150_000 })
  await clip.click()
  const video = page.getByRole('dialog').locator('video').first()
  await expect(video).toBeVisible()
  await video.evaluate((player: HTMLVideoElement) => {
    player.muted = true
    return player.play()
  })
  await expect
    .poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime))
    .toBeGreaterThan(0.2)
  return video.evaluate((player: HTMLVideoElement) => ({
    width: player.videoWidth,
    seconds: player.duration,
  }))
}

async function short(page: Page): Promise<void> {
  await page.getByRole('slider', { name: 'Length' }).press('Home')
  await page.getByRole('combobox', { name: 'Resolution' }).selectOption('480p')
}

test('a clip is made from words, with no provider at all, and plays', async ({ page }) => {
  await page.goto('/tools/text-to-video')
  await page.getByRole('textbox', { name: 'Prompt' }).fill('a sailboat on the sea at sunset, slow zoom in')
  await short(page)
  await expectAccessible(page, 'a clip to be')
  const clip = await seen(page, 'Text to video')
  expect(clip.width).toBe(854)
  expect(clip.seconds).toBeCloseTo(1, 1)
})

test('a picture is set in motion, with no provider at all, and plays', async ({ page }) => {
  await page.goto('/tools/image-to-video')
  await page.locator('input[type=file]').first().setInputFiles(photograph)
  await expect(page.getByRole('button', { name: 'Take it out' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Prompt' }).fill('steam rises, the camera comes closer')
  await short(page)
  const clip = await seen(page, 'Image to video')
  expect(clip.width).toBe(720)
  expect(clip.seconds).toBeCloseTo(1, 1)
})
