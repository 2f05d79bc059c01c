/**
 * `npm run time-lapse`: draws a landscape in the studio, in Chromium, and keeps the time-lapse that the studio makes of
 * it in docs/real-time, with the picture it ends on.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { createClient } from '@krya/client'

type Place = readonly [x: number, y: number]

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = path.join(root, 'docs/real-time')
const { KRYA_PORT: port = '3196', KRYA_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env
const address = `http://127.0.0.1:${port}`
const data = mkdtempSync(path.join(tmpdir(), 'krya-time-lapse-'))
const prompt = 'a mountain lake at sunset'

/** What the hand does: a colour, a brush in pixels, and lines in parts of the sheet. */
const strokes: readonly { readonly colour: string; readonly size: number; readonly lines: Place[][] }[] = [
  { colour: '#e8a07c', size: 120, lines: rows(0.06, 0.5, 5) },
  { colour: '#3f6f8f', size: 110, lines: rows(0.62, 0.84, 3) },
  {
    colour: '#4d6b3c',
    size: 90,
    lines: [
      ...rows(0.97, 0.97, 1),
      [
        [0, 0.86],
        [0.18, 0.9],
        [0.4, 0.95],
      ],
    ],
  },
  {
    colour: '#5c5a7d',
    size: 60,
    lines: [
      [
        [0, 0.5],
        [0.14, 0.36],
        [0.24, 0.26],
        [0.34, 0.38],
        [0.46, 0.52],
      ],
      [
        [0.08, 0.5],
        [0.24, 0.36],
        [0.38, 0.5],
      ],
      [
        [0.16, 0.51],
        [0.24, 0.45],
        [0.32, 0.51],
      ],
      [
        [0.42, 0.52],
        [0.56, 0.44],
        [0.68, 0.51],
      ],
      [
        [0.64, 0.52],
        [0.84, 0.34],
        [1, 0.5],
      ],
      [
        [0.74, 0.52],
        [0.86, 0.44],
        [1, 0.52],
      ],
    ],
  },
  {
    colour: '#f4f1ee',
    size: 24,
    lines: [
      [
        [0.2, 0.28],
        [0.24, 0.24],
        [0.28, 0.29],
      ],
      [
        [0.8, 0.37],
        [0.84, 0.33],
        [0.88, 0.37],
      ],
    ],
  },
  {
    colour: '#fff3b8',
    size: 60,
    lines: [
      [
        [0.6, 0.2],
        [0.61, 0.2],
      ],
    ],
  },
]

/** Lines from side to side, one below the other. */
function rows(top: number, bottom: number, count: number): Place[][] {
  return Array.from({ length: count }, (_, at) => {
    const y = top + ((bottom - top) * at) / Math.max(1, count - 1)
    return [
      [0, y],
      [0.33, y],
      [0.66, y],
      [1, y],
    ]
  })
}

mkdirSync(folder, { recursive: true })
const server = spawn(process.execPath, ['scripts/start.ts'], {
  cwd: root,
  env: { ...process.env, KRYA_PORT: port, KRYA_DATA: data },
  stdio: 'ignore',
})
try {
  await until(async () => (await fetch(`${address}/health`).catch(() => undefined))?.ok === true)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    await draw(await browser.newPage({ viewport: { width: 1440, height: 900 } }))
  } finally {
    await browser.close()
  }
  await keep()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

async function draw(page: Page): Promise<void> {
  await page.goto(`${address}/realtime`)
  await page.getByRole('button', { name: '512 × 512' }).click()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Make a time-lapse' }).and(page.locator(':enabled')).waitFor()
  const sheet = await page.getByTestId('document').locator('.checkers').boundingBox()
  if (sheet === null) throw new Error('no sheet is seen')
  const move = ([x, y]: Place, steps: number): Promise<void> =>
    page.mouse.move(sheet.x + x * sheet.width, sheet.y + y * sheet.height, { steps })
  for (const { colour, size, lines } of strokes) {
    await page.getByLabel('Front colour').fill(colour)
    await page.getByRole('slider', { name: 'Size' }).focus()
    await page.keyboard.press('Home')
    for (let by = 0; by < size; by += 10) await page.keyboard.press('PageUp')
    for (const [first, ...rest] of lines) {
      if (first === undefined) continue
      await move(first, 1)
      await page.mouse.down()
      for (const place of rest) {
        await move(place, 6)
        await page.waitForTimeout(310)
      }
      await page.mouse.up()
    }
  }
  await page.waitForTimeout(2_000)
  await page.getByRole('button', { name: 'Make a time-lapse' }).click()
  await page.getByText('The time-lapse is in the library.').waitFor({ timeout: 120_000 })
}

async function keep(): Promise<void> {
  const { items } = await createClient({ baseUrl: address }).listAssets()
  const clip = items.find(({ kind }) => kind === 'video')
  if (clip === undefined) throw new Error('no time-lapse is in the library')
  for (const [name, url] of [
    ['time-lapse.mp4', clip.url],
    ['still.webp', clip.thumbnail_url],
  ] as const)
    writeFileSync(path.join(folder, name), Buffer.from(await (await fetch(address + url)).arrayBuffer()))
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('the studio does not answer')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
