import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { KryaError } from '@krya/contracts'
import { fileTypeFromBuffer } from 'file-type'
import { extract } from 'tar-stream'

/** Trainers hand out archives: the weights within one, or the file as it is. @throws KryaError unreadable_file */
export async function unpackWeights(bytes: Uint8Array): Promise<Uint8Array> {
  if ((await fileTypeFromBuffer(bytes))?.mime !== 'application/x-tar') return bytes
  try {
    for await (const entry of Readable.from([bytes], { objectMode: false }).pipe(extract())) {
      if (entry.header.name.endsWith('.safetensors')) return await buffer(entry)
      entry.resume()
    }
  } catch (error) {
    throw new KryaError('unreadable_file', undefined, { cause: error })
  }
  throw new KryaError('unreadable_file', 'The archive holds no weights.')
}
