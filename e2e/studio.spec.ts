import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const generate = (page: Page) => page.getByRole('button', { name: 'Generate' })

/** Small ones are quick, and a journey is about the way. */
async function chooseSmall(page: Page): Promise<void> {
  for (const side of ['Width', 'Height']) {
    await page.getByRole('textbox', { name: `${side} in pixels` }).fill('192')
    await page.getByRole('textbox', { name: `${side} in pixels` }).blur()
  }
}

async function make(page: Page, text: string): Promise<void> {
  await prompt(page).fill(text)
  await generate(page).click()
  await expect(page.getByRole('article', { name: text }).first()).toBeVisible()
}

const pictures = (page: Page, text: string) =>
  page
    .getByRole('article', { name: text })
    .first()
    .getByRole('button', { name: /Open picture/ })

// Each journey goes on with what the one before has made.
test.describe.configure({ mode: 'serial' })

test('a newcomer gets pictures, looks at them, and finds them again', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'What do you want to see?' })).toBeVisible()
  await expectAccessible(page, 'the welcome')
  await generate(page).click()
  await expect(page.getByRole('alert')).toHaveText('write what the picture should show')
  await expect(prompt(page)).toBeFocused()

  await chooseSmall(page)
  await page.getByRole('button', { name: /hot air balloons/ }).click()
  await expect(prompt(page)).toHaveValue(/hot air balloons/)
  await prompt(page).press('Control+Enter')
  await expect(pictures(page, 'three hot air balloons over mountains at dawn')).toHaveCount(2)
  await expectAccessible(page, 'the results')

  await pictures(page, 'three hot air balloons over mountains at dawn').first().click()
  const viewer = page.getByRole('dialog')
  await expect(viewer.getByText('Copy recipe')).toBeVisible()
  await expectAccessible(page, 'the viewer')
  const seed = viewer.locator('dd').first()
  const first = await seed.textContent()
  await page.keyboard.press('ArrowRight')
  await expect(seed).not.toHaveText(first ?? '')
  await page.keyboard.press('f')
  await expect(viewer.getByRole('button', { name: 'No favourite any more' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('c')
  await expect(viewer.getByRole('slider')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()

  await page.reload()
  await expect(pictures(page, 'three hot air balloons over mountains at dawn')).toHaveCount(2)
  await page.getByRole('link', { name: 'Library' }).click()
  await expect(page.getByRole('checkbox')).toHaveCount(2)
  await expectAccessible(page, 'the library')
  await page.getByRole('radio', { name: 'Favourites' }).click()
  await expect(page.getByRole('checkbox')).toHaveCount(1)
  await page.getByRole('radio', { name: 'All' }).click()
  await page.getByRole('searchbox').fill('nothing like this')
  await expect(page.getByText('Nothing found')).toBeVisible()
  await page.getByRole('searchbox').fill('ballo')
  await expect(page.getByRole('checkbox')).toHaveCount(2)
})

test('a style changes the picture, and a downloaded picture gives its recipe back', async ({ page }) => {
  await page.goto('/')
  await chooseSmall(page)
  await page.getByRole('button', { name: /^Style/ }).click()
  await page.getByPlaceholder('Find a style').fill('lino')
  await expectAccessible(page, 'the styles')
  await page.getByRole('button', { name: /Linocut/ }).click()
  await make(page, 'a lighthouse at night')
  await expect(pictures(page, 'a lighthouse at night')).toHaveCount(2)

  await pictures(page, 'a lighthouse at night').first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'WebP' }).click()
  const file = await (await download).path()
  expect((await download).suggestedFilename()).toMatch(/^a-lighthouse-at-night-[0-9a-f]{8}\.webp$/)
  await page.keyboard.press('Escape')

  await prompt(page).fill('something else')
  await page.getByRole('button', { name: 'No style' }).click()
  const bytes = [...readFileSync(file)]
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(content)], 'a.webp', { type: 'image/webp' }))
    return transfer
  }, bytes)
  await prompt(page).dispatchEvent('drop', { dataTransfer: data })
  await expect(prompt(page)).toHaveValue('a lighthouse at night')
  await expect(page.getByRole('button', { name: /^Style/ })).toContainText('Linocut')
})

