/** `npm run screenshots`: the pictures of the studio in docs/screenshots, taken from a running one with fresh data. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { createClient } from '@krya/client'
import sharp from 'sharp'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = path.join(root, 'docs/screenshots')
const port = '3198'
const address = `http://127.0.0.1:${port}`
const data = mkdtempSync(path.join(tmpdir(), 'krya-screenshots-'))

const requests = [
  { prompt: 'a windmill in a meadow with flowers, spring morning', style: 'oil', seed: 11 },
  { prompt: 'octopus and tropical fish underwater', seed: 5, style: 'paper-cut' },
  { prompt: 'a village in the mountains, snow, night, moon', seed: 3, style: 'storybook' },
  { prompt: 'an astronaut riding a horse on mars', seed: 1, style: 'risograph' },
  { prompt: 'a wizard in a library', seed: 4, style: 'gouache' },
  { prompt: 'three hot air balloons over mountains at dawn', seed: 2 },
  { prompt: 'a red fox in a snowy forest at night, full moon', seed: 1 },
  { prompt: 'a lighthouse on a cliff by the sea at sunset, a sailboat', seed: 7, style: 'watercolour' },
]

mkdirSync(folder, { recursive: true })
const server = spawn(process.execPath, ['scripts/start.ts'], {
  cwd: root,
  env: { ...process.env, KRYA_PORT: port, KRYA_DATA: data },
  stdio: 'ignore',
})
try {
  await until(async () => (await fetch(`${address}/health`).catch(() => undefined))?.ok === true)
  const client = createClient({ baseUrl: address })
  for (const { style, ...request } of requests) {
    const body = {
      ...request,
      batch_size: 2,
      width: 1152,
      height: 864,
      ...(style === undefined ? {} : { style }),
    }
    const { id } = await client.createImage({ body })
    await until(async () => (await client.getImage({ params: { id } })).status === 'completed')
  }
  await takeAll()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

async function takeAll(): Promise<void> {
  const { KRYA_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const desktop = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await desktop.goto(address)
  await desktop
    .getByRole('textbox', { name: 'Prompt', exact: true })
    .fill('a lighthouse on a cliff by the sea at sunset, a sailboat')
  await take(desktop, 'image')
  await desktop
    .getByRole('button', { name: /Open picture/ })
    .first()
    .click()
  await take(desktop, 'viewer')
  await desktop.keyboard.press('Escape')
  await desktop.getByRole('button', { name: /^Style/ }).click()
  await take(desktop, 'styles', 20_000)
  await desktop.keyboard.press('Escape')
  await desktop.goto(`${address}/library`)
  await take(desktop, 'library')
  await desktop.goto(`${address}/realtime`)
  await paintLive(desktop)
  await take(desktop, 'realtime')
  await desktop.goto(`${address}/editor`)
  await desktop
    .getByLabel('Open a file')
    .setInputFiles(path.join(root, 'packages/darkroom/fixtures/coffee.webp'))
  await desktop.getByRole('tab', { name: 'Adjust' }).click()
  await desktop.getByRole('button', { name: 'Golden hour' }).click()
  await desktop.getByRole('tab', { name: 'Layers' }).click()
  await desktop.keyboard.press('t')
  await desktop.mouse.click(200, 720)
  await desktop.getByRole('textbox', { name: 'Text', exact: true }).fill('Good morning')
  await desktop.getByLabel('Typeface').selectOption('Pacifico')
  await desktop.getByLabel('Colour of the text').fill('#fff4dc')
  await desktop.getByRole('slider', { name: 'Size' }).focus()
  for (let step = 0; step < 4; step += 1) await desktop.keyboard.press('PageUp')
  await take(desktop, 'editor')
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.goto(address)
  await take(phone, 'phone')
  await browser.close()
}

/** Waits until every picture in sight is there, then keeps what is seen. */
async function take(page: Page, name: string, longest = 10_000): Promise<void> {
  await page.waitForTimeout(900)
  await page.waitForFunction(
    () => [...document.images].filter(({ loading }) => loading !== 'lazy').every(({ complete }) => complete),
    undefined,
    { timeout: longest },
  )
  await page.waitForTimeout(longest > 10_000 ? longest : 900)
  const shot = await page.screenshot()
  await sharp(shot)
    .webp({ quality: 88 })
    .toFile(path.join(folder, `${name}.webp`))
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 180_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('not within three minutes')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** A hill and a red ball, drawn by hand. */
async function paintLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Square 512 × 512' }).click()
  await page.getByTestId('painted').waitFor()
  await page.getByLabel('Prompt', { exact: true }).fill('a red balloon over a meadow by the sea at sunset')
  const sheet = await page.getByTestId('document').locator('.checkers').boundingBox()
  if (sheet === null) throw new Error('no sheet is seen')
  const strokes: readonly (readonly [colour: string, size: number, ...at: (readonly [number, number])[]])[] =
    [
      ['#4f9a4a', 160, [0.02, 0.88], [0.3, 0.82], [0.6, 0.86], [0.98, 0.8]],
      ['#d62828', 130, [0.36, 0.34], [0.4, 0.3], [0.42, 0.36], [0.37, 0.38]],
    ]
  for (const [colour, size, ...places] of strokes) {
    await page.getByLabel('Front colour').fill(colour)
    await page.getByRole('slider', { name: 'Size' }).focus()
    await page.keyboard.press('Home')
    for (let step = 1; step < size; step += 10) await page.keyboard.press('PageUp')
    for (const [index, [x, y]] of places.entries()) {
      await page.mouse.move(sheet.x + x * sheet.width, sheet.y + y * sheet.height, { steps: 8 })
      if (index === 0) await page.mouse.down()
    }
    await page.mouse.up()
  }
  await page.waitForTimeout(6_000)
}
