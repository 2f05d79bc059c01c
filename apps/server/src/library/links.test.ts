import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyWeights } from '../../testing/files.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'
import { readKeyFile } from '../providers/sealing.ts'
import { signedLinks } from './links.ts'

let studio: TestStudio
let asset: string
let other: string
/** Links as the studio makes them, at another time or with another key. */
let linksAt: (now: number, key?: Buffer) => ReturnType<typeof signedLinks>
beforeAll(async () => {
  studio = await openStudio()
  const weights = new Blob([Uint8Array.from(emptyWeights())], { type: 'application/octet-stream' })
  asset = (await studio.client.uploadAsset({ body: weights, query: {} })).id
  const { images } = await studio.until(await studio.ask(), 'completed')
  other = images[0]?.id ?? ''
  const own = await readKeyFile(studio.folder)
  linksAt = (now, key = own) => signedLinks(key, () => now)
})
afterAll(() => studio.close())

const status = async (path: string): Promise<number> => (await fetch(`${studio.url}${path}`)).status
const file = () => ({ id: asset, mediaType: 'application/x-safetensors' })
const hour = 3_600_000

describe('a link to a file', () => {
  it('gives the file to whoever has it, for an hour', async () => {
    expect(await status(linksAt(Date.now()).to(file()))).toBe(200)
    expect(await status(linksAt(Date.now() - hour + 60_000).to(file()))).toBe(200)
    expect(await status(linksAt(Date.now() - hour - 2_000).to(file()))).toBe(404)
  })

  it('is worth nothing when it is forged', async () => {
    const path = linksAt(Date.now()).to(file())
    const [, token = ''] = /links\/([^/]+)\//.exec(path) ?? []
    const [id = '', until = '', signature = ''] = token.split('.')
    const forged = [
      // Another file, a longer time, another end, none.
      `${other}.${until}.${signature}`,
      `${id}.${Number(until) + hour}.${signature}`,
      `${id}.${until}.${signature.slice(0, -2)}AA`,
      `${id}.${until}.`,
      `${id}.${until}`,
      `${id}..${signature}`,
      id,
      '.',
      `${uuidv7()}.${until}.${signature}`,
      "' or 1=1",
    ]
    for (const one of forged)
      expect(await status(`/api/links/${encodeURIComponent(one)}/file.safetensors`), one).toBe(404)
  })

  it('of another house, or of a file that is not there, opens nothing', async () => {
    expect(await status(linksAt(Date.now(), randomBytes(32)).to(file()))).toBe(404)
    expect(await status(linksAt(Date.now()).to({ ...file(), id: uuidv7() }))).toBe(404)
  })

  it('opens no other address', async () => {
    const [, token = ''] = /links\/([^/]+)\//.exec(linksAt(Date.now()).to(file())) ?? []
    for (const path of [`/api/assets/${token}`, `/api/links/${token}`, `/api/links/${token}/a/b`])
      expect(await status(path), path).not.toBe(200)
  })
})
