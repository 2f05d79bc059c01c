import { mkdir, unlink } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** Longest path a Unix socket may have on every system we run on (macOS: 104 bytes with the closing zero). */
const longestSocketPath = 100

/** Another process works on this data folder. */
export class FolderInUse extends Error {}

/**
 * Takes the data folder for this process: a listening socket in it, which the system gives up when the
 * process dies, however it dies. (A lock file would have to be aged out after a crash.)
 * @returns a function that gives it back.
 * @throws FolderInUse when a living process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const address = socketAddress(folder)
  const server = net.createServer((socket) => socket.destroy())
  server.unref()
  if (!(await listens(server, address))) {
    if (await answers(address))
      throw new FolderInUse(
        `Another Krya is running on the data folder ${folder}. Stop it first, or set KRYA_DATA to another folder.`,
      )
    await unlink(address).catch(() => undefined)
    if (!(await listens(server, address)))
      throw new FolderInUse(`The data folder ${folder} was just taken by another Krya.`)
  }
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function socketAddress(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\krya-${digest}`
  const inside = path.join(folder, 'krya.sock')
  return Buffer.byteLength(inside) <= longestSocketPath
    ? inside
    : path.join(os.tmpdir(), `krya-${digest}.sock`)
}

/** False when the address is taken. */
function listens(server: net.Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(address, () => resolve(true))
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
