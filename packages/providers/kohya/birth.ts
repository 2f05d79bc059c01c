import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * When a process began, by the system's own clock: with its number this names one process for good, for numbers are
 * given out again. Undefined: there is no such process, or only its exit code is left of it.
 */
export async function birthOf(pid: number): Promise<string | undefined> {
  try {
    return process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
  } catch {
    return undefined
  }
}

/** proc(5): state and start, in ticks since the machine started, are fields 3 and 22; the name may hold anything. */
async function fromProc(pid: number): Promise<string | undefined> {
  const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const isDead = fields[0] === 'Z' || fields[0] === 'X'
  return isDead || fields[19] === undefined ? undefined : `${boot} ${fields[19]}`
}

async function fromPs(pid: number): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  const [state = '', ...began] = stdout.trim().split(/\s+/)
  return state === '' || state.startsWith('Z') ? undefined : began.join(' ')
}
