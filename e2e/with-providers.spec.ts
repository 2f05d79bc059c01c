import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { fakes } from '@krya/providers/fakes'
import { expect, type Page, test } from '@playwright/test'
import { testFile } from '../apps/server/testing/files.ts'
import { expectAccessible } from './axe.ts'

let fal: FakeServer
let together: FakeServer
test.beforeAll(async () => {
  fal = await startFake(fakes['fal']?.answering ?? (() => undefined))
  together = await startFake(fakes['together']?.answering ?? (() => undefined))
})
test.afterAll(async () => {
  await fal.close()
  await together.close()
})
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

test('a picture is set in motion: chosen, priced by its length, made, played and found again', async ({
  page,
  request,
}) => {
  await page.goto('/tools')
  await expectAccessible(page, 'the tools')
  await page.getByRole('link', { name: /^Image to video/ }).click()
  await expect(page.getByRole('heading', { name: 'Image to video' })).toBeVisible()
  const send = page.getByRole('form').getByRole('button', { name: /^Image to video/ })
  await send.click()
  await expect(page.getByRole('alert')).toHaveText(['is needed', 'is needed'])
  await expectAccessible(page, 'a form with what is missing')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(picture) })
  await expect(page.getByRole('button', { name: 'Take it out' })).toBeVisible()
  await prompt(page).fill('it turns around slowly')
  await expect(send).toContainText('35 credits')
  fal.mend()
  // Until it is known to be mended Atelier would step in.
  await request.post('/api/providers/fal/test')
  fal.world.file = testFile('clip.mp4')
  await send.click()
  const article = page.getByRole('article', { name: 'it turns around slowly' })
  await article.getByRole('button', { name: 'Open picture 1' }).click()
  const clip = page.getByRole('dialog').locator('video')
  await expect
    .poll(() => clip.evaluate((video) => video instanceof HTMLVideoElement && video.readyState))
    .toBeGreaterThan(1)
  await expectAccessible(page, 'a clip')
  await page.getByRole('dialog').getByRole('button', { name: 'Use this recipe' }).click()
  await expect(prompt(page)).toHaveValue('it turns around slowly')
  await page.goto('/library')
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Clips')
  const kept = page.getByRole('checkbox', { name: /it turns around slowly/ })
  await expect(kept).toHaveCount(1)
  await expect(kept.locator('..')).toContainText('0:01')
  await expectAccessible(page, 'the clips')
  fal.world.file = picture
})

test('a model of the service’s own catalog is added, used with a parameter of its own, and taken away', async ({
  page,
}) => {
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: /^fal / }).click()
  await page.getByRole('button', { name: 'All models of fal' }).click()
  await page.getByRole('searchbox', { name: 'Search fal' }).fill('paint')
  await page.getByRole('button', { name: 'Add Acme Paint' }).click()
  await expect(page.getByRole('region', { name: 'Models you added' })).toContainText('Acme Paint')
  await expect(page.getByText('Acme Paint is among the models now')).toBeVisible()
  await expectAccessible(page, 'a service’s models')
  await page.goto('/')
  await pickModel(page).click()
  await page.getByRole('textbox', { name: 'Find a model' }).fill('acme')
  await page.getByRole('button', { name: /Acme Paint/ }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('radio', { name: 'Gloss' }).click()
  await prompt(page).fill('a glossy fox')
  await page.getByRole('button', { name: /Generate.*10 credits/ }).click()
  await expect(
    page.getByRole('article', { name: 'a glossy fox' }).getByRole('button', { name: /Open picture/ }),
  ).toHaveCount(2)
  const sent = fal.requests.findLast(({ method }) => method === 'POST')?.json()
  expect(sent).toMatchObject({ prompt: 'a glossy fox', finish: 'gloss' })
  await pickModel(page).click()
  await page.getByRole('radio', { name: /configured chain/ }).click()
  await page.keyboard.press('Escape')
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: /^fal / }).click()
  await page.getByRole('button', { name: 'Take Acme Paint away' }).click()
  await expect(page.getByRole('region', { name: 'Models you added' })).toHaveCount(0)
})

test('models for this computer are told with their licence before any of them comes', async ({ page }) => {
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: /^This computer / }).click()
  const kept = page.getByRole('region', { name: 'Models on this computer' })
  await expect(kept.getByRole('link', { name: 'Stability AI Community License' })).toBeVisible()
  await expect(kept).toContainText('Not here, about 2.6 GB')
  await expectAccessible(page, 'models on this computer')
  await page.goto('/')
  await pickModel(page).click()
  await page.getByRole('textbox', { name: 'Find a model' }).fill('computer')
  await expect(page.getByRole('button', { name: /SD-Turbo, on this computer/ })).toContainText('2.6 GB')
})

test('a workflow becomes a model, and one that is none says what to do', async ({ page }) => {
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: /^ComfyUI/ }).click()
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  const input = page.locator('input[type=file]')
  await input.setInputFiles(file('wrong.json', '{"nodes": []}'))
  await expect(page.getByRole('alert')).toContainText('Export (API)')
  await input.setInputFiles(file('broken.json', '{'))
  await expect(page.getByRole('alert')).toHaveText('The file is no JSON.')
  await input.setInputFiles('packages/providers/comfyui/workflows/sdxl.image-to-image.json')
  await expect(page.getByRole('region', { name: 'Models you added' })).toContainText('Image to image')
  await expect(page.getByText('sdxl.image-to-image is a model now')).toBeVisible()
  await expectAccessible(page, 'a workflow that was added')
  await page.getByRole('button', { name: /^Take sdxl.image-to-image away/ }).click()
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
  await expectAccessible(page, 'the enhanced prompt', ['article'])
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

