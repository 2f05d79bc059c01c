/**
 * Runs one training, as a process that outlives the server: `node keeper.ts <folder of the job>`. It says which process
 * it is before it begins, and how the training ended, in files that any later server reads. Its output goes to the log
 * that it was started with.
 */
import { spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { birthOf } from './birth.ts'
import { commandSchema, type Ended, files, type Running } from './folder.ts'

const folder = process.argv[2] ?? ''
const place = (name: string): string => path.join(folder, name)

const { command, args, cwd } = commandSchema.parse(JSON.parse(await readFile(place(files.command), 'utf8')))
const running: Running = { pid: process.pid, birth: (await birthOf(process.pid)) ?? '' }
// Whoever comes second finds it taken: a job is never begun twice.
writeFileSync(place(files.running), JSON.stringify(running), { flag: 'wx' })

function end(ended: Ended): void {
  writeFileSync(place(`${files.ended}.new`), JSON.stringify(ended))
  renameSync(place(`${files.ended}.new`), place(files.ended))
}

// The whole group hears of it when it is to end; this one stays to tell how it did.
process.on('SIGTERM', () => undefined)
process.on('SIGHUP', () => undefined)
const child = spawn(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
child.once('error', ({ message }) => end({ code: null, signal: null, fault: message }))
child.once('exit', (code, signal) => end({ code, signal, fault: null }))
