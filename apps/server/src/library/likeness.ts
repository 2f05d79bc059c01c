/** What is told of a picture by its ThumbHash: mean colour and the broadest light, shade and colour of its parts. */
type Look = Float32Array

/** How much each counts: mean lightness and colours, then the parts’ lightness, then their colours. */
const weights = { lightness: 1, colour: 2.2, light: 1.4, tint: 1.2 }

/**
 * Reads the coefficients of a ThumbHash (Evan Wallace, evanw.github.io/thumbhash) that all of them have, whatever
 * their shape. @param hash base64; undefined: it is none
 */
export function lookOf(hash: string): Look | undefined {
  const bytes = Buffer.from(hash, 'base64')
  if (bytes.length < 5) return undefined
  const head = bytes.readUIntLE(0, 3)
  const tail = bytes.readUInt16LE(3)
  const hasAlpha = head >> 23 !== 0
  const isWide = tail >> 15 !== 0
  const longer = hasAlpha ? 5 : 7
  const across = Math.max(3, isWide ? longer : tail & 7)
  const down = Math.max(3, isWide ? tail & 7 : longer)
  let at = hasAlpha ? 12 : 10
  const next = (): number => {
    const nibble = ((bytes[at >> 1] ?? 0) >> ((at & 1) * 4)) & 15
    at += 1
    return nibble / 7.5 - 1
  }
  /** Of all waves of a channel those that are there in every hash: (1,0) (2,0) (0,1) (1,1) (0,2). */
  const channel = (nx: number, ny: number, scale: number): number[] => {
    const broad: number[] = []
    for (let cy = 0; cy < ny; cy += 1)
      for (let cx = cy === 0 ? 1 : 0; cx * ny < nx * (ny - cy); cx += 1) {
        const value = next() * scale
        if (cx + cy <= 2) broad.push(value)
      }
    return broad
  }
  const light = channel(across, down, ((head >> 18) & 31) / 31)
  const p = channel(3, 3, ((tail >> 3) & 63) / 63)
  const q = channel(3, 3, ((tail >> 9) & 63) / 63)
  return Float32Array.from([
    (weights.lightness * (head & 63)) / 63,
    weights.colour * (((head >> 6) & 63) / 31.5 - 1),
    weights.colour * (((head >> 12) & 63) / 31.5 - 1),
    ...light.map((one) => weights.light * one),
    ...[...p, ...q].map((one) => weights.tint * one),
  ])
}

/** How unlike two pictures look; 0: alike. */
export function unlikeness(a: Look, b: Look): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2
  return Math.sqrt(sum)
}

/** The likest first. @param to what they are to be like; it is left out itself */
export function likest<Item extends { readonly id: string; readonly thumbhash: string | null }>(
  items: readonly Item[],
  to: Item,
  limit: number,
): Item[] {
  const wanted = to.thumbhash === null ? undefined : lookOf(to.thumbhash)
  if (wanted === undefined) return []
  return items
    .flatMap((item) => {
      const own = item.id === to.id || item.thumbhash === null ? undefined : lookOf(item.thumbhash)
      return own === undefined ? [] : [{ item, far: unlikeness(own, wanted) }]
    })
    .toSorted((a, b) => a.far - b.far)
    .slice(0, limit)
    .map(({ item }) => item)
}