test('a LoRA that lies on a ComfyUI is chosen in the form, and drawn with', async ({ page, request }) => {
  const fake = fakes['comfyui']
  const comfy = await startFake(fake?.answering ?? (() => undefined), fake?.talking)
  await request.patch('/api/providers/comfyui', { data: { values: { servers: comfy.url } } })
  await page.goto('/')
  await pickModel(page).click()
  await page.getByRole('textbox', { name: 'Find a model' }).fill('Your SDXL')
  await page.getByRole('button', { name: /^Your SDXL/ }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByLabel('LoRA on the server').selectOption({ label: 'add-detail-xl' })
  await expect(page.getByRole('slider', { name: 'LoRA strength' })).toHaveAttribute('aria-valuenow', '1')
  await expectAccessible(page, 'a model’s own fields', ['article'])
  await prompt(page).fill('a detailed fox')
  await page.getByRole('button', { name: /Generate/ }).click()
  await expect(
    page.getByRole('article', { name: 'a detailed fox' }).getByRole('button', { name: /Open picture/ }),
  ).not.toHaveCount(0)
  const sent = JSON.stringify(
    comfy.requests.findLast(({ path, method }) => path === '/prompt' && method === 'POST')?.json(),
  )
  expect(sent).toContain('"lora_name":"add-detail-xl.safetensors"')
  await pickModel(page).click()
  await page.getByRole('radio', { name: /configured chain/ }).click()
  await page.keyboard.press('Escape')
  await request.delete('/api/providers/comfyui')
  await comfy.close()
})

test('a language model is priced and set up; a prompt is translated for a model that reads English only, and put back', async ({
  page,
}) => {
  together.world.says = ['{"prompt": "a red fox in the snow", "language": "English"}']
  together.world.counted = { prompt_tokens: 400, completion_tokens: 100 }
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: /^Together Not set up/ }).click()
  await page.getByRole('button', { name: 'Addresses and limits' }).click()
  await page.getByLabel('API key').fill('tgp_test')
  await page.getByLabel('Address', { exact: true }).fill(together.url)
  await page.getByLabel('Price of what it reads').fill('cheap')
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page.getByRole('alert')).toHaveText('must be a number')
  await page.getByLabel('Price of what it reads').fill('3')
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page.getByRole('status')).toContainText('costs $3 for a million tokens read, $1.04 written')
  await expectAccessible(page, 'the price of a language model')

  await page.request.patch('/api/providers/fal', { data: { values: { key: 'id:secret' } } })
  await page.goto('/')
  await pickModel(page).click()
  await page.getByRole('textbox', { name: 'Find a model' }).fill('schnell')
  await page.getByRole('button', { name: /FLUX.1 schnell/ }).click()
  await prompt(page).fill('ein roter Fuchs im Schnee')
  const hint = page.getByText('FLUX.1 schnell reads English only.')
  await expect(hint).toBeVisible()
  await expectAccessible(page, 'the hint to translate', ['article'])
  await page.getByRole('button', { name: 'Translate' }).click()
  await expect(prompt(page)).toHaveValue('a red fox in the snow')
  await expect(page.getByText('by meta-llama/Llama-3.3-70B-Instruct-Turbo · 0.13 credits')).toBeVisible()
  await expect(hint).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(prompt(page)).toHaveValue('ein roter Fuchs im Schnee')
  await page.goto('/settings/spend')
  await page.getByRole('radio', { name: /operation/i }).click()
  await expect(page.getByRole('row', { name: /enhance-prompt/ })).toContainText('0.13')
  await page.request.delete('/api/providers/fal')
  await page.request.delete('/api/providers/together')
})

test('the sparkle is beside every prompt: what to leave out, ideas while one writes, pictures looked at together', async ({
  page,
}) => {
  const sparkle = page.getByRole('button', { name: 'Enhance prompt' })
  await page.goto('/')
  await prompt(page).fill('a red fox')
  await sparkle.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Say what to leave out' }).click()
  await expect(page.getByText('What to leave out was written down')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Advanced' }).click()
  await expect(page.getByRole('textbox', { name: 'Negative prompt' })).toHaveValue(/blurry/)

  await page.goto('/tools/image-to-image')
  await prompt(page).fill('a red fox')
  await sparkle.click()
  await expect(page.locator('ins').first()).toBeVisible()
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(prompt(page)).toHaveValue(/^a red fox, /)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(prompt(page)).toHaveValue('a red fox')

  await sparkle.click()
  await page.getByRole('switch', { name: 'Ideas while I write' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(sparkle).toBeFocused()
  const ideas = page.getByRole('region', { name: 'Ideas' })
  await expect(ideas.getByRole('listitem')).toHaveCount(3)
  await expectAccessible(page, 'ideas under a prompt')
  await ideas.getByRole('listitem').first().getByRole('button').click()
  await expect(prompt(page)).toHaveValue(/^a red fox.+/)
  await ideas.getByRole('button', { name: 'No more ideas' }).click()
  await expect(ideas).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder(/Go to, do/).fill('light app')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await prompt(page).fill('')
  await sparkle.click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Pictures to go by/ }).click()
  const file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(picture) }
  await (await chooser).setFiles([file])
  await page.getByRole('button', { name: 'What they share' }).click()
  await expect(page.getByText(/mostly violet/)).toBeVisible()
  await expect(page.getByRole('img', { name: '#7a5cff' })).toBeVisible()
  await expectAccessible(page, 'what pictures share, on a phone, light')
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(prompt(page)).toHaveValue(/violet/)
})
