import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { startWith } from './server.ts'
import type { Figure } from './figure.ts'

const dist = fileURLToPath(new URL('../apps/web/dist', import.meta.url))

/** What a browser really fetches to show the studio for the first time, each file as gzip would send it. */
export async function bundleSize(): Promise<Figure[]> {
  const { KRYA_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  const { address, stop } = await startWith(folder)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const fetched = new Set<string>()
  page.on('response', (answer) => {
    const { origin, pathname } = new URL(answer.url())
    if (origin === address && !pathname.startsWith('/api/'))
      fetched.add(pathname === '/' ? '/index.html' : pathname)
  })
  await page.goto(address)
  await page.getByRole('button', { name: 'Generate' }).waitFor()
  await page.waitForTimeout(500)
  await browser.close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
  const size = (isWanted: (name: string) => boolean): string =>
    `${Math.round([...fetched].filter(isWanted).reduce((sum, name) => sum + sent(name), 0) / 1024)} KB`
  return [
    {
      what: 'web studio, first load, code and styles',
      value: size((name) => !name.endsWith('.woff2')),
      how: 'gzip, every file the browser fetched but the typeface',
    },
    { what: 'web studio, first load, all', value: size(() => true), how: 'with the typeface' },
  ]
}

function sent(name: string): number {
  const bytes = readFileSync(path.join(dist, name))
  return name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
}
