import { PassThrough, type Readable } from 'node:stream'
import { kitOf, type Logo, logoSchema } from '@krya/atelier/logo'
import { KryaError } from '@krya/contracts'
import { ZipFile } from 'yazl'

/**
 * A logo’s kit as one zip, made while it is read.
 * @param metadata what is kept with the asset
 * @throws KryaError no_logo where it was not designed here
 */
export function brandKitOf(metadata: Readonly<Record<string, unknown>>): Readable {
  const { data: logo } = logoSchema.safeParse(metadata['logo'])
  if (logo === undefined) throw new KryaError('no_logo')
  const zip = new ZipFile()
  const out = new PassThrough()
  zip.outputStream.pipe(out)
  void fill(logo).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return out

  async function fill(designed: Logo): Promise<void> {
    for await (const { path, bytes } of kitOf(designed)) {
      if (out.destroyed) return
      zip.addBuffer(Buffer.from(bytes), path)
      // Others are answered between one picture and the next.
      await new Promise((resolve) => setImmediate(resolve))
    }
    zip.end()
  }
}