test('the queue can be steered, and another tab agrees', async ({ page, context }) => {
  await page.goto('/')
  await chooseSmall(page)
  await page.getByRole('button', { name: /^Queue/ }).click()
  const queue = page.getByRole('region', { name: 'Queue' })
  await queue.getByRole('button', { name: /Pause/ }).click()
  await expect(queue.getByText(/^Paused/)).toBeVisible()
  for (const text of ['queued one', 'queued two', 'queued three']) await make(page, text)
  const waiting = queue.getByRole('region', { name: /^Waiting/ }).getByRole('listitem')
  await expect(waiting).toHaveText([/queued one/, /queued two/, /queued three/])
  await expectAccessible(page, 'the queue')

  const handle = waiting.filter({ hasText: 'queued three' }).getByRole('button', { name: 'Move' })
  await handle.focus()
  await handle.press('Space')
  await page.waitForTimeout(250)
  await handle.press('ArrowUp')
  await page.waitForTimeout(250)
  await handle.press('ArrowUp')
  await page.waitForTimeout(250)
  await handle.press('Space')
  await expect(waiting).toHaveText([/queued three/, /queued one/, /queued two/])

  await waiting.filter({ hasText: 'queued one' }).getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit while it waits' })
  await dialog.getByRole('textbox', { name: 'Prompt', exact: true }).fill('queued one, edited')
  await dialog.getByRole('button', { name: 'Keep changes' }).click()
  await waiting.filter({ hasText: 'queued two' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(waiting).toHaveText([/queued three/, /queued one, edited/])

  const other = await context.newPage()
  await other.goto('/')
  const same = other
    .getByRole('region', { name: 'Queue' })
    .getByRole('region', { name: /^Waiting/ })
    .getByRole('listitem')
  await expect(same).toHaveText([/queued three/, /queued one, edited/])
  await queue.getByRole('button', { name: 'Resume' }).click()
  await expect(pictures(other, 'queued one, edited')).toHaveCount(2)
  await expect(same).toHaveCount(0)
  await other.close()
})

test('what is deleted can be had back until the trash is emptied', async ({ page }) => {
  await page.goto('/library')
  const all = page.getByRole('checkbox')
  await expect(all.first()).toBeVisible()
  const before = await all.count()
  await all.first().click()
  await all.nth(2).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 selected')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Zip' }).click()
  await page.getByRole('menuitem', { name: 'Original' }).click()
  expect((await download).suggestedFilename()).toBe('krya-3-pictures.zip')
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await expect(all).toHaveCount(before - 3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(all).toHaveCount(before)

  await all.first().click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('radio', { name: 'Trash' }).click()
  await expect(all).toHaveCount(1)
  await page.getByRole('button', { name: 'Empty the trash' }).click()
  await expectAccessible(page, 'the question before the trash is emptied')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
})

test('everything is at hand by keyboard, in either appearance', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/Go to, do/).fill('light app')
  await expectAccessible(page, 'the palette')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expectAccessible(page, 'the results, light')
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/library/)
  await expectAccessible(page, 'the library, light')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectAccessible(page, 'the sheet of shortcuts, light')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('Ready').first()).toBeVisible()
  await expectAccessible(page, 'the settings, light')
  await page.getByRole('radio', { name: 'Dark' }).click()
  await expectAccessible(page, 'the settings')
  await page.goto('/no-such-page')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('it says when the server is away, keeps what was typed, and goes on by itself', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await expect(page.getByRole('article').first()).toBeVisible()
  await prompt(page).fill('typed while away')
  await page.waitForTimeout(1000)
  await context.setOffline(true)
  await generate(page).click()
  await expect(page.getByText('The server does not answer.', { exact: true })).toBeVisible()
  await page.reload().catch(() => undefined)
  await expect(prompt(page)).toHaveValue('typed while away')
  await expect(page.getByRole('status').filter({ hasText: 'The server does not answer' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'The server does not answer' })).toBeHidden()
})

test('it fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const address of ['/', '/library', '/settings']) {
    await page.goto(address)
    await expect(page.getByRole('navigation')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390)
    await expectAccessible(page, `${address} on a phone`)
  }
  await page.getByRole('button', { name: /^Queue/ }).click()
  await expect(page.getByRole('dialog', { name: 'Queue' })).toBeVisible()
})
