import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Json } from '@krya/provider-kit'
import { describe, expect, it } from 'vitest'
import { type Fate, installFake } from './fake.ts'
import { kohyaSettings } from './settings.ts'
import { useTrial } from './trial.ts'

const trial = useTrial()
const { jobs, running, context, pictureFile, callOf, over, submitted, atStep, isGone } = trial

interface Fault {
  readonly name: string
  readonly fate?: Partial<Fate>
  breaks?(): void | Promise<void>
  readonly says: RegExp
}
const faults: readonly Fault[] = [
  {
    name: 'the card runs out of memory',
    fate: { end: 'out-of-memory' },
    says: /ran out of memory.*CUDA out of memory/,
  },
  { name: 'a library is missing', fate: { end: 'missing-module' }, says: /lacks a library.*voluptuous/ },
  { name: 'the disk fills up', fate: { end: 'disk-full' }, says: /disk is full.*No space left/ },
  { name: 'there are no weights at its end', fate: { end: 'no-weights' }, says: /without weights/ },
  {
    name: 'Python is ended from outside',
    fate: { end: 'never' },
    async breaks() {
      await atStep(20)
      process.kill(trial.fake.starts()[0]?.pid ?? 0, 'SIGKILL')
    },
    says: /ended from outside.*ran out of main memory/,
  },
  {
    name: 'all of it is ended from outside',
    fate: { end: 'never' },
    async breaks() {
      await atStep(20)
      process.kill(-running().pid, 'SIGKILL')
    },
    says: /ended from outside/,
  },
  {
    name: 'only its keeper is ended',
    fate: { end: 'never' },
    async breaks() {
      await atStep(20)
      process.kill(running().pid, 'SIGKILL')
    },
    says: /ended from outside/,
  },
]

describe('when', () => {
  it.each(faults)('$name, it says so in words, and nothing was charged', async ({ fate, breaks, says }) => {
    trial.fake.set(fate ?? {})
    const handle = await submitted('sdxl')
    await breaks?.()
    const { last } = await over(handle)
    expect(last).toMatchObject({ state: 'refused', reason: 'failed', billed: 'no' })
    expect('message' in last ? last.message : '').toMatch(says)
    const [start] = trial.fake.starts()
    await isGone(start?.pid ?? 0)
  })

  it('its numbers come apart, the result says that it is of no use', async () => {
    trial.fake.set({ end: 'not-a-number' })
    expect((await over(await submitted('sd15'))).last).toMatchObject({
      state: 'done',
      warnings: [{ code: 'note', message: expect.stringContaining('came apart') }],
    })
  })

  const missing: readonly (readonly [string, () => Record<string, Json>, RegExp])[] = [
    [
      'the folder',
      () => ({ folder: path.join(trial.home, 'nowhere') }),
      /KRYA_KOHYA_FOLDER: there is no folder/,
    ],
    ['Python', () => ({ python: path.join(trial.home, 'python') }), /KRYA_KOHYA_PYTHON: .* no program/],
    [
      'a base model',
      () => ({ sdxl: path.join(trial.home, 'gone.safetensors') }),
      /KRYA_KOHYA_SDXL: there is no file/,
    ],
    [
      'the script',
      () => {
        rmSync(path.join(trial.fake.folder, 'sdxl_train_network.py'))
        return {}
      },
      /has no sdxl_train_network\.py/,
    ],
  ]
  it.each(missing)('%s is missing, it is told at once and in Settings', async (_, breaks, says) => {
    const settings = kohyaSettings.parse({ ...trial.fake.settings, ...breaks() })
    const call = { ...(await callOf('sdxl')), settings }
    await expect(trial.kohya.submit(call)).rejects.toMatchObject({
      kind: 'failed',
      billed: 'no',
      message: expect.stringMatching(says),
    })
    expect(await trial.kohya.health(call)).toMatchObject({ ok: false, detail: expect.stringMatching(says) })
    expect(jobs()).toEqual([])
  })

  it('Python breaks, or lacks something, Settings says so', async () => {
    trial.fake.set({ lacks: ['torch'] })
    expect(await trial.kohya.health(context())).toMatchObject({
      ok: false,
      detail: expect.stringContaining('lacks torch'),
    })
    const broken = path.join(trial.home, 'broken')
    writeFileSync(broken, '#!/bin/sh\necho boom >&2; exit 3\n')
    chmodSync(broken, 0o755)
    await expect(trial.kohya.health(context({ python: broken }))).rejects.toMatchObject({
      message: expect.stringContaining('does not run'),
    })
  })

  it('a picture cannot be read, it is named and nothing is left', async () => {
    const call = await callOf('sd15')
    const files = new Map(call.files).set(
      'c',
      await pictureFile('c', { bytes: async () => Buffer.from('no picture') }),
    )
    await expect(trial.kohya.submit({ ...call, files })).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('Picture 3'),
    })
    expect(jobs()).toEqual([])
  })
})

describe('an installation', () => {
  it('is found within kohya_ss, with the venv outside it', async () => {
    const outer = path.join(trial.home, 'kohya_ss')
    const inner = installFake(path.join(outer, 'sd-scripts'))
    mkdirSync(path.join(outer, '.venv', 'bin'), { recursive: true })
    const python = path.join(outer, '.venv', 'bin', 'python')
    writeFileSync(python, `#!/bin/sh\nexec "${path.join(inner.folder, 'venv/bin/python')}" "$@"\n`)
    chmodSync(python, 0o755)
    expect(await trial.kohya.health(context({ ...inner.settings, folder: outer }))).toMatchObject({
      ok: true,
      detail: expect.stringContaining('SDXL, Stable Diffusion 1.5, FLUX.1'),
    })
  })

  it('runs the families that are set whole, and says what is wanting', async () => {
    const { flux, folder, sd15 } = trial.fake.settings
    const settings = kohyaSettings.parse({ folder, flux, sd15 })
    expect(['sd15', 'sdxl', 'flux', 'other'].filter((one) => trial.kohya.runs?.(one, settings))).toEqual([
      'sd15',
    ])
    expect(await trial.kohya.health({ ...context(), settings })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('KRYA_KOHYA_FLUX_CLIP_L'),
    })
    const none = kohyaSettings.parse({ folder })
    expect(await trial.kohya.health({ ...context(), settings: none })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('No base model'),
    })
  })
})
