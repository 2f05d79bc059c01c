import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { KryaError } from '@krya/contracts'
import { type Http, ProviderError, type RemoteFile } from '@krya/provider-kit'

/**
 * Fetches a result into a file, which the caller removes: however large it is, it takes no memory as it comes.
 * @throws KryaError result_lost, when it is gone where it was, too large, or where a stranger may not send us
 * @throws ProviderError when it is only away just now
 */
export async function download(
  http: Http,
  remote: RemoteFile,
  limitBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const file = path.join(tmpdir(), `krya-result-${randomUUID()}`)
  try {
    const { body } = await http.pull(remote, 0, signal, limitBytes)
    await pipeline(body, createWriteStream(file))
    return file
  } catch (error) {
    await rm(file, { force: true })
    if (!(error instanceof ProviderError)) throw error
    const { kind, message, retryAfterMs } = error
    if (kind !== 'unavailable' && kind !== 'timeout')
      throw new KryaError('result_lost', message, { cause: error })
    // Whatever became of this question, the work was done.
    throw new ProviderError(kind, message, { billed: 'yes', retryAfterMs, cause: error })
  }
}
