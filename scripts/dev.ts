/** `npm run dev`: the server restarts when its sources change, and the web studio updates in place. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = process.env['KRYA_PORT'] ?? '3100'

const children: ChildProcess[] = [
  run(process.execPath, ['--watch-path=apps/server/src', '--watch-path=packages', 'apps/server/src/main.ts']),
  run('npx', ['vite', '--config', 'apps/web/vite.config.ts', 'apps/web']),
]
console.log(`The API is at http://127.0.0.1:${port}; the studio, updated as you edit, where Vite says below.`)

function run(command: string, args: string[]): ChildProcess {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KRYA_PORT: port },
    shell: process.platform === 'win32',
  })
  child.once('exit', (code) => stop(code ?? 0))
  return child
}

function stop(code: number): void {
  process.exitCode ??= code
  for (const child of children) child.kill('SIGINT')
}

process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))
