import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { models } from '@krya/catalog'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { birthOf } from './birth.ts'
import { familyOf } from './families.ts'
import { createKohya } from './index.ts'
import { requestOf } from './request.ts'
import { useTrial } from './trial.ts'

const trial = useTrial()
const { jobs, inJob, running, context, pictureFile, callOf, over, submitted, atStep, isGone } = trial

describe('a training', () => {
  it('runs as sd-scripts is documented to be run, tells how far it is and gives the weights as a file', async () => {
    trial.fake.set({ stepMs: 5 })
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
    const [start] = trial.fake.starts()
    expect(start).toMatchObject({
      script: 'sdxl_train_network.py',
      cwd: trial.fake.folder,
      launcher: expect.arrayContaining(['--num_processes=1', '--mixed_precision=bf16']),
      captions: ['zwx fox, a fox in {snow|rain}', 'zwx fox', 'zwx fox', 'zwx fox'],
      config: { pretrained_model_name_or_path: trial.fake.settings['sdxl'], max_train_steps: 100 },
    })
  })

  it.each([
    ['sd15', 'train_network.py', {}],
    ['flux', 'flux_train_network.py', { blocks_to_swap: 18, clip_l: 'clip_l.safetensors' }],
  ])('of %s is by its own script, with arguments that it knows', async (endpoint, script, config) => {
    const parameters = endpoint === 'flux' ? { blocks_to_swap: 18 } : {}
    const { last } = await over(await submitted(endpoint, { parameters }))
    expect(last.state).toBe('done')
    expect(trial.fake.starts()[0]).toMatchObject({
      script,
      config: { ...config, ...('clip_l' in config ? { clip_l: trial.fake.settings['flux_clip_l'] } : {}) },
    })
  })

  it('learns a style by other words than a subject', async () => {
    await over(await submitted('sd15', { learns: 'style' }))
    expect(trial.fake.starts()[0]?.captions.slice(0, 2)).toEqual([
      'a fox in {snow|rain}, in the style of zwx fox',
      'in the style of zwx fox',
    ])
  })

  it('takes a person’s words as words, whatever they look like', async () => {
    const trigger = '"\n]\n[x]\noutput_dir = "/tmp/$(id)" \\u0041 \\ 狐 \u{1f98a} \'\'\' # {a|b}'
    const { last } = await over(await submitted('sd15', { trigger }))
    expect(last.state).toBe('done')
    expect(trial.fake.starts()[0]?.config).toMatchObject({
      training_comment: `Trigger word: ${trigger}`,
      output_dir: inJob('output'),
    })
  })

  it('shows pictures upright, opaque and no larger than they are learned at', async () => {
    trial.fake.set({ end: 'never' })
    const lying = await sharp({ create: { width: 1600, height: 800, channels: 4, background: '#0000' } })
      .png()
      .withExif({ IFD0: { ImageDescription: 'x' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const call = await callOf('sd15', { parameters: { resolution: 512 } })
    const files = new Map(call.files).set('b', await pictureFile('b', { bytes: async () => lying }))
    await trial.kohya.submit({ ...call, files })
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

  it('has the parameters, and the defaults, that the catalog tells of', async () => {
    const trainers = models.filter(({ offers }) => offers.some(({ provider }) => provider === trial.kohya.id))
    expect(trainers).toHaveLength(3)
    for (const { extra, offers } of trainers) {
      const { properties } = z
        .object({ properties: z.record(z.string(), z.object({ default: z.number() })) })
        .parse(extra)
      const parameters = Object.fromEntries(
        Object.entries(properties).map(([name, about]) => [name, about.default]),
      )
      const endpoint = offers[0]?.endpoint ?? ''
      const family = familyOf(endpoint)
      if (family === undefined) throw new Error(`no family ${endpoint}`)
      const { pictures: _, ...said } = requestOf(await callOf(endpoint, { parameters }), family)
      const { pictures: __, ...meant } = requestOf(await callOf(endpoint), family)
      expect(said).toEqual(meant)
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
    const names = trial.fake.starts()[0]?.env ?? []
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
    const again = await trial.kohya.check(handle, context())
    expect(again).toMatchObject({ state: 'done' })
    await trial.kohya.forget?.(handle, context())
    expect(jobs()).toEqual([])
    expect(await trial.kohya.check(handle, context())).toMatchObject({ state: 'refused', billed: 'no' })
  })
})

describe('a server that stops while it trains', () => {
  it('finds it by our key and goes on asking, and nothing is begun twice', async () => {
    trial.fake.set({ stepMs: 20 })
    await submitted('sd15')
    await atStep(10)
    const next = createKohya({ folder: trial.data })
    const found = await next.find?.('job-1', context())
    if (found === undefined) throw new Error('not found')
    expect(await next.check(found.handle, context())).toMatchObject({ state: 'running' })
    expect((await over(found.handle)).last.state).toBe('done')
    expect(trial.fake.starts()).toHaveLength(1)
    expect(await next.find?.('job-2', context())).toBeUndefined()
  })

  it('says so when it stopped before it began', async () => {
    mkdirSync(inJob(), { recursive: true })
    const found = await trial.kohya.find?.('job-1', context())
    if (found === undefined) throw new Error('not found')
    expect(await trial.kohya.check(found.handle, context())).toMatchObject({ state: 'running' })
    const before = new Date(Date.now() - 120_000)
    utimesSync(inJob(), before, before)
    expect(await trial.kohya.check(found.handle, context())).toMatchObject({
      state: 'refused',
      billed: 'no',
      message: expect.stringContaining('before the training began'),
    })
  })

  it('is told by another machine to ask again, not that it failed', async () => {
    const handle = await submitted('sd15')
    const other = createKohya({ folder: path.join(trial.home, 'elsewhere') })
    await expect(other.check(handle, context())).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(other.cancel?.(handle, context())).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('ends what nobody asks after any more, before it begins the next', async () => {
    trial.fake.set({ end: 'never' })
    await submitted('sd15')
    await atStep(20)
    const { pid } = running()
    await trial.kohya.submit({ ...(await callOf('sd15')), idempotencyKey: 'job-2' })
    await isGone(pid)
    expect(jobs()).toEqual(['job-2'])
  })
})

describe('cancelling', () => {
  it('ends it with all its processes, and leaves nothing', async () => {
    trial.fake.set({ end: 'never' })
    const handle = await submitted('sd15')
    await atStep(20)
    const { pid } = running()
    const [start] = trial.fake.starts()
    await trial.kohya.cancel?.(handle, context())
    await isGone(pid)
    await isGone(start?.pid ?? 0)
    expect(jobs()).toEqual([])
  })

  it('leaves a stranger alone that was given its number', async () => {
    trial.fake.set({ end: 'never' })
    const handle = await submitted('sd15')
    await atStep(20)
    const ours = running()
    const [start] = trial.fake.starts()
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true })
    onTestFinished(() => void stranger.kill('SIGKILL'))
    process.kill(-ours.pid, 'SIGKILL')
    await isGone(start?.pid ?? 0)
    writeFileSync(inJob('running.json'), JSON.stringify({ pid: stranger.pid, birth: ours.birth }))
    expect(await trial.kohya.check(handle, context())).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('ended from outside'),
    })
    await trial.kohya.cancel?.(handle, context())
    expect(await birthOf(stranger.pid ?? 0)).toBeDefined()
  })
})
