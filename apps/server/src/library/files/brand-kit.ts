import type { Readable } from 'node:stream'
import { KryaError } from '@krya/contracts'
import { zipStream } from './zip-stream.ts'

/**
 * A logo’s kit as one zip, made while it is read.
 * @param metadata what is kept with the asset
 * @throws KryaError no_logo where it was not designed here
 */
export async function brandKitOf(metadata: Readonly<Record<string, unknown>>): Promise<Readable> {
  // Loaded when first asked for: the studio starts sooner.
  const { kitOf, logoSchema } = await import('@krya/atelier/logo')
  const { data: logo } = logoSchema.safeParse(metadata['logo'])
  if (logo === undefined) throw new KryaError('no_logo')
  return zipStream(async (zip, out) => {
    for await (const { path, bytes } of kitOf(logo)) {
      if (out.destroyed) return
      zip.addBuffer(Buffer.from(bytes), path)
      // Others are answered between one picture and the next.
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
}
