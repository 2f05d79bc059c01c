import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const port = process.env['KRYA_E2E_PORT'] ?? '3197'
const folder = process.env['KRYA_E2E_DATA'] ?? mkdtempSync(path.join(tmpdir(), 'krya-e2e-'))
// Workers read this configuration again and must agree on the folder.
process.env['KRYA_E2E_DATA'] = folder
const chromium = process.env['KRYA_CHROMIUM']

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(tmpdir(), 'krya-e2e-results'),
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      args: ['--no-sandbox'],
      ...(chromium === undefined ? {} : { executablePath: chromium }),
    },
  },
  webServer: {
    command: 'node scripts/start.ts',
    cwd: path.join(import.meta.dirname, '..'),
    url: `http://127.0.0.1:${port}/health`,
    timeout: 120_000,
    env: { KRYA_PORT: port, KRYA_DATA: folder },
  },
})
