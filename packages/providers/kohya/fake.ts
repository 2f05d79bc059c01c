import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Json } from '@krya/provider-kit'
import { z } from 'zod'

/** How trainings of a fake installation go. */
export const fateSchema = z.object({
  end: z.enum([
    'done',
    'out-of-memory',
    'missing-module',
    'disk-full',
    'no-weights',
    'not-a-number',
    'never',
  ]),
  /** How long a step takes. */
  stepMs: z.number(),
  /** What Python says it lacks. */
  lacks: z.array(z.string()),
})
export type Fate = z.infer<typeof fateSchema>

/** What was asked of a fake installation. */
const startSchema = z.object({
  pid: z.int(),
  script: z.string(),
  cwd: z.string(),
  launcher: z.array(z.string()),
  config: z.record(z.string(), z.json()),
  dataset: z.json(),
  captions: z.array(z.string()),
  env: z.array(z.string()),
})
export type Start = z.infer<typeof startSchema>

export interface FakeInstallation {
  readonly folder: string
  /** Settings that lead to it, with every family there. */
  readonly settings: Record<string, Json>
  set(fate: Partial<Fate>): void
  /** Every training that was begun, in order. */
  starts(): Start[]
}

const python = fileURLToPath(new URL('fake-python.ts', import.meta.url))
const scripts = ['train_network.py', 'sdxl_train_network.py', 'flux_train_network.py']

/** A checkout of sd-scripts in this folder whose Python is a fake that follows its command line. */
export function installFake(folder: string): FakeInstallation {
  let fate: Fate = { end: 'done', stepMs: 1, lacks: [] }
  const bin = path.join(folder, 'venv', 'bin')
  mkdirSync(bin, { recursive: true })
  for (const script of scripts) writeFileSync(path.join(folder, script), '# a fake\n')
  const program = path.join(bin, 'python')
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${python}" "${folder}" "$@"\n`)
  chmodSync(program, 0o755)
  const base = (name: string): string => {
    const file = path.join(folder, `${name}.safetensors`)
    writeFileSync(file, 'weights')
    return file
  }
  const write = (): void => writeFileSync(path.join(folder, 'fate.json'), JSON.stringify(fate))
  write()
  return {
    folder,
    settings: {
      folder,
      sdxl: base('sdxl'),
      sd15: base('sd15'),
      flux: base('flux'),
      flux_clip_l: base('clip_l'),
      flux_t5xxl: base('t5xxl'),
      flux_ae: base('ae'),
      poll_seconds: 0.05,
    },
    set(change) {
      fate = { ...fate, ...change }
      write()
    },
    starts() {
      try {
        const lines = readFileSync(path.join(folder, 'starts.jsonl'), 'utf8').trim().split('\n')
        return lines.map((line) => startSchema.parse(JSON.parse(line)))
      } catch {
        return []
      }
    },
  }
}
