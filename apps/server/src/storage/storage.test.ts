import { createServer } from 'node:http'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { createDiskStorage } from './disk.ts'
import { createS3Storage } from './s3.ts'
import type { Storage, StoredStream } from './storage.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'krya-storage-'))
const s3 = await fakeS3()
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  s3.close()
})

const contentOf = async (found: StoredStream | null): Promise<string> =>
  found === null ? '' : (await buffer(found.stream)).toString()
const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const kinds: readonly (readonly [string, () => Promise<Storage>])[] = [
  ['disk', () => createDiskStorage(path.join(folder, 'a'))],
  [
    'S3',
    async () =>
      createS3Storage({
        endpoint: s3.url,
        region: 'us-east-1',
        bucket: 'files',
        accessKeyId: 'id',
        secretAccessKey: 'secret',
      }),
  ],
]

describe.each(kinds)('files on %s', (_, open) => {
  it('are there whole, replaced by writing again, and gone when deleted', async () => {
    const storage = await open()
    const facts = await storage.put('pictures/a/0.png', text('first'), { mediaType: 'image/png' })
    expect(facts).toEqual({
      bytes: 5,
      sha256: 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e',
    })
    await storage.put('pictures/a/0.png', text('second'), { mediaType: 'image/png' })
    const found = await storage.get('pictures/a/0.png')
    expect(found?.bytes).toBe(6)
    expect(await contentOf(found)).toBe('second')
    await storage.delete('pictures/a/0.png')
    expect(await storage.get('pictures/a/0.png')).toBeNull()
    await storage.delete('pictures/a/0.png')
  })

  it('are taken from a stream, when they are too large for memory', async () => {
    const storage = await open()
    const parts = [text('fir'), text('st')]
    const body = { bytes: 5, open: () => Readable.from(parts, { objectMode: false }) }
    const facts = await storage.putStream('pictures/b/0.tif', body, { mediaType: 'image/tiff' })
    expect(facts).toEqual({
      bytes: 5,
      sha256: 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e',
    })
    expect(await contentOf(await storage.get('pictures/b/0.tif'))).toBe('first')
    const broken = () =>
      Readable.from(
        (async function* () {
          yield text('fi')
          throw new Error('the disk went away')
        })(),
        { objectMode: false },
      )
    const half = storage.putStream(
      'pictures/c/0.tif',
      { bytes: 5, open: broken },
      { mediaType: 'image/tiff' },
    )
    await expect(half).rejects.toMatchObject({ code: 'storage_failed' })
    expect(await storage.get('pictures/c/0.tif')).toBeNull()
  })

  it('are read in part, their whole size told', async () => {
    const storage = await open()
    await storage.put('b.txt', text('0123456789'), { mediaType: 'text/plain' })
    const part = await storage.get('b.txt', { start: 2, end: 4 })
    expect(part?.bytes).toBe(10)
    expect(await contentOf(part)).toBe('234')
  })

  it('are removed with everything below a folder, and nothing beside it', async () => {
    const storage = await open()
    for (const key of ['c/1', 'c/d/2', 'cc/3']) await storage.put(key, text(key), { mediaType: 'text/plain' })
    await storage.deletePrefix('c/')
    expect(await storage.get('c/d/2')).toBeNull()
    expect(await storage.get('cc/3')).not.toBeNull()
  })

  it.each(['../secret', '/etc/passwd', 'a//b', 'a/../b', '.hidden', 'a\u0000b', ''])(
    'has no key “%s”',
    async (key) => {
      const storage = await open()
      await expect(storage.put(key, text('x'), { mediaType: 'text/plain' })).rejects.toThrow()
      await expect(storage.get(key)).rejects.toThrow()
    },
  )

  it('says whether it works', async () => {
    await expect((await open()).health()).resolves.toBeUndefined()
  })
})

describe('a full disk', () => {
  it('keeps nothing half-written and says that there is no room', async () => {
    const full = path.join(folder, 'full')
    const storage = await createDiskStorage(full, 10)
    await storage.put('a', text('12345678'), { mediaType: 'text/plain' })
    await expect(storage.put('b', text('123'), { mediaType: 'text/plain' })).rejects.toMatchObject({
      code: 'storage_full',
      status: 507,
    })
    expect(await storage.get('b')).toBeNull()
    await storage.delete('a')
    await storage.put('b', text('123'), { mediaType: 'text/plain' })
    const files = readdirSync(full, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.map(({ name }) => name)).toEqual(['b'])
  })
})

/** As much of Amazon's published S3 API as is used: put, get with range, delete, list, delete many, head bucket. */
async function fakeS3(): Promise<{ url: string; close: () => void }> {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, answer) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const key = decodeURIComponent(url.pathname.replace(/^\/files\/?/, ''))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const stored = objects.get(key)
      const reply = (
        status: number,
        content: string | Buffer = '',
        headers: Record<string, string> = {},
      ): void => void answer.writeHead(status, headers).end(content)
      if (!request.headers.authorization?.includes('AWS4-HMAC-SHA256')) return reply(403)
      if (request.method === 'HEAD') return reply(200)
      if (request.method === 'PUT') {
        objects.set(key, body)
        return reply(200, '', { etag: '"x"' })
      }
      if (request.method === 'DELETE') {
        objects.delete(key)
        return reply(204)
      }
      if (request.method === 'POST') {
        for (const match of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(match[1] ?? '')
        return reply(200, '<DeleteResult/>', { 'content-type': 'application/xml' })
      }
      if (key === '') {
        const keys = [...objects.keys()].filter((name) =>
          name.startsWith(url.searchParams.get('prefix') ?? ''),
        )
        return reply(
          200,
          `<ListBucketResult>${keys.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')}</ListBucketResult>`,
          { 'content-type': 'application/xml' },
        )
      }
      if (stored === undefined)
        return reply(404, '<Error><Code>NoSuchKey</Code></Error>', { 'content-type': 'application/xml' })
      const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
      if (range === null) return reply(200, stored, { 'content-length': String(stored.length) })
      const [start, end] = [Number(range[1]), Number(range[2])]
      return reply(206, stored.subarray(start, end + 1), {
        'content-range': `bytes ${start}-${end}/${stored.length}`,
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: () => server.close(),
  }
}
