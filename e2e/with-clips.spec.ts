import { expect, type Page, test } from '@playwright/test'
import { clipOf } from '@krya/film/testing'
import { expectAccessible } from './axe.ts'

const shot = { width: 160, height: 90, rate: 12, seconds: 1, tone: 440 }
const ball = (moment: number): string =>
  `<rect width="160" height="90" fill="#204080"/><circle cx="${20 + 120 * moment}" cy="45" r="14" fill="#f0d020"/>`

async function open(page: Page, operation: string): Promise<void> {
  await page.goto(`/tools/${operation}`)
  const clip = { name: 'ball.mp4', mimeType: 'video/mp4', buffer: Buffer.from(await clipOf(shot, ball)) }
  await page.locator('input[type=file]').first().setInputFiles(clip)
  await expect(page.getByRole('button', { name: 'Take it out' })).toBeVisible()
}

/** Sends the form, opens what came of it, and waits until it plays. */
async function made(page: Page, title: string): Promise<{ width: number; height: number; seconds: number }> {
  await page.getByRole('form', { name: title }).getByRole('button', { name: title, exact: true }).click()
  const result = page.getByRole('article').first().getByRole('button', { name: /^Open/ }).first()
  await result.click({ timeout: 60_000 })
  const player = page.getByRole('dialog').locator('video').first()
  await expect
    .poll(() => player.evaluate((clip: HTMLVideoElement) => clip.currentTime), { timeout: 20_000 })
    .toBeGreaterThan(0.2)
  return player.evaluate((clip: HTMLVideoElement) => ({
    width: clip.videoWidth,
    height: clip.videoHeight,
    seconds: clip.duration,
  }))
}

test('a clip is enlarged with no provider at all, plays, and is compared with what it was', async ({
  page,
}) => {
  await open(page, 'upscale-video')
  const { width, height, seconds } = await made(page, 'Upscale a video')
  expect({ width, height }).toEqual({ width: 320, height: 180 })
  expect(seconds).toBeCloseTo(1, 1)
  await expectAccessible(page, 'a clip that plays')
  await page.getByRole('button', { name: 'Compare with what it was' }).click()
  const line = page.getByRole('slider', { name: 'How much of the left clip is shown' })
  await line.fill('20')
  await expect(page.getByRole('dialog').locator('video')).toHaveCount(2)
  const times = () =>
    page
      .getByRole('dialog')
      .locator('video')
      .evaluateAll((clips) => clips.map((clip) => (clip instanceof HTMLVideoElement ? clip.currentTime : -1)))
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('slider', { name: 'Where it is' }).fill('0.5')
  await expect.poll(times).toEqual([0.5, 0.5])
  await expectAccessible(page, 'two clips side by side')
})

test('a clip is smoothed, and shows twice the frames in the same time', async ({ page }) => {
  await open(page, 'interpolate-video')
  const { width, seconds } = await made(page, 'Smooth a video')
  expect(width).toBe(160)
  expect(seconds).toBeCloseTo(1, 1)
})
