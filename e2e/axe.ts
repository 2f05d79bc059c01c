import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Shows the studio in a theme, as somebody chose it in the settings; the page is loaded again. */
export async function showIn(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.evaluate((chosen) => {
    const own = JSON.parse(localStorage.getItem('krya-preferences') ?? '{"state":{},"version":0}')
    own.state.theme = chosen
    localStorage.setItem('krya-preferences', JSON.stringify(own))
  }, theme)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

/**
 * Holds a page to WCAG 2.2 AA, as far as a machine can tell.
 * @param without what is looked at elsewhere: a button that the window's edge cuts in two counts as too small
 */
export async function expectAccessible(page: Page, where: string, without: string[] = []): Promise<void> {
  // What is still fading in has not its own contrast yet; some of it comes a little later, as news of
  // what was just done.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const isMoving = ({ playState, effect }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Infinity
    for (let still = 0, frames = 0; still < 30 && frames < 300; still += 1, frames += 1) {
      if (document.getAnimations().some(isMoving)) still = 0
      await frame()
    }
  })
  const builder = new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // News that lies behind newer news is not seen until it is pointed at.
    .exclude('[data-sonner-toast][data-front=false]')
  for (const part of without) builder.exclude(part)
  const { violations } = await builder.analyze()
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
  expect(told, where).toEqual([])
}
