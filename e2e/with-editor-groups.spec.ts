import { type DocumentLayer, filters } from '@krya/contracts'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import {
  begin,
  document,
  drag,
  drawn,
  exported,
  pixels,
  saved,
  setFront,
  sheetOf,
  white,
} from './document.ts'

const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Layers' }).getByRole('listitem').filter({ hasText: name })
const choose = (page: Page, name: string) => page.getByRole('button', { name: `Choose ${name}`, exact: true })

/** The rows from the top down, each with how deep it lies. */
const rows = (page: Page): Promise<string[]> =>
  page
    .getByRole('list', { name: 'Layers' })
    .getByRole('listitem')
    .evaluateAll((all) => all.map((one) => `${'· '.repeat(Number(one.ariaLevel) - 1)}${one.textContent}`))

/** Halves are rounded either way. */
function expectNear(seen: readonly number[], wanted: readonly number[]): void {
  expect(seen).toHaveLength(wanted.length)
  for (const [at, one] of wanted.entries())
    expect(Math.abs(one - (seen[at] ?? 0)), `number ${at} of ${seen.join(' ')}`).toBeLessThanOrEqual(1)
}

/** Drags a row to a part of another's height, and so far to the side. */
async function dragRow(page: Page, name: string, to: string, share: number, aside = 0): Promise<void> {
  const from = await choose(page, name).boundingBox()
  const over = await row(page, to).boundingBox()
  if (from === null || over === null) throw new Error('no such row')
  const x = from.x + from.width / 2
  await page.mouse.move(x, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(x + aside, over.y + over.height / 2, { steps: 5 })
  await page.mouse.move(x + aside, over.y + over.height * share, { steps: 3 })
  await page.mouse.up()
}

test('layers are grouped, seen as one, dragged in and out, and are in their groups when opened anew, as PSD too', async ({
  page,
}) => {
  await begin(page, 300, 200)
  await document(page).focus()
  await page.keyboard.press('b')
  for (const [colour, y] of [
    ['#ff0000', 0.25],
    ['#0000ff', 0.75],
  ] as const) {
    await page.keyboard.press('Shift+n')
    await setFront(page, colour)
    await drag(page, [0.1, y], [0.9, y])
    await document(page).focus()
  }
  await page.keyboard.press('v')
  await choose(page, 'Layer 2').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+g')
  expect(await rows(page)).toEqual(['Group 1', '· Layer 3', '· Layer 2', 'Background'])
  const plain = await pixels(page)
  expect([plain.at(0.5, 0.25), plain.at(0.5, 0.75)]).toEqual([
    [255, 0, 0, 255],
    [0, 0, 255, 255],
  ])

  // Hidden, none of it is seen; at half its opacity, all of it half.
  await page.getByRole('button', { name: 'Hide Group 1' }).click()
  expect((await pixels(page)).at(0.5, 0.25)).toEqual(white)
  await page.getByRole('button', { name: 'Show Group 1' }).click()
  await page.getByLabel('Blend mode').selectOption('multiply')
  const opacity = page.getByRole('slider', { name: 'Opacity' })
  await opacity.focus()
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('PageDown')
  const half = await pixels(page)
  expectNear(half.at(0.5, 0.25), [255, 128, 128, 255])
  expectNear(half.at(0.5, 0.75), [128, 128, 255, 255])
  expectNear(half.at(0.5, 0.5), white)
  await expectAccessible(page, 'the editor with a group')

  // It is moved as one.
  await document(page).focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown')
  const moved = await pixels(page)
  expectNear(moved.at(0.5, 0.25), white)
  expectNear(moved.at(0.5, 0.4), [255, 128, 128, 255])
  expectNear(moved.at(0.5, 0.9), [128, 128, 255, 255])
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Undo: Opacity' })).toBeVisible()

  // By mouse: out of it, to its end, into it by its own row.
  await dragRow(page, 'Layer 3', 'Group 1', 0.1, -14)
  expect(await rows(page)).toEqual(['Layer 3', 'Group 1', '· Layer 2', 'Background'])
  expect((await pixels(page)).at(0.5, 0.75)).toEqual([0, 0, 255, 255])
  await dragRow(page, 'Layer 3', 'Layer 2', 0.9, 14)
  expect(await rows(page)).toEqual(['Group 1', '· Layer 2', '· Layer 3', 'Background'])
  await dragRow(page, 'Background', 'Group 1', 0.5)
  expect(await rows(page)).toEqual(['Group 1', '· Background', '· Layer 2', '· Layer 3'])
  for (const redo of ['Reorder', 'Reorder', 'Reorder']) {
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: `Redo: ${redo}` })).toBeEnabled()
  }
  expect(await rows(page)).toEqual(['Group 1', '· Layer 3', '· Layer 2', 'Background'])
  expect(Buffer.compare((await pixels(page)).data, half.data)).toBe(0)

  // By keyboard: out at the bottom, in again, folded away, several at once, a group in a group.
  await choose(page, 'Layer 2').focus()
  await page.keyboard.press('Alt+ArrowDown')
  expect(await rows(page)).toEqual(['Group 1', '· Layer 3', 'Layer 2', 'Background'])
  await expect(choose(page, 'Layer 2')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  expect(await rows(page)).toEqual(['Group 1', '· Layer 3', '· Layer 2', 'Background'])
  await page.keyboard.press('ArrowLeft')
  await expect(choose(page, 'Group 1')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  expect(await rows(page)).toEqual(['Group 1', 'Background'])
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 layers')).toBeVisible()
  await page.keyboard.press('Control+g')
  expect(await rows(page)).toEqual(['Group 2', '· Group 1', '· Background'])
  await choose(page, 'Group 2').focus()
  await page.keyboard.press('F2')
  await page.getByLabel('Name of the layer').fill('Everything')
  await page.keyboard.press('Enter')
  await saved(page)

  // What is locked is not painted on.
  await page.getByRole('button', { name: 'Open Group 1' }).click()
  await page.getByRole('button', { name: 'Lock Group 1' }).click()
  await choose(page, 'Layer 2').click()
  await document(page).focus()
  await page.keyboard.press('b')
  await drag(page, [0.4, 0.5], [0.6, 0.5])
  await expect(page.getByText('“Group 1” is locked')).toBeVisible()
  const whole = ['Everything', '· Group 1', '· · Layer 3', '· · Layer 2', '· Background']
  expect(await rows(page)).toEqual(whole)
  const before = await pixels(page)
  expect(Buffer.compare(before.data, half.data)).toBe(0)
  await saved(page)
  await page.reload()
  await expect(choose(page, 'Everything')).toBeVisible()
  expect(await rows(page)).toEqual(whole)
  expect(Buffer.compare((await pixels(page)).data, before.data)).toBe(0)
  await expect(page.getByRole('button', { name: 'Unlock Group 1' })).toBeVisible()

  const psd = await exported(page, 'PSD')
  await page.goto('/editor')
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'grouped.psd', mimeType: 'image/vnd.adobe.photoshop', buffer: psd })
  await expect(choose(page, 'Everything')).toBeVisible()
  expect(await rows(page)).toEqual(whole)
  expect(Buffer.compare((await pixels(page)).data, before.data)).toBe(0)
  await expect(page.getByRole('button', { name: 'Unlock Group 1' })).toBeVisible()
  await choose(page, 'Group 1').click()
  await expect(page.getByLabel('Blend mode')).toHaveValue('multiply')
})

