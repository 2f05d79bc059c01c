import type { LiveAnswer } from '@krya/contracts'

type Frame = Extract<LiveAnswer, { type: 'frame' }>

/** Where it is painted: as large as its place lets it be. */
export function paintedCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'block size-full'
  canvas.dataset['testid'] = 'painted'
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', 'What is painted')
  return canvas
}

/** Puts a frame onto it: a whole picture, or parts upon what came before. */
export async function paint(
  canvas: HTMLCanvasElement,
  { width, height, data, media_type: type }: Omit<Frame, 'input'>,
): Promise<void> {
  const parts = data instanceof Uint8Array ? [{ x: 0, y: 0, data }] : data
  const pictures = await Promise.all(
    parts.map(async (part) => ({
      ...part,
      bitmap: await createImageBitmap(new Blob([new Uint8Array(part.data)], { type })),
    })),
  )
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d')
  for (const { x, y, bitmap } of pictures) {
    // Over a slow line it comes smaller than it is.
    if (data instanceof Uint8Array) pen?.drawImage(bitmap, 0, 0, width, height)
    else pen?.drawImage(bitmap, x, y)
    bitmap.close()
  }
}
