import { ApiError } from '@krya/client'
import type { DocumentContent, DocumentLayer } from '@krya/contracts'
import { existsSync } from 'node:fs'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudio, type TestStudio } from '../../testing/studio.ts'
import { openEmbedded } from '../db/embedded.ts'
import { documents, users } from '../db/schema/index.ts'
import { openQueue } from '../queue/queue.ts'
import { createDiskStorage } from '../storage/disk.ts'
import { createDocuments } from './documents.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio({ providers: [] })
})
afterAll(() => studio.close())

const none = '01999999-9999-7999-8999-999999999999'
const png = { type: 'image/png' }
const pixels = async (width = 8, height = 8) =>
  new Blob(
    [
      await sharp({ create: { width, height, channels: 4, background: '#c0ffee80' } })
        .png()
        .toBuffer(),
    ],
    png,
  )
const begin = (name = 'Poster') => studio.client.createDocument({ body: { name, width: 640, height: 480 } })
const layer = (file: string): DocumentLayer => ({
  kind: 'pixels',
  id: none,
  group: null,
  solid: { kind: 'cone', across: -40, down: 12, colour: '#c8a98a' },
  name: 'Sky',
  visible: true,
  locked: false,
  opacity: 0.5,
  blend: 'multiply',
  mask: null,
  x: -12.5,
  y: 3,
  scale_x: -1,
  scale_y: 2,
  rotation: 30,
  file,
  width: 8,
  height: 8,
})
const withLayers = (...layers: DocumentLayer[]): DocumentContent => ({
  version: 1,
  width: 640,
  height: 480,
  layers,
})
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing went wrong',
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  )

