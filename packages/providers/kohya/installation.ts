import { execFile } from 'node:child_process'
import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Health, ProviderError } from '@krya/provider-kit'
import { type Family, filesOf, wantedFamilies } from './families.ts'
import type { KohyaSettings } from './settings.ts'

const run = promisify(execFile)
/** What sd-scripts cannot do without; looking for them loads none. */
const modules = ['torch', 'accelerate', 'transformers', 'diffusers', 'safetensors', 'toml']
const question = `import sys, importlib.util as u
print(sys.version.split()[0], *[m for m in ${JSON.stringify(modules)} if u.find_spec(m) is None])`

/** What a training needs of this machine. */
export interface Installation {
  /** The folder of the scripts. */
  readonly folder: string
  /** The interpreter; a bare name where the system is to find it. */
  readonly python: string
}

/** The environment that goes on to Python: where its libraries, caches and graphics cards are, and nothing secret. */
export function passedOn(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const passes =
    /^(PATH|HOME|USER|LANG|LC_ALL|TZ|TMPDIR|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|XDG_CACHE_HOME|(HTTPS?|NO)_PROXY|SSL_CERT_(FILE|DIR)|HF_(HOME|ENDPOINT|HUB_CACHE|HUB_OFFLINE)|(CUDA|HIP|ROCR|HSA|MIOPEN|NCCL|PYTORCH)_\w+)$/i
  const kept = Object.entries(env).flatMap(([name, value]) =>
    passes.test(name) && value !== undefined ? [[name, value] as const] : [],
  )
  return { ...Object.fromEntries(kept), PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8' }
}

/** Where things are, as the settings and what lies there say. */
export async function installationOf({ folder, python }: KohyaSettings): Promise<Installation> {
  const within = path.join(folder, 'sd-scripts')
  const isOuter = !(await isFile(path.join(folder, 'train_network.py'))) && (await isFolder(within))
  const own = ['venv', '.venv'].map((name) => path.join(folder, name, 'bin', 'python'))
  const inner = ['venv', '.venv'].map((name) => path.join(within, name, 'bin', 'python'))
  for (const candidate of python === undefined ? [...own, ...inner] : [python])
    if (await isFile(candidate)) return { folder: isOuter ? within : folder, python: candidate }
  return { folder: isOuter ? within : folder, python: python ?? 'python3' }
}

/**
 * Makes sure that a family can be trained, so that what is wrong is told in words and not by Python.
 * @returns the files it is trained on, by their argument
 * @throws ProviderError billed `no`
 */
export async function assertReady(
  family: Family,
  { folder, python }: Installation,
  settings: KohyaSettings,
): Promise<Record<string, string>> {
  const problem = (await problemOf(folder, python)) ?? (await problemWith(family, folder, settings))
  const files = filesOf(family, settings)
  if (problem === undefined && files !== undefined) return files
  throw new ProviderError('failed', problem ?? `No files are set for ${family.title}.`, { billed: 'no' })
}

/** Whether trainings can be had, asked of the disk and of Python itself. */
export async function healthOf(settings: KohyaSettings, signal: AbortSignal): Promise<Health> {
  const { folder, python } = await installationOf(settings)
  const wanted = wantedFamilies(settings)
  const problems = await Promise.all([
    problemOf(folder, python),
    ...wanted.map((family) => problemWith(family, folder, settings)),
  ])
  if (wanted.length === 0)
    problems.push('No base model is set: name one by KRYA_KOHYA_SDXL, KRYA_KOHYA_SD15 or KRYA_KOHYA_FLUX.')
  const told = problems.filter((problem) => problem !== undefined)
  if (told.length > 0) return { ok: false, detail: told.join(' ') }
  const [version = '?', ...missing] = await askPython(python, signal)
  if (missing.length > 0)
    return {
      ok: false,
      detail: `${python} lacks ${missing.join(', ')}: install what requirements.txt of sd-scripts names.`,
    }
  const titles = wanted.map(({ title }) => title).join(', ')
  return { ok: true, detail: `Python ${version}, and all it needs; it trains ${titles}.` }
}

async function askPython(python: string, signal: AbortSignal): Promise<string[]> {
  try {
    const { stdout } = await run(python, ['-c', question], { env: passedOn(), signal })
    return stdout.trim().split(/\s+/)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : ''
    throw new ProviderError('failed', `${python} does not run: ${reason.slice(0, 300)}`, {
      billed: 'no',
      cause: error,
    })
  }
}

async function problemOf(folder: string, python: string): Promise<string | undefined> {
  if (!(await isFolder(folder))) return `KRYA_KOHYA_FOLDER: there is no folder ${folder}.`
  if (path.isAbsolute(python) && !(await isRunnable(python)))
    return `KRYA_KOHYA_PYTHON: ${python} is no program that can be run.`
  return undefined
}

async function problemWith(
  family: Family,
  folder: string,
  settings: KohyaSettings,
): Promise<string | undefined> {
  if (!(await isFile(path.join(folder, family.script))))
    return `KRYA_KOHYA_FOLDER: ${folder} has no ${family.script}; it must be a checkout of kohya-ss/sd-scripts.`
  for (const field of Object.values(family.files)) {
    const name = `KRYA_KOHYA_${field.toUpperCase()}`
    const file = settings[field]
    if (file === undefined) return `${name}: ${family.title} needs it, too.`
    const isThere = await access(file, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (!isThere) return `${name}: there is no file ${file} that can be read.`
  }
  return undefined
}

const isFile = async (place: string): Promise<boolean> =>
  (await stat(place).catch(() => undefined))?.isFile() ?? false
const isFolder = async (place: string): Promise<boolean> =>
  (await stat(place).catch(() => undefined))?.isDirectory() ?? false
const isRunnable = async (place: string): Promise<boolean> =>
  (await isFile(place)) &&
  access(place, constants.X_OK).then(
    () => true,
    () => false,
  )
