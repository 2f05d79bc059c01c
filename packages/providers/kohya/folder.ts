import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** What lies in the folder of a job. */
export const files = {
  config: 'config.toml',
  dataset: 'dataset.toml',
  pictures: 'pictures',
  command: 'command.json',
  /** What the job is about, for the one who asks after it. */
  facts: 'facts.json',
  running: 'running.json',
  ended: 'ended.json',
  log: 'log.txt',
  output: 'output',
} as const

/** The name of the weights within the output, without its extension. */
export const outputName = 'lora'

/** A program with its arguments; no shell ever reads them. */
export const commandSchema = z.object({ command: z.string(), args: z.array(z.string()), cwd: z.string() })
export type Command = z.infer<typeof commandSchema>

const runningSchema = z.object({ pid: z.int().positive(), birth: z.string() })
/** The process that keeps a training; it leads the group of all that belong to it. */
export type Running = z.infer<typeof runningSchema>

const endedSchema = z.object({
  code: z.int().nullable(),
  signal: z.string().nullable(),
  /** Why it could not even be begun. */
  fault: z.string().nullable(),
})
export type Ended = z.infer<typeof endedSchema>

const factsSchema = z.object({
  /** Kept with the asset. */
  metadata: z.record(z.string(), z.json()),
  /** Parameters that the trainer has no use for. */
  ignored: z.array(z.string()),
})
/** What is to be said with the weights. */
export type Facts = z.infer<typeof factsSchema>

const jobName = z.string().regex(/^[A-Za-z0-9-]{1,80}$/)

/** The folders of trainings on this machine. */
export interface Trainings {
  /** Of this data folder; a machine that has another one can tell nothing of its jobs. */
  home(): Promise<string>
  /** Where a job lies. @throws ZodError where that is no name of one */
  at(job: string): string
  names(): Promise<string[]>
  remove(job: string): Promise<void>
}

export function openTrainings(folder: string): Trainings {
  const at = (job: string): string => path.join(folder, jobName.parse(job))
  return {
    async home() {
      const file = path.join(folder, 'home')
      await mkdir(folder, { recursive: true })
      await writeFile(file, randomUUID(), { flag: 'wx' }).catch(() => undefined)
      return readFile(file, 'utf8')
    },
    at,
    async names() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      return entries.flatMap((entry) =>
        entry.isDirectory() && jobName.safeParse(entry.name).success ? [entry.name] : [],
      )
    },
    remove: (job) => rm(at(job), { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Undefined where it is not there, or not whole. */
async function read<Value>(file: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

export const readRunning = (folder: string) => read(path.join(folder, files.running), runningSchema)
export const readEnded = (folder: string) => read(path.join(folder, files.ended), endedSchema)
export const readFacts = (folder: string) => read(path.join(folder, files.facts), factsSchema)
