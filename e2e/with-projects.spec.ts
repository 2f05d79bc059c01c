import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const switcher = (page: Page) => page.getByRole('button', { name: /^Project:/ })
const card = (page: Page, name: string) => page.getByRole('article', { name })
const pictures = (page: Page) => page.getByRole('checkbox')

/** Two small ones, quickly: a journey is about the way. */
async function make(page: Page, prompt: string): Promise<void> {
  await page.goto('/')
  for (const side of ['Width', 'Height']) {
    await page.getByRole('textbox', { name: `${side} in pixels` }).fill('192')
    await page.getByRole('textbox', { name: `${side} in pixels` }).blur()
  }
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Generate' }).click()
  const made = page.getByRole('article', { name: prompt }).first()
  await expect(made.getByRole('button', { name: /Open picture/ })).toHaveCount(2)
}

test('what is made in a project is found and paid there, is moved out, and outlives it', async ({ page }) => {
  await make(page, 'a lighthouse at dawn')
  await page.goto('/projects')
  await expect(page.getByText('No projects yet')).toBeVisible()

  // By keys alone: a name that nobody has is a new project, which is worked in from then on.
  await switcher(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByPlaceholder('Find a project, or name a new one')).toBeFocused()
  await page.keyboard.type('Posters')
  await expect(page.getByRole('option', { name: 'Create “Posters”' })).toBeVisible()
  await expectAccessible(page, 'the switcher')
  await page.keyboard.press('Enter')
  await expect(switcher(page)).toHaveAccessibleName('Project: Posters')

  await make(page, 'a fox on a poster')
  await page.goto('/projects')
  await expect(card(page, 'Posters')).toContainText('2 files')
  await expect(card(page, 'Posters').getByRole('button', { name: 'Working in it' })).toBeVisible()
  await expectAccessible(page, 'projects')

  await card(page, 'Posters').getByRole('link').click()
  await expect(pictures(page)).toHaveCount(2)
  await expect(page.getByRole('combobox', { name: 'Project' })).toHaveValue(/^[0-9a-f-]{36}$/)
  await pictures(page).first().click()
  await page.getByRole('button', { name: 'Move into a project' }).click()
  await page.getByRole('dialog').getByRole('option', { name: 'No project' }).click()
  await expect(pictures(page)).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Project' }).selectOption('No project')
  // The two of the lighthouse, the fox that was moved out, and whatever else belongs to none.
  await expect.poll(() => pictures(page).count()).toBeGreaterThanOrEqual(3)
  await expect(page.getByRole('checkbox', { name: /a fox on a poster/ })).toHaveCount(1)

  await page.goto('/settings/spend')
  await page.getByRole('radio', { name: 'Project' }).click()
  // What it cost stays where it was made: both calls of the fox.
  await expect(
    page
      .getByRole('row', { name: /Posters/ })
      .getByRole('cell')
      .first(),
  ).not.toHaveText('0')
  await expect(page.getByRole('row', { name: /No project/ })).toBeVisible()
  const export_ = await page.request.get('/api/spend.csv')
  expect(await export_.text()).toContain(',Posters\r\n')

  await page.goto('/projects')
  await page.getByRole('button', { name: 'New project' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('POSTERS')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('is taken; choose another')
  await expectAccessible(page, 'a name that is taken')
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  // Another window hears of it.
  const other = await page.context().newPage()
  await other.goto('/projects')
  await expect(card(other, 'Posters')).toBeVisible()
  await page.getByRole('button', { name: 'More: Posters' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Posters of foxes')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(card(other, 'Posters of foxes')).toBeVisible()
  await expect(switcher(other)).toHaveAccessibleName('Project: Posters of foxes')

  await page.getByRole('button', { name: 'More: Posters of foxes' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(dialog).toContainText('Its files stay in the library')
  await dialog.getByRole('button', { name: 'Delete the project' }).click()
  await expect(page.getByText('No projects yet')).toBeVisible()
  await expect(switcher(page)).toHaveAccessibleName('Project: none')
  await expect(switcher(other)).toHaveAccessibleName('Project: none')
  await page.goto('/library')
  await expect(page.getByRole('checkbox', { name: /a fox on a poster/ })).toHaveCount(2)
})

test('on a phone the project that is worked in stands above the page', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const phone = await context.newPage()
  await phone.goto('/library')
  await phone.getByRole('link', { name: 'Projects' }).click()
  await phone.getByRole('button', { name: 'New project' }).click()
  await phone.getByRole('textbox', { name: 'Name' }).fill('On the way')
  await phone.getByRole('button', { name: 'Create' }).click()
  const bar = phone.getByRole('button', { name: 'On the way', exact: true })
  await expect(bar).toBeVisible()
  await expectAccessible(phone, 'projects on a phone')
  await bar.tap()
  await phone.getByRole('option', { name: 'No project' }).tap()
  await expect(bar).toBeHidden()
  await context.close()
})
