import { KryaError } from '@krya/contracts'

/**
 * What a drawing never needs and an attack does. A drawing with any of it is refused whole, not cleaned: ours
 * has none, and a cleaner is a thing to be fooled.
 */
const dangerous = [
  /<\s*(?:script|foreignObject|iframe|object|embed|audio|video|a|animate\w*|set|handler|listener)[\s>/]/i,
  /\son\w+\s*=/i,
  /<!(?:DOCTYPE|ENTITY)/i,
  /<\?xml-stylesheet/i,
  /javascript\s*:/i,
  /(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/(?:png|jpeg|webp);base64,)[^"'\s>]/i,
  /@import|url\(\s*["']?\s*(?!#)[^)"'\s]/i,
]

/** @throws KryaError unreadable_file when the drawing could do more than be looked at */
function assertHarmless(svg: string): void {
  if (dangerous.some((pattern) => pattern.test(svg)))
    throw new KryaError('unreadable_file', 'The drawing holds scripts, links or foreign content.')
}

/** Pixels of a drawing, by its `width` and `height` or else its `viewBox`; it is judged harmless too. */
export function readSvgSize(bytes: Uint8Array): { width: number; height: number } {
  const svg = new TextDecoder().decode(bytes)
  assertHarmless(svg)
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const width = Number(/\swidth="([\d.]+)(?:px)?"/.exec(root)?.[1])
  const height = Number(/\sheight="([\d.]+)(?:px)?"/.exec(root)?.[1])
  if (width > 0 && height > 0) return { width: Math.round(width), height: Math.round(height) }
  const box =
    /\sviewBox="([-\d.\s,]+)"/
      .exec(root)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const [, , boxWidth = 0, boxHeight = 0] = box
  if (boxWidth > 0 && boxHeight > 0) return { width: Math.round(boxWidth), height: Math.round(boxHeight) }
  throw new KryaError('unreadable_file', 'The drawing has no size.')
}