describe('a document', () => {
  it('opens exactly as it was saved, pixels and all', async () => {
    const { id, content, revision } = await begin()
    expect({ content, revision }).toEqual({ content: withLayers(), revision: 0 })
    const body = await pixels()
    const file = await studio.client.addDocumentFile({ params: { id }, body })
    const saved = await studio.client.saveDocument({
      params: { id },
      body: { revision: 0, name: 'Poster, second', content: withLayers(layer(file.id)), thumbnail: file.id },
    })
    expect(saved).toMatchObject({ revision: 1, name: 'Poster, second' })
    const opened = await studio.client.getDocument({ params: { id } })
    expect(opened.content).toEqual(withLayers(layer(file.id)))
    const stored = await fetch(`${studio.url}${opened.thumbnail_url}`)
    expect(Buffer.from(await stored.arrayBuffer())).toEqual(Buffer.from(await body.arrayBuffer()))
    expect(stored.headers.get('cache-control')).toContain('immutable')
  })

  it('is not written over by a page that did not see the last save', async () => {
    const { id } = await begin()
    const save = (revision: number) =>
      studio.client.saveDocument({ params: { id }, body: { revision, name: 'x', content: withLayers() } })
    await save(0)
    expect(await codeOf(save(0))).toBe('document_changed')
    expect((await save(1)).revision).toBe(2)
    const race = await Promise.all([codeOf(save(2)), codeOf(save(2))])
    expect(race.toSorted()).toEqual(['document_changed', 'nothing went wrong'])
  })

  it('names only files of its own', async () => {
    const [one, other] = [await begin(), await begin()]
    const { id: file } = await studio.client.addDocumentFile({
      params: { id: other.id },
      body: await pixels(),
    })
    const body = { revision: 0, name: 'x', content: withLayers(layer(file)) }
    expect(await codeOf(studio.client.saveDocument({ params: { id: one.id }, body }))).toBe('missing_file')
    const path = `${studio.url}/api/documents/${one.id}/files/${file}`
    expect((await fetch(path)).status).toBe(404)
  })

  it('keeps no pixels that a save replaced', async () => {
    const { id } = await begin()
    const add = async () => (await studio.client.addDocumentFile({ params: { id }, body: await pixels() })).id
    const [first, second, waiting] = [await add(), await add(), await add()]
    const save = (revision: number, ...files: string[]) =>
      studio.client.saveDocument({
        params: { id },
        body: { revision, name: 'x', content: withLayers(...files.map(layer)), thumbnail: files[0] },
      })
    await save(0, first)
    await save(1, second)
    const there = async (file: string) =>
      (await fetch(`${studio.url}/api/documents/${id}/files/${file}`)).status
    // What another page put beside it, and has not saved yet, stays.
    expect([await there(first), await there(second), await there(waiting)]).toEqual([404, 200, 200])
    expect(await codeOf(save(2, first))).toBe('missing_file')
    expect((await save(2, second, waiting)).revision).toBe(3)
  })

  it('is listed by its last change, page by page, and removed with its files', async () => {
    const [first, second] = [await begin('first'), await begin('second')]
    const { id: file } = await studio.client.addDocumentFile({
      params: { id: first.id },
      body: await pixels(),
    })
    await studio.client.saveDocument({
      params: { id: first.id },
      body: { revision: 0, name: 'first', content: withLayers(layer(file)) },
    })
    const page = await studio.client.listDocuments({ query: { limit: 1 } })
    expect(page.items.map(({ name }) => name)).toEqual(['first'])
    const next = await studio.client.listDocuments({ query: { limit: 1, cursor: page.next ?? '' } })
    expect(next.items.map(({ id }) => id)).toEqual([second.id])
    expect(existsSync(`${studio.folder}/files/documents/${first.id}/${file}.png`)).toBe(true)
    await studio.client.removeDocument({ params: { id: first.id } })
    expect(await codeOf(studio.client.getDocument({ params: { id: first.id } }))).toBe('not_found')
    await expect
      .poll(() => existsSync(`${studio.folder}/files/documents/${first.id}/${file}.png`), { timeout: 10_000 })
      .toBe(false)
  })

  it('refuses what is no layer, in words', async () => {
    const { id } = await begin()
    const put = async (bytes: Blob) => codeOf(studio.client.addDocumentFile({ params: { id }, body: bytes }))
    expect(await put(new Blob(['GIF89a'], png))).toBe('unreadable_file')
    expect(await put(await pixels(9000, 1))).toBe('unreadable_file')
    expect(await put(new Blob([], png))).toBe('unreadable_file')
    const save = (change: object) =>
      fetch(`${studio.url}/api/documents/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ revision: 0, name: 'x', content: withLayers(), ...change }),
      })
    for (const change of [
      { name: '  ' },
      { content: { ...withLayers(), width: 100_000 } },
      { content: { ...withLayers(), layers: [{ ...layer(none), blend: 'sparkle' }] } },
      { content: { ...withLayers(), layers: [{ ...layer(none), opacity: 3 }] } },
    ]) {
      const answer = await save(change)
      expect(answer.status, JSON.stringify(change)).toBe(400)
    }
    expect(await codeOf(studio.client.listDocuments({ query: { cursor: 'x' } }))).toBe('invalid_input')
    expect(await codeOf(studio.client.removeDocument({ params: { id: none } }))).toBe('not_found')
    expect(await codeOf(studio.client.addDocumentFile({ params: { id: none }, body: await pixels() }))).toBe(
      'not_found',
    )
  })
})

describe('groups of a document', () => {
  const uuid = (last: number) => `01999999-9999-7999-8999-99999999990${last}`
  const group = (last: number, around: number | null = null): DocumentLayer => ({
    kind: 'group',
    id: uuid(last),
    group: around === null ? null : uuid(around),
    name: `Group ${last}`,
    visible: true,
    locked: false,
    opacity: 1,
    blend: 'pass-through',
    mask: null,
    collapsed: true,
  })
  const inGroup = (last: number, around: number | null): DocumentLayer => ({
    kind: 'adjustment',
    id: uuid(last),
    group: around === null ? null : uuid(around),
    name: 'Exposure',
    visible: true,
    locked: false,
    opacity: 1,
    blend: 'normal',
    mask: null,
    adjustments: [],
  })
  const save = (id: string, layers: unknown[]) =>
    fetch(`${studio.url}/api/documents/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: 0, name: 'x', content: { ...withLayers(), layers } }),
    })

  it('are kept as they were, one in another', async () => {
    const { id } = await begin()
    const layers = [inGroup(1, 4), inGroup(2, 3), group(3, 4), group(4), inGroup(5, null)]
    expect((await save(id, layers)).status).toBe(200)
    expect((await studio.client.getDocument({ params: { id } })).content.layers).toEqual(layers)
  })

  it('are not asked for: layers that were saved before there were any are in none', async () => {
    const { group: _, ...old } = inGroup(1, null)
    const { id } = await begin()
    expect((await save(id, [old])).status).toBe(200)
    expect((await studio.client.getDocument({ params: { id } })).content.layers).toEqual([inGroup(1, null)])
    // As it lies in the database of a studio that knew of none.
    const database = await openEmbedded('memory')
    const [ownerId, kept] = [uuidv7(), uuidv7()]
    await database.db.insert(users).values({ id: ownerId, name: 'somebody' })
    const content = { ...withLayers(), layers: [old] }
    await database.db.insert(documents).values({ id: kept, ownerId, name: 'Old', content })
    const queue = await openQueue(database, (error) => {
      throw error
    })
    const library = createDocuments(database.db, queue, await createDiskStorage(studio.folder))
    const opened = await library.get({ ownerId }, kept)
    expect(opened.content).toEqual(withLayers(inGroup(1, null)))
    await queue.stop()
    await database.close()
  })

  it('are refused where they do not hold together, and the layer is named that does not', async () => {
    const { id } = await begin()
    const deep = Array.from({ length: 9 }, (_, at) => group(at, at === 8 ? null : at + 1))
    for (const [layers, field] of [
      [[inGroup(1, 7), group(3)], 'layers.0.group'],
      [[group(3, 4), group(4, 3)], 'layers.1.group'],
      [[group(3, 3)], 'layers.0.group'],
      [[inGroup(1, 3), inGroup(2, null), group(3)], 'layers.0.group'],
      [[group(3), inGroup(1, 3)], 'layers.1.group'],
      [[group(3), group(3)], 'layers.0.id'],
      [deep, 'layers.0.group'],
      [[{ ...group(3), blend: 'dissolve' }], 'layers.0.blend'],
      [[{ ...inGroup(1, null), blend: 'pass-through' }], 'layers.0.blend'],
    ] as const) {
      const answer = await save(id, [...layers])
      expect(answer.status).toBe(400)
      const { error } = z
        .object({ error: z.object({ code: z.string(), message: z.string() }) })
        .parse(await answer.json())
      expect(error.code).toBe('invalid_input')
      expect(error.message).toContain(field)
    }
  })
})

describe('a picture that only one request needs', () => {
  it('is not in the library, and is there by its id', async () => {
    const { id } = await studio.client.uploadAsset({ body: await pixels(), query: { listed: 'false' } })
    const { items } = await studio.client.listAssets()
    expect(items).toEqual([])
    expect((await studio.client.describeAsset({ params: { id } })).width).toBe(8)
  })
})
