import { type Generation, type OperationId, operations } from '@krya/contracts'
import { flat } from '../canvas/compose/flat.ts'
import { onPage, type Scene, type Selection } from '../canvas/document/layer.ts'
import { Surface } from '../canvas/document/surface.ts'
import { upload } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { inProject } from '../preferences/project.ts'
import type { Values } from '../preferences/store.ts'
import { inputOf } from '../generation/draft.ts'

/** What the editor asks of a model, for what is seen. */
export interface Asked {
  readonly operation: OperationId
  readonly values: Values
  readonly scene: Scene
  readonly signal: AbortSignal
  readonly onStart?: (id: string) => void
  readonly onProgress?: (share: number) => void
}

/** Whether an operation works on a chosen part. */
export const takesMask = (operation: OperationId): boolean =>
  operations[operation].files.some(({ role, isRequired }) => role === 'mask' && isRequired)

/**
 * Sends what is seen, and what is chosen of it where the operation takes a mask; waits for the result.
 * @throws ApiError; Error in words where it failed or was canceled
 */
export async function generate({
  operation,
  values,
  scene,
  signal,
  onStart,
  onProgress,
}: Asked): Promise<Generation> {
  const image = await send(await flat(scene), 'From the editor')
  const mask =
    takesMask(operation) && scene.selection !== null
      ? { mask: await send(maskOf(scene, scene.selection), 'Mask') }
      : {}
  const { id } = await client.runOperation({
    params: { operation },
    body: { ...inputOf(values), image, ...mask, ...inProject() },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  onStart?.(id)
  for await (const { event } of client.imageEvents(id, { signal }))
    if (event.type === 'progress') onProgress?.(event.data.progress)
  const made = await client.getImage({ params: { id } })
  if (made.status === 'failed')
    throw new Error([made.error?.message, made.error?.remedy].filter((one) => one !== undefined).join(' '))
  if (made.status !== 'completed') throw new Error('It was canceled.')
  return made
}

async function send(surface: Surface, name: string): Promise<string> {
  const file = new File([await surface.png()], `${name}.png`, { type: 'image/png' })
  return (await upload(file, false)).id
}

/** White where it is chosen, on black, as large as the page. */
function maskOf(scene: Scene, selection: Selection): Surface {
  const { width, height } = scene
  const mask = onPage(scene, selection)
  const { pen } = mask
  pen.globalCompositeOperation = 'source-in'
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.globalCompositeOperation = 'destination-over'
  pen.fillStyle = '#000000'
  pen.fillRect(0, 0, width, height)
  return mask
}

/** A grey picture as what is chosen: as much as it is bright. @returns null where nothing is */
export function selectionOfMask(picture: ImageBitmap, { width, height }: Scene): Selection | null {
  const surface = Surface.from(picture, { width, height })
  const pixels = surface.pen.getImageData(0, 0, width, height)
  let isAny = false
  for (let at = 0; at < pixels.data.length; at += 4) {
    const alpha = pixels.data[at] ?? 0
    pixels.data[at + 3] = alpha
    isAny ||= alpha > 127
  }
  surface.pen.putImageData(pixels, 0, 0)
  surface.version += 1
  return isAny ? { surface, x: 0, y: 0 } : null
}
