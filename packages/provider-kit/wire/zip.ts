import { buffer } from 'node:stream/consumers'
import { extensionOf } from '@krya/contracts'
import { ZipFile } from 'yazl'
import type { InputFile } from '../spec/provider.ts'

/** One file that holds others, stored as they are: pictures do not shrink. */
export function zipped(files: readonly InputFile[]): InputFile {
  return {
    id: 'files',
    mediaType: 'application/zip',
    width: null,
    height: null,
    async bytes() {
      const zip = new ZipFile()
      for (const [at, file] of files.entries())
        zip.addBuffer(Buffer.from(await file.bytes()), `${at + 1}.${extensionOf(file.mediaType)}`, {
          compress: false,
        })
      zip.end()
      return buffer(zip.outputStream)
    },
  }
}
