import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { fakes } from '@krya/providers/fakes'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

let fal: FakeServer
test.beforeAll(async () => {
  fal = await startFake(fakes['fal']?.answering ?? (() => undefined))
})
test.afterAll(() => fal.close())
test.describe.configure({ mode: 'serial' })

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const pickModel = (page: Page) => page.getByRole('button', { name: /^Model/ })

test('a key is put in, tested, and brings its models with their price', async ({ page }) => {
  await page.goto('/settings/providers')
  await expectAccessible(page, 'the providers')
  await page.getByRole('button', { name: /^fal Not set up/ }).click()
  await page.getByRole('button', { name: 'Addresses and limits' }).click()
  await page.getByLabel('API key').fill('wrong')
  await page.getByLabel('Queue').fill('not an address')
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page.getByRole('alert')).toHaveText('must be an http or https address')
  for (const name of ['Queue', 'Storage', 'Platform']) await page.getByLabel(name).fill(fal.url)
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page.getByRole('status')).toContainText('fal does not accept the key (401)')
  await page.getByLabel('API key').fill('id:secret')
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page.getByRole('status')).toContainText('takes the key')
  await expect(page.getByLabel('API key')).toHaveValue('')
  await expectAccessible(page, 'a provider')

  await page.goto('/')
  await expect(pickModel(page)).toContainText('FLUX.1 dev')
  await expect(page.getByRole('button', { name: /Generate.*credits/ })).toBeVisible()
  await pickModel(page).click()
  await expectAccessible(page, 'the models')
  await page.getByRole('textbox', { name: 'Find a model' }).fill('nothing')
  await expect(page.getByText('No model is called that.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Find a model' }).fill('schnell')
  await page.getByRole('button', { name: /FLUX.1 schnell/ }).click()
  await expect(page.getByRole('button', { name: /Generate.*0.6 credits/ })).toBeVisible()
})

test('a picture is made there, and when that fails elsewhere, with every attempt told', async ({ page }) => {
  await page.goto('/')
  await prompt(page).fill('a fox from afar')
  await page.getByRole('button', { name: /Generate/ }).click()
  const article = page.getByRole('article', { name: 'a fox from afar' })
  await expect(article.getByRole('button', { name: /Open picture/ })).toHaveCount(2)
  await article.getByRole('button', { name: 'Open picture 1' }).click()
  await expect(page.getByRole('dialog').getByText('charged').first()).toBeVisible()
  await page.keyboard.press('Escape')

  fal.break({ kind: 'answer', answer: fakes['fal']?.errors[402] ?? {} })
  await pickModel(page).click()
  await page
    .getByRole('radio', { name: 'Usual' })
    .or(page.getByRole('radio', { name: /configured chain/ }))
    .click()
  await page.keyboard.press('Escape')
  await prompt(page).fill('a fox from here')
  await page.getByRole('button', { name: /Generate/ }).click()
  const fallen = page.getByRole('article', { name: 'a fox from here' })
  await expect(fallen.getByRole('button', { name: /Open picture/ })).toHaveCount(2)
  await fallen.getByRole('button', { name: 'Open picture 1' }).click()
  await expect(
    page
      .getByRole('dialog')
      .getByText(/out of credit/)
      .first(),
  ).toBeVisible()
  await expectAccessible(page, 'the attempts')
  await page.keyboard.press('Escape')
})

test('routing and budgets are changed, and what was spent is told', async ({ page }) => {
  await page.goto('/settings/routing')
  await page.getByRole('switch', { name: 'Fall back to Atelier' }).click()
  await page.getByLabel('Credits a day for each person').fill('0.1')
  await page.getByLabel('Credits a day for each person').blur()
  await expectAccessible(page, 'the routing')
  await page.reload()
  await expect(page.getByRole('switch', { name: 'Fall back to Atelier' })).not.toBeChecked()
  await expect(page.getByLabel('Credits a day for each person')).toHaveValue('0.1')

  fal.mend()
  await page.goto('/')
  await prompt(page).fill('a fox too dear')
  await page.getByRole('button', { name: /Generate/ }).click()
  await expect(page.getByText(/would exceed your daily budget/)).toBeVisible()

  await page.goto('/settings/spend')
  await page.getByRole('radio', { name: 'Provider' }).click()
  await expect(page.getByRole('rowheader', { name: 'fal' })).toBeVisible()
  await expectAccessible(page, 'the spend')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export CSV' }).click()
  expect((await download).suggestedFilename()).toBe('krya-spend.csv')

  await page.goto('/settings/routing')
  await page.getByRole('switch', { name: 'Fall back to Atelier' }).click()
  await page.getByLabel('Credits a day for each person').fill('')
  await page.getByLabel('Credits a day for each person').blur()
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: /^fal / }).click()
  await page.getByRole('button', { name: 'Forget' }).click()
  await expect(page.getByRole('button', { name: /^fal Not set up/ })).toBeVisible()
})

test('a prompt is enhanced and put back, styles are suggested, a picture described, a sentence understood', async ({
  page,
}) => {
  await page.goto('/')
  await prompt(page).fill('a red fox, watercolour')
  await page.getByRole('button', { name: 'Enhance prompt' }).click()
  await expect(page.locator('ins').first()).toBeVisible()
  await expectAccessible(page, 'the enhanced prompt')
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(prompt(page)).toHaveValue(/^a red fox, watercolour, /)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(prompt(page)).toHaveValue('a red fox, watercolour')
  await page.getByRole('button', { name: 'Suggest', exact: true }).click()
  await page.getByRole('button', { name: 'Watercolour', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Style/ })).toContainText('Watercolour')
  await page.getByRole('button', { name: 'No style' }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('button', { name: 'Suggest what to leave out' }).click()
  await expect(page.getByRole('textbox', { name: 'Negative prompt' })).toHaveValue(/blurry/)

  await prompt(page).evaluate(async (box) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 32 })
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.fillStyle = '#2a4fd0'
    context.fillRect(0, 0, 64, 32)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    if (blob === null) throw new Error('no picture')
    const dropped = new DataTransfer()
    dropped.items.add(new File([blob], 'mine.png', { type: 'image/png' }))
    box.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }))
  })
  await expect(prompt(page)).toHaveValue(/landscape-format picture, mostly blue/)

  await page.goto('/library')
  await page.getByRole('searchbox').fill('foxes from this week')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('searchbox')).toHaveValue('foxes')
  await page.getByRole('button', { name: /Any time/ }).click()
  await page.getByRole('searchbox').fill('fox')
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  await expectAccessible(page, 'the searched library')
})
