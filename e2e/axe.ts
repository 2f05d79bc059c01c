import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Holds a page to WCAG 2.2 AA, as far as a machine can tell. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // What is still fading in has not its own contrast yet; some of it comes a little later, as news of
  // what was just done.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let still = 0; still < 30; still += 1) {
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
      if (moving.length > 0) still = 0
      await Promise.all(moving.map((animation) => animation.finished.catch(() => undefined)))
      await frame()
    }
  })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
  expect(told, where).toEqual([])
}
