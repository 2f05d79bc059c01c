import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { models } from '@krya/catalog'
import { type Call, type Done, type InputFile, type Json, type Refused } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { birthOf } from './birth.ts'
import { type FakeInstallation, type Fate, installFake } from './fake.ts'
import { createKohya } from './index.ts'
import { kohyaSettings } from './settings.ts'

const http = createHttp()
let home = ''
let data = ''
let fake: FakeInstallation
let kohya: ReturnType<typeof createKohya>
const children: ChildProcess[] = []
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'krya-kohya-'))
  data = path.join(home, 'trainings')
  fake = installFake(path.join(home, 'sd scripts'))
  kohya = createKohya({ folder: data })
})
afterEach(async () => {
  for (const name of jobs()) await kohya.cancel?.(await handleOf(name), context())
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

const jobs = (): string[] => (existsSync(data) ? readdirSync(data).filter((name) => name !== 'home') : [])
const inJob = (...names: readonly string[]): string => path.join(data, 'job-1', ...names)
const running = () =>
  z.object({ pid: z.int(), birth: z.string() }).parse(JSON.parse(readFileSync(inJob('running.json'), 'utf8')))
const handleOf = async (job: string): Promise<Json> => ({
  job,
  home: readFileSync(path.join(data, 'home'), 'utf8'),
})
const context = (more: Record<string, Json> = {}) => ({
  settings: kohyaSettings.parse({ ...fake.settings, ...more }),
  http,
  signal: AbortSignal.timeout(20_000),
})

const pictureFile = async (id: string, more: Partial<InputFile> = {}): Promise<InputFile> => {
  const bytes = await sharp({ create: { width: 40, height: 24, channels: 4, background: '#f008' } })
    .png()
    .toBuffer()
  return { id, mediaType: 'image/png', width: 40, height: 24, bytes: async () => bytes, ...more }
}

async function callOf(
  endpoint: string,
  input: Record<string, Json> = {},
  more: Partial<Call<ReturnType<typeof kohyaSettings.parse>>> = {},
) {
  const ids = ['a', 'b', 'c', 'd']
  const pictures = await Promise.all(
    ids.map((id) => pictureFile(id, id === 'a' ? { prompt: 'a fox\nin {snow|rain}' } : {})),
  )
  return {
    operation: 'train-lora',
    endpoint,
    wire: null,
    input: { images: ids, trigger: 'zwx fox', learns: 'subject', training_steps: 100, ...input },
    files: new Map(pictures.map((one) => [one.id, one])),
    seeds: [1],
    idempotencyKey: 'job-1',
    onProgress: () => undefined,
    onPreview: () => undefined,
    ...context(),
    ...more,
  }
}

async function over(handle: Json): Promise<{ last: Done | Refused; progress: number[] }> {
  const progress: number[] = []
  for (;;) {
    const answer = await kohya.check(handle, context())
    if (answer.state !== 'running') return { last: answer, progress }
    if (answer.progress !== undefined) progress.push(answer.progress)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
async function submitted(endpoint = 'sdxl', input: Record<string, Json> = {}): Promise<Json> {
  const answer = await kohya.submit(await callOf(endpoint, input))
  if (answer.state !== 'accepted') throw new Error(answer.state)
  return answer.handle
}
const atStep = (step: number) =>
  expect.poll(() => readFileSync(inJob('log.txt'), 'utf8'), { timeout: 15_000 }).toContain(` ${step}/100 `)
const isGone = (pid: number) =>
  expect.poll(async () => await birthOf(pid), { timeout: 10_000 }).toBeUndefined()

describe('a training', () => {
  it('runs as sd-scripts is documented to be run, tells how far it is and gives the weights as a file', async () => {
    fake.set({ stepMs: 5 })
    const { last, progress } = await over(await submitted('sdxl', { parameters: { rank: 8 } }))
    if (last.state !== 'done') throw new Error(last.message)
    const [output] = last.outputs
    if (output === undefined || !('file' in output)) throw new Error('no file')
    expect(readFileSync(output.file).subarray(8).toString()).toMatch(
      /^\{"__metadata__":\{"ss_network_dim":"8","ss_training_comment":"Trigger word: zwx fox"/,
    )
    expect(output.metadata).toMatchObject({ base: 'sdxl.safetensors', steps: 100, rank: 8, loss: 0.113 })
    expect(last.warnings).toEqual([])
    expect(progress.length).toBeGreaterThan(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(Math.max(...progress)).toBeLessThan(1)
    const [start] = fake.starts()
    expect(start).toMatchObject({
      script: 'sdxl_train_network.py',
      cwd: fake.folder,
      launcher: expect.arrayContaining(['--num_processes=1', '--mixed_precision=bf16']),
      captions: ['zwx fox, a fox in {snow|rain}', 'zwx fox', 'zwx fox', 'zwx fox'],
      config: { pretrained_model_name_or_path: fake.settings['sdxl'], max_train_steps: 100 },
    })
  })

  it.each([
    ['sd15', 'train_network.py', {}],
    ['flux', 'flux_train_network.py', { blocks_to_swap: 18, clip_l: 'clip_l.safetensors' }],
  ])('of %s is by its own script, with arguments that it knows', async (endpoint, script, config) => {
    const parameters = endpoint === 'flux' ? { blocks_to_swap: 18 } : {}
    const { last } = await over(await submitted(endpoint, { parameters }))
    expect(last.state).toBe('done')
    expect(fake.starts()[0]).toMatchObject({
      script,
      config: { ...config, ...('clip_l' in config ? { clip_l: fake.settings['flux_clip_l'] } : {}) },
    })
  })

  it('learns a style by other words than a subject', async () => {
    await over(await submitted('sd15', { learns: 'style' }))
    expect(fake.starts()[0]?.captions.slice(0, 2)).toEqual([
      'a fox in {snow|rain}, in the style of zwx fox',
      'in the style of zwx fox',
    ])
  })

  it('takes a person’s words as words, whatever they look like', async () => {
    const trigger = '"\n]\n[x]\noutput_dir = "/tmp/$(id)" \\u0041 \\ 狐 \u{1f98a} \'\'\' # {a|b}'
    const { last } = await over(await submitted('sd15', { trigger }))
    expect(last.state).toBe('done')
    expect(fake.starts()[0]?.config).toMatchObject({
      training_comment: `Trigger word: ${trigger}`,
      output_dir: inJob('output'),
    })
  })

  it('shows pictures upright, opaque and no larger than they are learned at', async () => {
    fake.set({ end: 'never' })
    const lying = await sharp({ create: { width: 1600, height: 800, channels: 4, background: '#0000' } })
      .png()
      .withExif({ IFD0: { ImageDescription: 'x' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const call = await callOf('sd15', { parameters: { resolution: 512 } })
    const files = new Map(call.files).set('b', await pictureFile('b', { bytes: async () => lying }))
    await kohya.submit({ ...call, files })
    const facts = await sharp(inJob('pictures', '002.png')).metadata()
    expect(facts).toMatchObject({ width: 512, height: 1024, channels: 3 })
    const { dominant } = await sharp(inJob('pictures', '002.png')).stats()
    expect(dominant.r).toBeGreaterThan(240)
  })

  it('says which parameters it has no use for, and refuses those that do not fit', async () => {
    const { last } = await over(await submitted('sdxl', { parameters: { lora_rank: 4, blocks_to_swap: 3 } }))
    expect(last).toMatchObject({
      warnings: [
        { code: 'parameter-ignored', field: 'parameters.lora_rank' },
        { code: 'parameter-ignored', field: 'parameters.blocks_to_swap' },
      ],
    })
    await expect(submitted('sdxl', { parameters: { rank: 0 } })).rejects.toMatchObject({
      kind: 'rejected',
      billed: 'no',
      message: expect.stringContaining('parameters.rank'),
    })
  })

  it('is given what the model’s parameters are said to be', () => {
    for (const [endpoint, id] of [
      ['sdxl', 'here-sdxl-trainer'],
      ['sd15', 'here-sd15-trainer'],
      ['flux', 'here-flux-trainer'],
    ] as const) {
      const model = models.find((one) => one.id === id)
      expect(model?.offers).toMatchObject([{ provider: kohya.id, endpoint, operation: 'train-lora' }])
    }
  })

  it('gets nothing secret of the environment', async () => {
    process.env['FAL_KEY'] = 'id:secret'
    process.env['CUDA_VISIBLE_DEVICES'] = '0'
    try {
      await over(await submitted('sd15'))
    } finally {
      delete process.env['FAL_KEY']
      delete process.env['CUDA_VISIBLE_DEVICES']
    }
    const names = fake.starts()[0]?.env ?? []
    expect(names).toContain('CUDA_VISIBLE_DEVICES')
    expect(names).not.toContain('FAL_KEY')
  })
})

describe('its result', () => {
  it('is there until it was kept, however often it is asked for', async () => {
    const handle = await submitted('sd15')
    const first = (await over(handle)).last
    if (first.state !== 'done' || first.outputs[0] === undefined || !('file' in first.outputs[0]))
      throw new Error('not done')
    rmSync(first.outputs[0].file)
    const again = await kohya.check(handle, context())
    expect(again).toMatchObject({ state: 'done' })
    await kohya.forget?.(handle, context())
    expect(jobs()).toEqual([])
    expect(await kohya.check(handle, context())).toMatchObject({ state: 'refused', billed: 'no' })
  })
})

describe('a server that stops while it trains', () => {
  it('finds it by our key and goes on asking, and nothing is begun twice', async () => {
    fake.set({ stepMs: 20 })
    await submitted('sd15')
    await atStep(10)
    const next = createKohya({ folder: data })
    const found = await next.find?.('job-1', context())
    if (found === undefined) throw new Error('not found')
    expect(await next.check(found.handle, context())).toMatchObject({ state: 'running' })
    expect((await over(found.handle)).last.state).toBe('done')
    expect(fake.starts()).toHaveLength(1)
    expect(await next.find?.('job-2', context())).toBeUndefined()
  })

  it('says so when it stopped before it began', async () => {
    mkdirSync(inJob(), { recursive: true })
    const found = await kohya.find?.('job-1', context())
    if (found === undefined) throw new Error('not found')
    expect(await kohya.check(found.handle, context())).toMatchObject({ state: 'running' })
    const before = new Date(Date.now() - 120_000)
    utimesSync(inJob(), before, before)
    expect(await kohya.check(found.handle, context())).toMatchObject({
      state: 'refused',
      billed: 'no',
      message: expect.stringContaining('before the training began'),
    })
  })

  it('is told by another machine to ask again, not that it failed', async () => {
    const handle = await submitted('sd15')
    const other = createKohya({ folder: path.join(home, 'elsewhere') })
    await expect(other.check(handle, context())).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(other.cancel?.(handle, context())).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('ends what nobody asks after any more, before it begins the next', async () => {
    fake.set({ end: 'never' })
    await submitted('sd15')
    await atStep(20)
    const { pid } = running()
    await kohya.submit({ ...(await callOf('sd15')), idempotencyKey: 'job-2' })
    await isGone(pid)
    expect(jobs()).toEqual(['job-2'])
  })
})

describe('cancelling', () => {
  it('ends it with all its processes, and leaves nothing', async () => {
    fake.set({ end: 'never' })
    const handle = await submitted('sd15')
    await atStep(20)
    const { pid } = running()
    const [start] = fake.starts()
    await kohya.cancel?.(handle, context())
    await isGone(pid)
    await isGone(start?.pid ?? 0)
    expect(jobs()).toEqual([])
  })

  it('leaves a stranger alone that was given its number', async () => {
    fake.set({ end: 'never' })
    const handle = await submitted('sd15')
    await atStep(20)
    const ours = running()
    const [start] = fake.starts()
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true })
    children.push(stranger)
    process.kill(-ours.pid, 'SIGKILL')
    await isGone(start?.pid ?? 0)
    writeFileSync(inJob('running.json'), JSON.stringify({ pid: stranger.pid, birth: ours.birth }))
    expect(await kohya.check(handle, context())).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('ended from outside'),
    })
    await kohya.cancel?.(handle, context())
    expect(await birthOf(stranger.pid ?? 0)).toBeDefined()
  })
})

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
      process.kill(fake.starts()[0]?.pid ?? 0, 'SIGKILL')
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
    fake.set(fate ?? {})
    const handle = await submitted('sdxl')
    await breaks?.()
    const { last } = await over(handle)
    expect(last).toMatchObject({ state: 'refused', reason: 'failed', billed: 'no' })
    expect('message' in last ? last.message : '').toMatch(says)
    const [start] = fake.starts()
    await isGone(start?.pid ?? 0)
  })

  it('its numbers come apart, the result says that it is of no use', async () => {
    fake.set({ end: 'not-a-number' })
    expect((await over(await submitted('sd15'))).last).toMatchObject({
      state: 'done',
      warnings: [{ code: 'note', message: expect.stringContaining('came apart') }],
    })
  })

  const missing: readonly (readonly [string, () => Record<string, Json>, RegExp])[] = [
    ['the folder', () => ({ folder: path.join(home, 'nowhere') }), /KRYA_KOHYA_FOLDER: there is no folder/],
    ['Python', () => ({ python: path.join(home, 'python') }), /KRYA_KOHYA_PYTHON: .* no program/],
    [
      'a base model',
      () => ({ sdxl: path.join(home, 'gone.safetensors') }),
      /KRYA_KOHYA_SDXL: there is no file/,
    ],
    [
      'the script',
      () => {
        rmSync(path.join(fake.folder, 'sdxl_train_network.py'))
        return {}
      },
      /has no sdxl_train_network\.py/,
    ],
  ]
  it.each(missing)('%s is missing, it is told at once and in Settings', async (_, breaks, says) => {
    const settings = kohyaSettings.parse({ ...fake.settings, ...breaks() })
    const call = { ...(await callOf('sdxl')), settings }
    await expect(kohya.submit(call)).rejects.toMatchObject({
      kind: 'failed',
      billed: 'no',
      message: expect.stringMatching(says),
    })
    expect(await kohya.health(call)).toMatchObject({ ok: false, detail: expect.stringMatching(says) })
    expect(jobs()).toEqual([])
  })

  it('Python breaks, or lacks something, Settings says so', async () => {
    fake.set({ lacks: ['torch'] })
    expect(await kohya.health(context())).toMatchObject({
      ok: false,
      detail: expect.stringContaining('lacks torch'),
    })
    const broken = path.join(home, 'broken')
    writeFileSync(broken, '#!/bin/sh\necho boom >&2; exit 3\n')
    chmodSync(broken, 0o755)
    await expect(kohya.health(context({ python: broken }))).rejects.toMatchObject({
      message: expect.stringContaining('does not run'),
    })
  })

  it('a picture cannot be read, it is named and nothing is left', async () => {
    const call = await callOf('sd15')
    const files = new Map(call.files).set(
      'c',
      await pictureFile('c', { bytes: async () => Buffer.from('no picture') }),
    )
    await expect(kohya.submit({ ...call, files })).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('Picture 3'),
    })
    expect(jobs()).toEqual([])
  })
})

describe('an installation', () => {
  it('is found within kohya_ss, with the venv outside it', async () => {
    const outer = path.join(home, 'kohya_ss')
    const inner = installFake(path.join(outer, 'sd-scripts'))
    mkdirSync(path.join(outer, '.venv', 'bin'), { recursive: true })
    const python = path.join(outer, '.venv', 'bin', 'python')
    writeFileSync(python, `#!/bin/sh\nexec "${path.join(inner.folder, 'venv/bin/python')}" "$@"\n`)
    chmodSync(python, 0o755)
    expect(await kohya.health(context({ ...inner.settings, folder: outer }))).toMatchObject({
      ok: true,
      detail: expect.stringContaining('SDXL, Stable Diffusion 1.5, FLUX.1'),
    })
  })

  it('runs the families that are set whole, and says what is wanting', async () => {
    const { flux, folder, sd15 } = fake.settings
    const settings = kohyaSettings.parse({ folder, flux, sd15 })
    expect(['sd15', 'sdxl', 'flux', 'other'].filter((one) => kohya.runs?.(one, settings))).toEqual(['sd15'])
    expect(await kohya.health({ ...context(), settings })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('KRYA_KOHYA_FLUX_CLIP_L'),
    })
    const none = kohyaSettings.parse({ folder })
    expect(await kohya.health({ ...context(), settings: none })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('No base model'),
    })
  })
})
