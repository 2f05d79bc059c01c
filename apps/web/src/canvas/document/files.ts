import type { DocumentContent, DocumentLayer, EditorDocument, LivePainting } from '@krya/contracts'
import type { Client } from '@krya/client'
import { flat } from '../compose/flat.ts'
import type { Layer, Mask, Scene } from './layer.ts'
import { Surface } from './surface.ts'

/** How large the picture is that lists show, on its longer side. */
const thumbnailSide = 480

/** A document as it was saved. @throws Error where a file of it cannot be read */
export async function openScene({ id, content }: EditorDocument): Promise<Scene> {
  const load = async (file: string, size: { width: number; height: number }): Promise<Surface> => {
    const response = await fetch(`/api/documents/${id}/files/${file}`)
    if (!response.ok) throw new Error(`A layer of this document could not be read (${response.status}).`)
    const bitmap = await createImageBitmap(await response.blob())
    const surface = Surface.from(bitmap, size)
    bitmap.close()
    surface.saved = { document: id, file, version: surface.version }
    return surface
  }
  const layers = await Promise.all(
    content.layers.map(async (saved): Promise<Layer> => {
      const mask: Mask | null = saved.mask && {
        surface: await load(saved.mask.file, saved.mask),
        x: saved.mask.x,
        y: saved.mask.y,
        enabled: saved.mask.enabled,
      }
      if (saved.kind !== 'pixels') return { ...saved, mask }
      const { file, width, height, ...rest } = saved
      return { ...rest, mask, surface: await load(file, { width, height }) }
    }),
  )
  const { width, height } = content
  return { width, height, layers, activeId: layers.at(-1)?.id ?? null, selection: null }
}

/** Puts what changed beside the document. @returns what a save sends @throws ApiError */
export async function contentOf(
  client: Client,
  id: string,
  scene: Scene,
  live: LivePainting | null,
): Promise<DocumentContent> {
  const fileOf = async (surface: Surface): Promise<string> => {
    const { version, saved } = surface
    if (saved?.version === version && saved.document === id) return saved.file
    const { id: file } = await client.addDocumentFile({ params: { id }, body: await surface.png() })
    surface.saved = { document: id, file, version }
    return file
  }
  const layers: DocumentLayer[] = []
  for (const layer of scene.layers) {
    const mask = layer.mask && {
      file: await fileOf(layer.mask.surface),
      x: layer.mask.x,
      y: layer.mask.y,
      width: layer.mask.surface.width,
      height: layer.mask.surface.height,
      enabled: layer.mask.enabled,
    }
    if (layer.kind !== 'pixels') layers.push({ ...layer, mask })
    else {
      const { surface, ...rest } = layer
      const { width, height } = surface
      layers.push({ ...rest, mask, file: await fileOf(surface), width, height })
    }
  }
  const { width, height } = scene
  return { version: 1, width, height, layers, ...(live === null ? {} : { live }) }
}

/** A small picture of a document, put beside it. @throws ApiError */
export async function thumbnailOf(
  client: Client,
  id: string,
  of: Scene | HTMLCanvasElement,
): Promise<string> {
  const { width, height } = of
  const scale = Math.min(1, thumbnailSide / Math.max(width, height))
  const small =
    'layers' in of
      ? await flat(of, undefined, scale)
      : Surface.from(of, { width: width * scale, height: height * scale })
  const { id: file } = await client.addDocumentFile({ params: { id }, body: await small.png() })
  return file
}
