import { extensionOf, type RenditionFormat } from '@krya/contracts'

const longest = 60

export const mediaTypeOf = (format: RenditionFormat): string => `image/${format}`

/** A file name that says what the picture shows, safe on every system: `a-fox-in-the-snow-1a2b3c4d.png`. */
export function fileName(prompt: string, id: string, mediaType: string): string {
  const words = prompt
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = [...words].slice(0, longest).join('').replace(/-+$/, '')
  return `${short === '' ? 'picture' : short}-${id.slice(-8)}.${extensionOf(mediaType)}`
}
