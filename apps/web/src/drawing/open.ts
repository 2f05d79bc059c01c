import { largestDocumentSide } from '@krya/contracts'
import { sceneOf } from '../canvas/editor.ts'
import type { Scene } from '../canvas/document/layer.ts'

/** A picture's file as a document of one layer; one that is too large is made smaller. @throws Error in words */
export async function sceneOfFile(file: Blob, name: string): Promise<Scene> {
  const bitmap = await bitmapOf(file)
  try {
    return sceneOf(bitmap, name)
  } finally {
    bitmap.close()
  }
}

/** A picture's pixels, no larger than a document may be. @throws Error in words */
export async function bitmapOf(file: Blob): Promise<ImageBitmap> {
  let bitmap: ImageBitmap
  try {
    bitmap = await (file.type === 'image/svg+xml' ? drawn(file) : createImageBitmap(file))
  } catch {
    throw new Error('This file cannot be read as a picture. PNG, JPEG, WebP, AVIF, SVG and PSD can.')
  }
  const scale = largestDocumentSide / Math.max(bitmap.width, bitmap.height)
  if (scale >= 1) return bitmap
  const resizeWidth = Math.floor(bitmap.width * scale)
  const resizeHeight = Math.floor(bitmap.height * scale)
  const small = await createImageBitmap(bitmap, { resizeWidth, resizeHeight, resizeQuality: 'high' })
  bitmap.close()
  return small
}

/** Browsers make bitmaps of vectors only by way of an element. */
async function drawn(file: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return await createImageBitmap(image)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** The file of a picture in the library, as pixels that every browser reads. @throws Error in words */
export async function assetFile(id: string): Promise<Blob> {
  const response = await fetch(`/api/assets/${id}?recipe=strip`)
  if (!response.ok) throw new Error('This picture is not in the library any more.')
  const file = await response.blob()
  if (file.type !== 'image/tiff') return file
  return (await fetch(`/api/assets/${id}?recipe=strip&format=png`)).blob()
}
