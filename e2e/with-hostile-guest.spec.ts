import { decode, encode } from '@msgpack/msgpack'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { document, drag, setFront } from './document.ts'

/** A guest’s own program on a shared canvas: it says what it likes, as fast as it is taken. */
async function program(page: Page, link: string) {
  const socket = new WebSocket(new URL('/ws/canvas', page.url()).href.replace('http', 'ws'))
  socket.binaryType = 'arraybuffer'
  const heard: { type: string; code?: string; n?: number }[] = []
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    const answer = decode(data)
    if (typeof answer === 'object' && answer !== null && 'type' in answer) heard.push(answer as never)
  })
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const say = (message: object): void => socket.send(encode(message))
  say({ type: 'join', token: new URL(link).pathname.split('/').at(-1), name: '<b>Eve</b>' })
  await expect.poll(() => heard.some(({ type }) => type === 'snapshot')).toBe(true)
  let n = 0
  return {
    heard,
    async edit(edit: object): Promise<void> {
      n += 1
      say({ type: 'edit', n, edit })
      await new Promise((resolve) => setTimeout(resolve, 10))
    },
    close: () => socket.close(),
  }
}

const idOf = (n: number): string => `01900000-0000-7000-8000-${`${n}`.padStart(12, '0')}`
const base = { visible: true, locked: false, opacity: 1, blend: 'normal', mask: null, group: null }
const placed = { x: 0, y: 0, scale_x: 1, scale_y: 1, rotation: 0 }
const markup = '<img src=x onerror="document.title=\'taken\'">'

test('whatever a guest’s program sends, the owner goes on drawing, and what is there can be saved', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.goto('/realtime')
  await page.getByRole('button', { name: 'Square 512 × 512' }).click()
  await expect(document(page)).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Link to draw along' }).click()
  const link = await page.getByLabel('The link').inputValue()
  await page.keyboard.press('Escape')
  const eve = await program(page, link)
  const set = (object: string, values: object) => eve.edit({ kind: 'set', object, values })
  const dot = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#00ff00' } })
    .png()
    .toBuffer()

  // Groups in a circle, in themselves, too deep, and in what is no group.
  const group = { ...base, kind: 'group', collapsed: false, name: markup }
  for (let at = 1; at <= 14; at += 1)
    await set(idOf(at), {
      ...group,
      group: at % 5 === 0 ? idOf(at) : idOf(at === 1 ? 3 : at - 1),
      place: `a${at % 3 || 1}`,
    })
  // Many layers at one place, at places of no room, and of sizes and fonts that are nowhere.
  const text = {
    ...base,
    ...placed,
    kind: 'text',
    name: markup,
    font: 'No such font',
    text: 'W\n'.repeat(2_000),
  }
  for (let at = 20; at < 290; at += 1)
    await set(idOf(at), {
      ...text,
      size: at < 24 ? 4_000 : 12,
      line_height: 4,
      spacing: 2,
      align: 'left',
      colour: '#00ff00',
      visible: at < 24,
      group: idOf(at % 14),
      place: ['V', 'V0', 'z'.repeat(200), `${'0'.repeat(199)}1`][at % 4],
    })
  // Surfaces beyond all measure, painted on where they end.
  for (let at = 300; at < 360; at += 1) {
    await eve.edit({ kind: 'surface', surface: idOf(at), width: 8192, height: 8192 })
    await eve.edit({ kind: 'pixels', surface: idOf(at), x: 8190, y: 8190, width: 4, height: 4, data: dot })
  }
  // Layers of no surface, of a mask’s, and pictures that are none.
  const pixels = { ...base, ...placed, kind: 'pixels', name: markup, place: 'k' }
  await set(idOf(400), {
    ...pixels,
    surface: idOf(999),
    mask: { surface: idOf(998), x: 0, y: 0, enabled: true },
  })
  await set(idOf(401), {
    ...pixels,
    surface: idOf(300),
    mask: { surface: idOf(300), x: 9, y: 9, enabled: true },
  })
  const broken = Buffer.concat([dot.subarray(0, 40), Buffer.alloc(60)])
  await eve.edit({ kind: 'pixels', surface: idOf(300), x: 0, y: 0, width: 4, height: 4, data: broken })
  for (const side of [8192, 1, 512]) await set('page', { width: side, height: side })
  const last = async () => eve.heard.filter(({ type }) => type === 'edit' || type === 'error').length
  await expect.poll(last, { timeout: 60_000 }).toBeGreaterThan(300)

  await setFront(page, '#d01818')
  await drag(page, [0.2, 0.5], [0.8, 0.5])
  await page.getByRole('button', { name: 'Layers', exact: true }).click()
  await page.getByRole('button', { name: 'New layer' }).click()
  await drag(page, [0.2, 0.7], [0.8, 0.7])
  await expect(page.getByRole('button', { name: 'Undo: Brush' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible({ timeout: 60_000 })
  expect(await page.title()).not.toBe('taken')
  eve.close()
})
