import type { Readable } from 'node:stream'
import type { RenditionFormat } from '@krya/contracts'
import type { StoredFile } from '../assets.ts'
import { fileName } from './name.ts'
import type { Renditions } from './rendition.ts'
import { zipStream } from './zip-stream.ts'

/**
 * Files as one zip, made while it is read: one file at a time in memory. Pictures are packed already, so they
 * are stored as they are. A file that cannot be had ends the stream with its error.
 */
export const zipOf = (
  renditions: Renditions,
  files: readonly StoredFile[],
  wanted: { readonly format?: RenditionFormat | undefined; readonly recipe: 'keep' | 'strip' },
): Readable =>
  zipStream(async (zip, out) => {
    for (const file of files) {
      const { mediaType, open } = await renditions.deliver(file, { ...wanted, fit: 'inside' })
      const stream = await open()
      const read = new Promise<void>((resolve, reject) => {
        stream.once('end', resolve)
        stream.once('error', reject)
        out.once('close', () => reject(new Error('the reader went away')))
      })
      zip.addReadStream(stream, fileName(file.prompt, file.id, mediaType), { compress: false })
      await read
    }
  })
