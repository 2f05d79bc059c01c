import type { FrameTile } from '@krya/contracts'
import type { LiveFrame, Pixels } from '@krya/provider-kit'
import sharp from 'sharp'

/** What changed is found out in squares of this side. */
const side = 64
/** Above this share of the picture it is sent whole. */
const worthTiles = 0.5

interface Box {
  readonly x: number
  readonly y: number
  width: number
  height: number
}

/** How pictures are sent now. */
export interface Look {
  /** Of JPEG, 1–100. */
  readonly quality: number
  /** 1: as large as it is; less: smaller, which the client draws larger. */
  readonly scale: number
  /** Whether bytes count for more than time: files become a tenth smaller in twice the time. */
  readonly isThrifty: boolean
}

export interface Written {
  readonly media_type: string
  readonly data: Uint8Array | readonly FrameTile[]
}

/**
 * Turns an engine's frames into what is sent: files as they are where the line bears them, pixels as JPEG, or only what
 * changed of them.
 */
export class FrameWriter {
  /** What the client shows now; undefined: nothing that a part could be put upon. */
  #shown: Pixels | undefined

  /** The next one is sent whole: whoever listens has seen nothing yet. */
  forget(): void {
    this.#shown = undefined
  }

  async write(frame: LiveFrame, look: Look): Promise<Written> {
    if ('bytes' in frame) {
      this.forget()
      if (!look.isThrifty) return { media_type: frame.mediaType, data: frame.bytes }
      return { media_type: 'image/jpeg', data: await smaller(frame.bytes, look) }
    }
    const { width, height, data } = frame
    const before = this.#shown
    this.#shown = look.scale === 1 ? { width, height, data } : undefined
    const boxes =
      before?.width === width && before.height === height && look.scale === 1
        ? changed(before, frame)
        : undefined
    const area = boxes?.reduce((sum, box) => sum + box.width * box.height, 0) ?? Infinity
    if (boxes !== undefined && area <= worthTiles * width * height)
      return {
        media_type: 'image/jpeg',
        data: await Promise.all(
          boxes.map(async (box) => ({ x: box.x, y: box.y, data: await jpeg(frame, look, box) })),
        ),
      }
    return { media_type: 'image/jpeg', data: await jpeg(frame, look) }
  }
}

function jpeg(
  pixels: Pixels,
  { quality, scale, isThrifty }: Look,
  box: Box = wholeOf(pixels),
): Promise<Uint8Array> {
  const { width, height } = box
  const picture = sharp(colours(pixels, box), { raw: { width, height, channels: 3 } })
  if (scale < 1) picture.resize(Math.round(width * scale))
  return picture.jpeg({ quality, chromaSubsampling: '4:4:4', optimiseCoding: isThrifty }).toBuffer()
}

async function smaller(file: Uint8Array, { quality, scale }: Look): Promise<Uint8Array> {
  const picture = sharp(file)
  if (scale < 1) picture.resize(Math.round((await picture.metadata()).width * scale))
  return picture.flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer()
}

const wholeOf = ({ width, height }: Pixels): Box => ({ x: 0, y: 0, width, height })

/** A part of a picture without its alpha: cut out here, it costs half of what having it cut out costs. */
function colours({ width: across, data }: Pixels, { x, y, width, height }: Box): Uint8Array {
  const rgb = new Uint8Array(width * height * 3)
  let to = 0
  for (let row = y; row < y + height; row += 1) {
    const end = (row * across + x + width) * 4
    for (let at = (row * across + x) * 4; at < end; at += 4) {
      rgb[to] = data[at] ?? 0
      rgb[to + 1] = data[at + 1] ?? 0
      rgb[to + 2] = data[at + 2] ?? 0
      to += 3
    }
  }
  return rgb
}

/** The squares that differ, put together to boxes: side by side first, then equal ones below each other. */
function changed(before: Pixels, after: Pixels): Box[] {
  const boxes: Box[] = []
  for (let y = 0; y < after.height; y += side) {
    const height = Math.min(side, after.height - y)
    // Most of a picture stays as it is: what lies side by side is looked at as one first.
    if (isSame(before, after, { x: 0, y, width: after.width, height })) continue
    const row: Box[] = []
    for (let x = 0; x < after.width; x += side) {
      const width = Math.min(side, after.width - x)
      if (isSame(before, after, { x, y, width, height })) continue
      const last = row.at(-1)
      if (last !== undefined && last.x + last.width === x) last.width += width
      else row.push({ x, y, width, height })
    }
    for (const box of row) {
      const above = boxes.find(
        (one) => one.x === box.x && one.width === box.width && one.y + one.height === y,
      )
      if (above === undefined) boxes.push(box)
      else above.height += height
    }
  }
  return boxes
}

function isSame(before: Pixels, after: Pixels, { x, y, width, height }: Box): boolean {
  const [one, other] = [bytesOf(before), bytesOf(after)]
  if (width === after.width) {
    const [from, to] = [y * width * 4, (y + height) * width * 4]
    return one.compare(other, from, to, from, to) === 0
  }
  for (let row = y; row < y + height; row += 1) {
    const from = (row * after.width + x) * 4
    const to = from + width * 4
    if (one.compare(other, from, to, from, to) !== 0) return false
  }
  return true
}

const bytesOf = ({ data }: Pixels): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength)
