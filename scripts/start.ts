/** `npm start`: builds the web studio when it is missing or older than its sources, then starts the server in this process. */
import { spawnSync } from 'node:child_process'
import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = path.join(root, 'apps/web/dist/index.html')
/** What the web studio is made from. */
const sources = ['apps/web', 'packages/contracts', 'packages/client', 'package-lock.json']

function newest(file: string): number {
  const facts = statSync(file)
  if (!facts.isDirectory()) return facts.mtimeMs
  const entries = readdirSync(file, { withFileTypes: true }).filter(isSource)
  return Math.max(0, ...entries.map((entry) => newest(path.join(file, entry.name))))
}

function isSource(entry: Dirent): boolean {
  return entry.name !== 'dist' && entry.name !== 'node_modules' && !entry.name.startsWith('.')
}

function isStale(): boolean {
  if (!existsSync(built)) return true
  const at = statSync(built).mtimeMs
  return sources.some((source) => newest(path.join(root, source)) > at)
}

if (isStale()) {
  console.log('Building the web studio (once) …')
  const build = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (build.status !== 0) {
    console.error('The web studio could not be built; see above. Try `npm install` again.')
    process.exit(1)
  }
}

// Compiled code is kept from start to start: half a second less each time.
enableCompileCache()
const { main } = await import('../apps/server/src/main.ts')
await main()
