import type { Graph } from '@krya/onnx'
import { Unworkable } from './picture.ts'

/**
 * Opens a network. ONNX Runtime is only loaded now: what needs no network works where it has no build.
 * @throws Unworkable where this machine cannot run networks
 */
export async function openNetwork(model: Uint8Array): Promise<Graph> {
  const { openGraph } = await import('@krya/onnx').catch((error: unknown) => {
    throw new Unworkable(
      `Atelier’s networks do not run here: ONNX Runtime has no build for ${process.platform} on ${process.arch}.`,
      { cause: error },
    )
  })
  return openGraph(model, 'cpu')
}
