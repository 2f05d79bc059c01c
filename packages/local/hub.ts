import { type Http, ProviderError } from '@krya/provider-kit'
import { z } from 'zod'
import type { LocalModel } from './document.ts'

/** Where models come from: Hugging Face, or a server that answers as it does. */
export interface Hub {
  readonly url: string
  readonly http: Http
}

/** One file of a model, with what it must turn out to be. */
export interface HubFile {
  /** Folder and name. */
  readonly path: string
  readonly url: string
  readonly bytes: number
  readonly checksum: { readonly kind: 'sha256' | 'git-blob'; readonly value: string }
}

const tree = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.int().nonnegative(),
    oid: z.string(),
    lfs: z.object({ oid: z.string() }).optional(),
  }),
)

/** What onnxruntime and the tokenizer read; a repository holds the same weights for others too. */
const wanted = /^\w+\/(?:\w[\w.-]*\.onnx(?:[._]data)?|\w[\w.-]*\.pb|vocab\.json|merges\.txt)$/

/** The files of a model, as its repositories list them now. @throws ProviderError */
export async function filesOf(
  model: LocalModel,
  { url, http }: Hub,
  signal: AbortSignal,
): Promise<HubFile[]> {
  const files: HubFile[] = []
  for (const { repo, revision, folders } of model.sources) {
    const answer = await http.send(
      { method: 'GET', url: `${url}/api/models/${repo}/tree/${revision}?recursive=true` },
      signal,
    )
    if (answer.status !== 200) throw unlisted(repo, url, answer.status)
    const listed = tree.safeParse(answer.json())
    if (!listed.success)
      throw new ProviderError(
        'malformed-answer',
        `${new URL(url).host} lists ${repo} in a way unknown here.`,
        {
          billed: 'no',
        },
      )
    for (const { type, path, size, oid, lfs } of listed.data) {
      const [folder = ''] = path.split('/')
      if (type !== 'file' || !folders.includes(folder) || !wanted.test(path)) continue
      files.push({
        path,
        url: `${url}/${repo}/resolve/${revision}/${path}`,
        bytes: size,
        checksum: lfs === undefined ? { kind: 'git-blob', value: oid } : { kind: 'sha256', value: lfs.oid },
      })
    }
  }
  return files
}

function unlisted(repo: string, url: string, status: number): ProviderError {
  const { host } = new URL(url)
  const isRefused = status === 401 || status === 403 || status === 404
  return new ProviderError(
    isRefused ? 'rejected' : 'unavailable',
    isRefused ? `${host} does not give out ${repo} (${status}).` : `${host} answered ${status} for ${repo}.`,
    { billed: 'no' },
  )
}
