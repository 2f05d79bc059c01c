import { expect, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { document, saved, kept, begin, sheetOf, drag, pixels, white } from './document.ts'

test('a page that did not see another’s save keeps its work as a copy', async ({ page, context }) => {
  await begin(page, 200, 200)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(document(other)).toBeVisible()
  const before = kept(other)
  await drag(other, [0.2, 0.2], [0.8, 0.8])
  await before
  await drag(page, [0.8, 0.2], [0.2, 0.8])
  await expect(page.getByRole('alert')).toContainText('revision')
  const mine = page.url()
  await page.getByRole('button', { name: 'Keep mine as a copy' }).click()
  await expect(page).not.toHaveURL(mine)
  await saved(page)
  expect((await pixels(page)).at(0.8, 0.2)).not.toEqual(white)
})

test('what cannot be saved is said, and saved when it can be; what an undo brings back is sent again', async ({
  page,
}) => {
  await begin(page, 200, 200)
  const name = 'New layer'
  await page.getByRole('button', { name, exact: true }).click()
  await drag(page, [0.2, 0.5], [0.8, 0.5])
  await kept(page)
  await saved(page)
  const drawn = await pixels(page)
  await page.getByRole('button', { name: 'Delete layer' }).click()
  await kept(page)
  await saved(page)
  await page.route('**/api/documents/**', (route) => route.abort())
  await document(page).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
  await page.unroute('**/api/documents/**')
  await saved(page)
  await page.reload()
  expect(Buffer.compare((await pixels(page)).data, drawn.data)).toBe(0)
})

test('it is usable by touch on a small screen, and light', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const page = await context.newPage()
  await page.goto('/editor')
  await expectAccessible(page, 'the editor’s start on a small screen')
  await page.getByRole('button', { name: /Square/ }).click()
  await expect(document(page)).toBeVisible()
  const before = await sheetOf(page)
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2]
  // Two fingers bring it nearer.
  await document(page).evaluate(
    (element, [cx = 0, cy = 0]) => {
      const send = (type: string, pointerId: number, clientX: number): void =>
        void element.dispatchEvent(
          new PointerEvent(type, {
            pointerId,
            pointerType: 'touch',
            clientX,
            clientY: cy,
            bubbles: true,
            isPrimary: pointerId === 1,
          }),
        )
      // No browser captures pointers that it did not make.
      element.setPointerCapture = () => undefined
      send('pointerdown', 1, cx - 20)
      send('pointerdown', 2, cx + 20)
      send('pointermove', 1, cx - 60)
      send('pointermove', 2, cx + 60)
      send('pointerup', 1, cx - 60)
      send('pointerup', 2, cx + 60)
    },
    [x, y],
  )
  await expect.poll(async () => (await sheetOf(page)).width).toBeGreaterThan(before.width * 1.5)
  await page.touchscreen.tap(x, y)
  await expect(page.getByRole('button', { name: 'Undo: Brush' })).toBeEnabled()
  await page.getByRole('tab', { name: 'Layers' }).click()
  await expectAccessible(page, 'the editor on a small screen')
  await page.evaluate("document.documentElement.dataset.theme = 'light'")
  await expectAccessible(page, 'the editor on a small screen, light')
  await context.close()
})
