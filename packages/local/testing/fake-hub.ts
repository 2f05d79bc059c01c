import { createHash } from 'node:crypto'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'

const hash = (kind: 'sha256' | 'sha1', bytes: Uint8Array, before = ''): string =>
  createHash(kind).update(before).update(bytes).digest('hex')

/**
 * Hugging Face's hub as far as models need it: the listing of a repository, with SHA-256 for large files and git's
 * own names for small ones, and files from any byte on.
 * https://huggingface.co/docs/hub/api
 */
export async function startFakeHub(
  repos: Readonly<Record<string, ReadonlyMap<string, Uint8Array>>>,
): Promise<FakeServer> {
  return startFake(({ path, headers }) => {
    if (path === '/api/models') return { json: [] }
    for (const [repo, files] of Object.entries(repos)) {
      if (path === `/api/models/${repo}/tree/main`) return { json: listed(files) }
      const bytes = files.get(path.replace(`/${repo}/resolve/main/`, ''))
      if (bytes === undefined) continue
      const from = Number(/^bytes=(\d+)-$/.exec(headers['range'] ?? '')?.[1] ?? 0)
      return from === 0 ? { bytes } : { status: 206, bytes: bytes.subarray(from) }
    }
    return undefined
  })
}

const listed = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([path, bytes]) => ({
    type: 'file',
    path,
    size: bytes.byteLength,
    oid: hash('sha1', bytes, `blob ${bytes.byteLength}\0`),
    ...(path.endsWith('.onnx') ? { lfs: { oid: hash('sha256', bytes), size: bytes.byteLength } } : {}),
  }))
