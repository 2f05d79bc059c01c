import { fileURLToPath } from 'node:url'
import { type OperationId, operationId } from '@krya/contracts'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

const photograph = fileURLToPath(new URL('../packages/darkroom/fixtures/coffee.webp', import.meta.url))
/** WCAG 2.5.8: no target for a finger is smaller, links within a sentence set aside. */
const leastTarget = 24

/** What a finger cannot reach or hit on a page with a form, in words. */
const missedBy = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const found: string[] = []
    const form = document.querySelector('form')
    if (form === null) return ['there is no form']
    for (const box of [document.documentElement, form])
      if (box.scrollWidth > innerWidth) found.push(`${box.tagName} is ${box.scrollWidth} wide`)
    const controls = form.querySelectorAll<HTMLElement>(
      'button, a, textarea, select, input:not([type=file], [aria-hidden=true]), [role=slider]',
    )
    for (const control of controls) {
      if (!control.checkVisibility()) continue
      control.scrollIntoView({ block: 'center', inline: 'center' })
      // Of a link over two lines, the first.
      const box = control.getClientRects()[0] ?? new DOMRect()
      const name = `${control.tagName} “${control.ariaLabel ?? control.textContent}”`
      if (Math.min(box.width, box.height) < least && control.closest('p') === null)
        found.push(`${name} is ${box.width} × ${box.height}`)
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      if (hit === null || !control.contains(hit)) found.push(`${name} is covered or out of reach`)
    }
    return found
  }, leastTarget)

/** The button that sends a form: the last in it, whatever it is called. */
const sendOf = (form: Locator): Locator => form.locator('button[type=submit]')

test('every tool is opened on a phone, and each of its controls is within reach of a finger', async ({
  page,
}) => {
  test.slow()
  await page.goto('/tools')
  const families = page.getByRole('main').getByRole('region')
  await expect(families.first()).toBeVisible()
  const paths = await families.evaluateAll((all) =>
    all.map((one) => [...one.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')),
  )
  expect(paths.flat()).toHaveLength(operationId.options.length)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const form = page.getByRole('main').getByRole('form')
  for (const family of paths)
    for (const [at, path] of family.entries())
      await test.step(path, async () => {
        await page.getByRole('main').locator(`a[href="${path}"]`).tap()
        await expect(page).toHaveURL(path)
        const advanced = form.getByRole('button', { name: 'Advanced' })
        await advanced.tap()
        await expect(advanced).toHaveAttribute('aria-expanded', 'true')
        expect.soft(await missedBy(page), path).toEqual([])
        // One of a family has the controls of the others.
        if (at === family.length - 1) await expectAccessible(page, `${path} on a phone`)
        if (await sendOf(form).isEnabled()) {
          await sendOf(form).tap()
          await expect(form.getByRole('alert').first()).toBeVisible()
        } else await expect(form.getByRole('status')).toContainText('No provider that can do this')
        await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tools' }).tap()
      })
})

/** Gives a tool a picture and looks at what came of it beside what it was. */
async function makeAndCompare(page: Page, operation: OperationId): Promise<Locator> {
  await page.goto(`/tools/${operation}`)
  const form = page.getByRole('form')
  const chooser = page.waitForEvent('filechooser')
  await form.getByRole('button', { name: 'Choose a file' }).tap()
  await (await chooser).setFiles(photograph)
  await expect(form.getByRole('button', { name: 'Take it out' })).toBeVisible()
  await sendOf(form).tap()
  const made = page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /Open picture/ })
  // The page goes to where it appears.
  await expect(made.first()).toBeInViewport()
  await made.first().tap()
  const viewer = page.getByRole('dialog')
  await viewer.getByRole('button', { name: 'Compare with what it was' }).tap()
  return viewer
}

test('a picture is given, worked on and compared by finger alone', async ({ page }) => {
  const viewer = await makeAndCompare(page, 'adjust-image')
  const box = await viewer.getByAltText('Left: before').boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
  await viewer.getByRole('button', { name: 'Close' }).tap()
  await expect(viewer).toBeHidden()
})

test('under a finger, the loupe is beside it; two fingers bring the pictures nearer, not the page', async ({
  page,
  context,
}) => {
  const viewer = await makeAndCompare(page, 'structure-map')
  const picture = viewer.getByAltText('Left: before')
  const box = await picture.boundingBox()
  if (box === null) throw new Error('there is nothing to compare')
  const [x, y] = [box.x + box.width / 4, box.y + box.height / 2]
  const session = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map((one, id) => ({ ...one, id })),
    })
  await viewer.getByRole('button', { name: 'Loupe' }).tap()
  await touch('touchStart', { x, y })
  await touch('touchMove', { x: x + 20, y })
  const loupe = await viewer.locator('.rounded-full[aria-hidden]').last().boundingBox()
  expect((loupe?.y ?? 0) + (loupe?.height ?? 0)).toBeLessThan(y)
  expect(loupe?.x).toBeGreaterThanOrEqual(0)
  await touch('touchEnd')
  await viewer.getByRole('button', { name: 'Loupe' }).tap()
  await touch('touchStart', { x, y }, { x: x + 60, y })
  for (const step of [1, 2, 3, 4])
    await touch('touchMove', { x: x - step * 10, y }, { x: x + 60 + step * 10, y })
  await touch('touchEnd')
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(box.width * 1.5)
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
})
