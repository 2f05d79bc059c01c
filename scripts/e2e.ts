/** `npm run e2e`: the journeys in Chromium; said to be skipped where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const places = [
  process.env['KRYA_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const chromium = places.find((place) => place !== undefined && existsSync(place))

if (chromium === undefined) {
  console.warn(
    'Skipped: journeys in Chromium (not found; Debian: apt-get install chromium, or set KRYA_CHROMIUM).',
  )
  process.exit(process.env['KRYA_TEST_ALL'] === '1' ? 1 : 0)
}
const { status } = spawnSync(
  'npx',
  ['playwright', 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, KRYA_CHROMIUM: chromium },
    shell: process.platform === 'win32',
  },
)
process.exit(status ?? 1)
