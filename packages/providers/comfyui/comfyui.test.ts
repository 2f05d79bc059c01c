import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { liveModels, models } from '@krya/catalog'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { objectInfo } from './fake.ts'
import { Sockets } from './socket.ts'
import { validateGraph } from './validate.ts'
import { bindWorkflow, chooseFiles, choicesIn, graphSchema, withoutUnused, workflowOf } from './workflow.ts'

const names = readdirSync(new URL('workflows', import.meta.url)).map((file) => file.replace(/\.json$/, ''))

describe('the workflows', () => {
  it.each(names)('%s fits the nodes of a server, with the files it chooses there', async (name) => {
    const graph = workflowOf(name)
    await chooseFiles(graph, name, async (node, input) => choicesIn(objectInfo, node, input), undefined)
    expect(validateGraph(withoutUnused(graph), objectInfo)).toEqual([])
  })

  it.each(names)('%s is offered by a model, and every input that model binds is there', (name) => {
    const offers = [...models.flatMap((model) => model.offers), ...liveModels].filter(
      (offer) => offer.provider === 'comfyui' && offer.endpoint === name,
    )
    expect(offers.length).toBeGreaterThan(0)
    const graph = Object.values(workflowOf(name))
    for (const path of offers.flatMap(({ wire }) => Object.keys(wire ?? {}))) {
      const [title, input] = path.split('.')
      expect(
        graph.some((node) => node._meta?.title === title && input !== undefined && input in node.inputs),
        path,
      ).toBe(true)
    }
  })

  it('are bound by the titles of their nodes, and by nothing else', () => {
    const bound = bindWorkflow(workflowOf('sdxl.text-to-image'), {
      Prompt: { text: 'a fox' },
      Size: { width: 640, height: 512, colour: 'red' },
      Nobody: { text: 'x' },
    })
    const texts = Object.values(bound).map(({ inputs }) => inputs)
    expect(texts.some(({ text }) => text === 'a fox')).toBe(true)
    expect(texts.some(({ width, height }) => width === 640 && height === 512)).toBe(true)
    expect(JSON.stringify(bound)).not.toMatch(/colour|"x"/)
  })

  it('say which file a server lacks', async () => {
    await expect(chooseFiles(workflowOf('upscale'), 'upscale', async () => [], undefined)).rejects.toThrow(
      'ComfyUI has no file for UpscaleModelLoader that suits upscale.',
    )
    expect(() => workflowOf('../settings')).toThrow('There is no ComfyUI workflow')
  })

  it('are refused by the check when something is wrong with them', () => {
    const graph = graphSchema.parse(
      JSON.parse(readFileSync(new URL('workflows/sdxl.text-to-image.json', import.meta.url), 'utf8')),
    )
    const sampler = Object.values(graph).find(({ class_type }) => class_type === 'KSampler')
    if (sampler === undefined) throw new Error('no sampler')
    sampler.inputs['steps'] = 0
    sampler.inputs['model'] = ['2', 0]
    delete sampler.inputs['seed']
    expect(validateGraph(withoutUnused(graph), objectInfo)).toEqual([
      'CheckpointLoaderSimple: ckpt_name is not on offer: model.safetensors',
      'KSampler: seed is missing',
      'KSampler: steps is below 1',
      'KSampler: model gets CONDITIONING instead of MODEL',
    ])
  })
})

describe('the socket', () => {
  it('tells how far a job is and what it looks like, and comes back when it is dropped', async () => {
    const http = createServer()
    const server = new WebSocketServer({ server: http })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = http.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const url = `http://127.0.0.1:${port}`
    let connections = 0
    server.on('connection', (socket) => {
      connections += 1
      if (connections === 1) return void setTimeout(() => socket.terminate(), 50)
      socket.send(JSON.stringify({ type: 'execution_start', data: { prompt_id: 'job' } }))
      socket.send('not json')
      socket.send(
        JSON.stringify({ type: 'progress', data: { value: 5, max: 20, prompt_id: 'job', node: '5' } }),
      )
      const facts = Buffer.from(JSON.stringify({ prompt_id: 'job', image_type: 'image/png' }))
      const head = Buffer.alloc(8)
      head.writeUInt32BE(4, 0)
      head.writeUInt32BE(facts.length, 4)
      socket.send(Buffer.concat([head, facts, Buffer.from('picture')]))
      const plain = Buffer.alloc(8)
      plain.writeUInt32BE(1, 0)
      plain.writeUInt32BE(1, 4)
      socket.send(Buffer.concat([plain, Buffer.from('another')]))
      socket.send(Buffer.from([0, 0]))
    })
    const sockets = new Sockets('me')
    const seen: string[] = []
    sockets.listen(url, 'job', ({ bytes, mediaType }) =>
      seen.push(`${mediaType} ${Buffer.from(bytes).toString()}`),
    )
    await expect.poll(() => sockets.progressOf(url, 'job'), { timeout: 8_000 }).toBe(0.25)
    await expect.poll(() => seen).toEqual(['image/png picture', 'image/jpeg another'])
    expect(connections).toBe(2)
    sockets.stop(url, 'job')
    expect(sockets.progressOf(url, 'job')).toBeUndefined()
    sockets.close()
    server.close()
    http.close()
  })
})
