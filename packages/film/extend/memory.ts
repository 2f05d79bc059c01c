import { type Picture, readPicture, resized, sharpOf } from '@krya/darkroom'

/** A frame as it is compared with others: few pixels, red, green and blue, each 0–255. */
export type Likeness = Float32Array

/** What is kept of a clip: whole frames as files, for as pixels they would fill the memory. */
export interface Memory {
  keep(frame: Picture): Promise<void>
  /** How many there are; the last is `count - 1`. */
  readonly count: number
  readonly likenesses: readonly Likeness[]
  frame(at: number): Promise<Picture>
}

/** Pixels of the longer side of what is compared. */
const longest = 48
const mostOpen = 6

/** @param most how many frames, the last ones, are kept */
export function createMemory(most: number): Memory {
  const files: Uint8Array[] = []
  const likenesses: Likeness[] = []
  const open = new Map<number, Picture>()
  return {
    async keep(frame) {
      files.push(await fileOf(frame))
      likenesses.push(await likenessOf(frame))
      if (files.length > most) {
        files.shift()
        likenesses.shift()
      }
    },
    get count() {
      return files.length
    },
    likenesses,
    async frame(at) {
      const found = open.get(at)
      if (found !== undefined) return found
      const file = files[at]
      if (file === undefined) throw new RangeError(`frame ${at} of ${files.length}`)
      const frame = await readPicture(file)
      open.set(at, frame)
      const [oldest] = open.keys()
      if (open.size > mostOpen && oldest !== undefined) open.delete(oldest)
      return frame
    },
  }
}

/** So little is lost that it is not seen, in a tenth of the room and of the time that a file without loss takes. */
const fileOf = (frame: Picture): Promise<Uint8Array> =>
  sharpOf(frame).removeAlpha().jpeg({ quality: 96, chromaSubsampling: '4:4:4' }).toBuffer()

async function likenessOf(frame: Picture): Promise<Likeness> {
  const scale = Math.min(1, longest / Math.max(frame.width, frame.height))
  const side = (length: number): number => Math.max(1, Math.round(length * scale))
  const { data } = await resized(frame, side(frame.width), side(frame.height))
  const likeness = new Float32Array((data.length / 4) * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    likeness[to] = data[from] ?? 0
    likeness[to + 1] = data[from + 1] ?? 0
    likeness[to + 2] = data[from + 2] ?? 0
  }
  return likeness
}