test('a group is painted in, masked, copied, turned into one layer and deleted', async ({ page }) => {
  await begin(page, 300, 200)
  await document(page).focus()
  await page.keyboard.press('Shift+n')
  await page.keyboard.press('Control+g')
  await page.getByLabel('Blend mode').selectOption('multiply')
  await choose(page, 'Layer 2').click()
  await document(page).focus()
  await page.keyboard.press('b')
  await setFront(page, '#00ff00')
  await drag(page, [0.1, 0.5], [0.9, 0.5])
  await setFront(page, '#ff00ff')
  await drag(page, [0.5, 0.1], [0.5, 0.9])
  const painted = await pixels(page)
  expect([painted.at(0.2, 0.5), painted.at(0.5, 0.5)]).toEqual([
    [0, 255, 0, 255],
    [255, 0, 255, 255],
  ])
  // What was drawn stroke by stroke is what is saved.
  await document(page).focus()
  await page.keyboard.press('h')
  await page.keyboard.press('Control+1')
  await drawn(page)
  const sheet = await sheetOf(page)
  await page.mouse.move(5, 5)
  const shot = await sharp(await page.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (const [x, y] of [
    [0.2, 0.5],
    [0.5, 0.5],
    [0.5, 0.2],
    [0.2, 0.2],
  ] as const) {
    const at = Math.round(sheet.x + x * 300) + Math.round(sheet.y + y * 200) * shot.info.width
    expect([...shot.data.subarray(4 * at, 4 * at + 4)]).toEqual(painted.at(x, y))
  }

  // By its handles, all that is in it becomes smaller.
  await choose(page, 'Group 1').click()
  await document(page).focus()
  await page.keyboard.press('v')
  await drag(page, [1, 1], [0.5, 0.5])
  const smaller = await pixels(page)
  expect([smaller.at(0.1, 0.25), smaller.at(0.25, 0.25), smaller.at(0.5, 0.5)]).toEqual([
    [0, 255, 0, 255],
    [255, 0, 255, 255],
    white,
  ])
  await document(page).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Transform' })).toBeEnabled()

  // Its mask hides a part of all that is in it.
  await choose(page, 'Group 1').click()
  await page.getByRole('button', { name: 'Add layer mask' }).click()
  await document(page).focus()
  await page.keyboard.press('e')
  await drag(page, [0.5, 0.9], [0.5, 0.9])
  const masked = await pixels(page)
  expect([masked.at(0.5, 0.88), masked.at(0.5, 0.2)]).toEqual([white, [255, 0, 255, 255]])

  // A copy has all of it, and as one layer it looks the same.
  await page.keyboard.press('Control+Shift+j')
  expect(await rows(page)).toEqual(['Group 1 copy', '· Layer 2', 'Group 1', '· Layer 2', 'Background'])
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Duplicate' })).toBeEnabled()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('button', { name: 'Undo: Merge group' })).toBeEnabled()
  expect(await rows(page)).toEqual(['Group 1', 'Background'])
  expect(Buffer.compare((await pixels(page)).data, masked.data)).toBe(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Merge group' })).toBeEnabled()
  await page.keyboard.press('Control+Shift+g')
  expect(await rows(page)).toEqual(['Layer 2', 'Background'])
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Ungroup' })).toBeEnabled()
  await page.getByRole('button', { name: 'Delete layer' }).click()
  expect(await rows(page)).toEqual(['Background'])
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo: Delete layer' })).toBeEnabled()
  expect(Buffer.compare((await pixels(page)).data, masked.data)).toBe(0)
})

/** A sheet of one row of pixels, put together over the API: which colours lie where, in which groups. */
test('groups are drawn as their numbers say', async ({ page }) => {
  const base = [200, 100, 50, 255]
  const width = 12
  const { id, revision } = await page.request
    .post('/api/documents', { data: { name: 'Numbers', width, height: 1 } })
    .then((answer) => answer.json())
  const fileOf = async (colour: string, wide = 1): Promise<string> => {
    const data = await sharp({ create: { width: wide, height: 1, channels: 4, background: colour } })
      .png()
      .toBuffer()
    const answer = await page.request.post(`/api/documents/${id}/files`, {
      data,
      headers: { 'content-type': 'image/png' },
    })
    return (await answer.json()).id
  }
  type Look = Partial<Pick<DocumentLayer, 'visible' | 'opacity' | 'mask'>> & { blend?: string }
  const plain = { visible: true, locked: false, opacity: 1, blend: 'normal', mask: null }
  const layers: object[] = []
  const into = (group: string | null, ...made: object[]): void =>
    void layers.push(...made.map((one) => ({ group, ...one })))
  const pixel = async (x: number, colour: string, look: Look = {}, wide = 1) => ({
    ...plain,
    ...look,
    id: crypto.randomUUID(),
    name: colour,
    kind: 'pixels',
    file: await fileOf(colour, wide),
    width: wide,
    height: 1,
    x,
    y: 0,
    scale_x: 1,
    scale_y: 1,
    rotation: 0,
  })
  const negative = (look: Look = {}) => ({
    ...plain,
    ...look,
    id: crypto.randomUUID(),
    name: 'Negative',
    kind: 'adjustment',
    adjustments: filters.negative.adjustments,
  })
  const group = (name: string, look: Look = {}, around: string | null = null) => ({
    ...plain,
    blend: 'pass-through',
    ...look,
    id: crypto.randomUUID(),
    name,
    kind: 'group',
    collapsed: false,
    group: around,
  })
  const maskAt = async (x: number) => ({
    file: await fileOf('#fff'),
    x,
    y: 0,
    width: 1,
    height: 1,
    enabled: true,
  })
  const grouped = async (own: ReturnType<typeof group>, ...members: object[]): Promise<void> => {
    into(own.id, ...members)
    layers.push(own)
  }
  into(null, await pixel(0, 'rgb(200,100,50)', {}, width))
  const two = async (x: number) => [
    await pixel(x, '#ff0000'),
    await pixel(x, 'rgb(0,128,0)', { blend: 'screen' }),
  ]
  await grouped(group('multiplied', { blend: 'multiply' }), ...(await two(0)))
  await grouped(group('as it is'), ...(await two(1)))
  await grouped(group('half', { opacity: 0.5 }), ...(await two(2)))
  await grouped(group('masked', { mask: await maskAt(3) }), await pixel(3, '#ff0000', {}, 2))
  await grouped(group('adjusted', { blend: 'normal' }), await pixel(5, '#ff0000'), negative())
  const outer = group('outer', { opacity: 0.5 })
  const inner = group('inner', { blend: 'multiply' }, outer.id)
  into(outer.id, await pixel(7, '#ffffff'))
  into(inner.id, await pixel(7, 'rgb(128,128,128)'))
  layers.push(inner, outer)
  await grouped(group('hidden', { visible: false }), await pixel(8, '#ff0000'))
  await grouped(group('screened'), await pixel(9, 'rgb(0,128,0)', { blend: 'screen' }))
  await grouped(
    group('screened apart', { blend: 'normal' }),
    await pixel(10, 'rgb(0,128,0)', { blend: 'screen' }),
  )
  await grouped(group('adjusts below'), negative({ mask: await maskAt(11) }))
  const answer = await page.request.patch(`/api/documents/${id}`, {
    data: { revision, name: 'Numbers', content: { version: 1, width, height: 1, layers } },
  })
  expect(await answer.json()).toMatchObject({ revision: 1 })
  await page.goto(`/editor/${id}`)
  await expect(choose(page, 'outer')).toBeVisible()
  const { data } = await pixels(page)
  const wanted = [
    // Red and green screened are (255, 128, 0), which is multiplied with the sheet.
    [200, 50, 0, 255],
    [255, 128, 0, 255],
    // Half of it, and half of the sheet.
    [228, 114, 25, 255],
    [255, 0, 0, 255],
    base,
    // What is negative is only what is in the group.
    [0, 255, 255, 255],
    base,
    // White multiplied with grey is grey: half of it, and half of the sheet.
    [164, 114, 89, 255],
    base,
    // 255 − (255 − 100) × (255 − 128) ÷ 255; apart there is nothing to be screened with.
    [200, 178, 50, 255],
    [0, 128, 0, 255],
    [55, 155, 205, 255],
  ].flat()
  expectNear([...data], wanted)
})
