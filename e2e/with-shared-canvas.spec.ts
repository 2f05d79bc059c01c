import { type Browser, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { document, drag, saved, setFront } from './document.ts'

/** The owner's new canvas of 512², and a link to it. */
async function share(page: Page, does: 'draw along' | 'watch'): Promise<string> {
  await page.goto('/realtime')
  await page.getByRole('button', { name: 'Square 512 × 512' }).click()
  await expect(document(page)).toBeVisible()
  return link(page, does)
}

async function link(page: Page, does: 'draw along' | 'watch'): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: `Link to ${does}` }).click()
  const url = await page.getByLabel('The link').inputValue()
  await page.keyboard.press('Escape')
  return url
}

/** Somebody in a browser of their own. */
async function come(browser: Browser, url: string, name: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(url)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Come in' }).click()
  return page
}

/** A pixel of the drawing as it is seen, in parts of the sheet. */
async function seen(page: Page, x: number, y: number): Promise<number[]> {
  const sheet = document(page).locator('.checkers')
  const box = await sheet.boundingBox()
  if (box === null) throw new Error('no sheet is seen')
  const at = { x: box.x + x * box.width, y: box.y + y * box.height, width: 2, height: 2 }
  return [
    ...(
      await sharp(await page.screenshot({ clip: at }))
        .removeAlpha()
        .raw()
        .toBuffer()
    ).subarray(0, 3),
  ]
}

const isRed = ([r = 0, g = 0, b = 0]: number[]): boolean => r > 150 && g < 90 && b < 90
const isBlue = ([r = 0, g = 0, b = 0]: number[]): boolean => b > 150 && r < 90 && g < 90
const isWhite = (colour: number[]): boolean => colour.every((part) => part > 240)
const at = (page: Page, x: number, y: number, is: (colour: number[]) => boolean) =>
  expect.poll(async () => is(await seen(page, x, y))).toBe(true)

test('two draw on one canvas, and each sees the other', async ({ page, browser }) => {
  const url = await share(page, 'draw along')
  const asked: string[] = []
  const ada = await come(browser, url, 'Ada')
  ada.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await ada.reload()
  await expect(document(ada)).toBeVisible()
  await expect(ada.getByText('You draw along')).toBeVisible()

  await setFront(ada, '#d01818')
  await drag(ada, [0.2, 0.2], [0.8, 0.2])
  await at(page, 0.5, 0.2, isRed)
  await expect(page.getByTestId('cursor').first()).toContainText('Ada')
  await setFront(page, '#1030d0')
  await drag(page, [0.2, 0.8], [0.8, 0.8])
  await at(ada, 0.5, 0.8, isBlue)
  await expect(ada.getByTestId('cursor').first()).toContainText('Owner')
  // On both sides.
  await expect(ada.getByTestId('painted')).toBeVisible({ timeout: 40_000 })
  await expect(ada.getByTestId('cursor')).toHaveCount(2)

  // Each takes back their own step, and no other.
  await drag(page, [0.5, 0.05], [0.5, 0.6])
  await at(ada, 0.5, 0.5, isBlue)
  await ada.getByRole('button', { name: 'Undo: Brush' }).click()
  await at(page, 0.3, 0.2, isWhite)
  await at(page, 0.5, 0.2, isBlue)
  await at(ada, 0.5, 0.8, isBlue)

  // What is done to a layer is done for both.
  await page.getByRole('button', { name: 'Layers', exact: true }).click()
  await page.getByRole('button', { name: 'New layer' }).click()
  await ada.getByRole('button', { name: 'Layers', exact: true }).click()
  const layers = ada.getByRole('complementary', { name: 'Layers' })
  await expect(layers.getByRole('button', { name: 'Choose Layer 3' })).toBeVisible()
  await layers.getByRole('button', { name: 'Hide Drawing' }).click()
  await at(page, 0.5, 0.8, isWhite)
  await expect(page.getByRole('button', { name: 'Show Drawing' })).toBeVisible()
  await page.getByRole('button', { name: 'Show Drawing' }).click()
  await at(ada, 0.5, 0.8, isBlue)

  await expectAccessible(ada, 'a shared canvas')
  await expectAccessible(page, 'the owner’s canvas while it is shared')
  // Somebody who came by a link asks for nothing but the canvas and what its page is made of.
  expect(asked.filter((path) => path.startsWith('/api') || path === '/ws/realtime')).toEqual([])
  // It is the owner's page that keeps what both drew.
  await saved(page)
  await page.reload()
  await at(page, 0.5, 0.8, isBlue)
  await drag(ada, [0.1, 0.5], [0.3, 0.5])
  await at(page, 0.2, 0.5, isRed)
  await ada.context().close()
})

test('who watches cannot draw; the owner says who may, and ends it', async ({ page, browser }) => {
  const url = await share(page, 'watch')
  const bob = await come(browser, url, 'Bob')
  await expect(bob.getByText('You watch')).toBeVisible()
  await expect(bob.getByRole('toolbar', { name: 'Tools of the pointer' })).toBeHidden()
  await drag(bob, [0.2, 0.5], [0.8, 0.5])
  await setFront(page, '#d01818')
  await drag(page, [0.5, 0.2], [0.5, 0.4])
  await at(bob, 0.5, 0.3, isRed).catch(() => undefined)
  expect(isWhite(await seen(page, 0.3, 0.5))).toBe(true)

  await page.getByRole('button', { name: '2 people are here' }).click()
  await page.getByRole('button', { name: 'Let Bob draw' }).click()
  await expect(bob.getByText('You draw along')).toBeVisible()
  await expectAccessible(page, 'the people on a canvas')
  await page.keyboard.press('Escape')
  await bob.getByRole('application', { name: 'Document' }).press('Control+0')
  await setFront(bob, '#1030d0')
  await drag(bob, [0.2, 0.7], [0.8, 0.7])
  await at(page, 0.5, 0.7, isBlue)

  // A line that breaks is come back to.
  await bob.context().setOffline(true)
  await bob.context().setOffline(false)
  await bob.setViewportSize({ width: 390, height: 844 })
  const width = await bob.evaluate(() => window.document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await bob.evaluate(() => (window.document.documentElement.dataset['theme'] = 'light'))
  await expectAccessible(bob, 'a shared canvas on a phone', ['[role=toolbar]', 'header'])

  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('region', { name: 'Links that work' })).toContainText('Bob')
  await expectAccessible(page, 'sharing a canvas')
  await page.getByRole('button', { name: 'Stop this link' }).click()
  await expect(bob.getByText('This link does not work any more')).toBeVisible()
  await expectAccessible(bob, 'a link that was stopped')
  await bob.goto(url)
  await expect(bob.getByText('This link does not work any more')).toBeVisible()
  await bob.context().close()
})
