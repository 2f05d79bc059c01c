import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { KryaError, mediaTypes, type RenditionFormat } from '@krya/contracts'
import sharp, { type Sharp } from 'sharp'
import type { ByteRange, Storage, StoredStream } from '../../storage/storage.ts'
import type { StoredFile } from '../assets.ts'
import { mark, marked } from './marking/mark.ts'
import { lookInto } from './media/clip.ts'
import { stillOfModel } from './media/model.ts'
import { type Mark, type Source, writeXmp } from './marking/xmp.ts'
import { mediaTypeOf } from './name.ts'
import { largeBytes, withFile } from './spool.ts'

/** How a file is wanted. */
export interface Wanted {
  readonly w?: number | undefined
  readonly h?: number | undefined
  readonly fit: 'inside' | 'cover' | 'contain'
  readonly format?: RenditionFormat | undefined
  readonly q?: number | undefined
  readonly recipe: 'keep' | 'strip'
}

/** A file ready to be sent, whole or in part. */
export interface Delivery {
  readonly mediaType: string
  readonly bytes: number
  /** Names this very content for ever. */
  readonly tag: string
  open(range?: ByteRange): Promise<Readable>
}

/** Sizes that lists and viewers ask for; renditions of other sizes are made but not kept. */
const keptSides: ReadonlySet<number | undefined> = new Set([
  undefined,
  64,
  128,
  256,
  384,
  512,
  768,
  1024,
  1536,
  2048,
  4096,
])
const defaultQuality: Readonly<Record<RenditionFormat, number>> = { png: 100, jpeg: 88, webp: 84, avif: 62 }
/** AVIF's own default takes ten times as long for a few percent. */
const avifEffort = 2
const formats: readonly RenditionFormat[] = ['png', 'jpeg', 'webp', 'avif']

/** All renditions of a file lie beside it, so that they go with it. */
export const renditionsOf = (storageKey: string): string => `${storageKey.replace(/\.[a-z0-9]+$/, '')}/`

/** Makes files in other sizes and formats on demand; what is asked for by many at once is made once. */
export function createRenditions(storage: Storage) {
  const making = new Map<string, Promise<Buffer>>()

  /** @throws KryaError not_renderable, storage_failed, not_found */
  async function deliver(file: StoredFile, wanted: Wanted): Promise<Delivery> {
    const format = wanted.format ?? formatOf(file.mediaType)
    const isResized = wanted.w !== undefined || wanted.h !== undefined
    const isAsStored =
      !isResized &&
      wanted.q === undefined &&
      (wanted.format === undefined || format === formatOf(file.mediaType))
    const isBare = wanted.recipe === 'keep' || file.recipe === null || !carriesRecipe(file.mediaType)
    if (isAsStored && isBare) return original(file)
    const target = isAsStored ? file.mediaType : mediaTypeOf(format ?? 'png')
    const variant = variantOf(wanted, isAsStored ? 'as-stored' : (format ?? 'png'))
    const key = `${renditionsOf(file.storageKey)}${variant}`
    const isKept = isResized && keptSides.has(wanted.w) && keptSides.has(wanted.h) && wanted.q === undefined
    const facts = { mediaType: target, tag: `${file.id}.${variant}` }
    if (isKept) {
      const before = await storage.get(key)
      if (before !== null) {
        const { bytes, stream } = before
        return { ...facts, bytes, open: once(stream, (range) => opened(storage, key, range)) }
      }
    }
    const made = await shared(key, async () => {
      const rendition = isAsStored
        ? mark(await contentOf(storage, file), file.mediaType, markOf(file, wanted))
        : await make(file, wanted, format ?? 'png')
      if (isKept) await storage.put(key, rendition, { mediaType: target }).catch(() => undefined)
      return rendition
    })
    return {
      ...facts,
      bytes: made.length,
      open: async (range) =>
        Readable.from(range === undefined ? made : made.subarray(range.start, range.end + 1), {
          objectMode: false,
        }),
    }
  }

  async function make(file: StoredFile, wanted: Wanted, format: RenditionFormat): Promise<Buffer> {
    // A text that looks like a drawing is not drawn.
    if (mediaTypes.get(file.mediaType)?.kind === 'text') throw new KryaError('not_renderable')
    const isLarge = file.bytes > largeBytes && file.mediaType.startsWith('image/')
    return isLarge
      ? withFile(storage, file.storageKey, (source) => renderFile(source, file, wanted, format))
      : render(await contentOf(storage, file), file, wanted, format)
  }

  async function original(file: StoredFile): Promise<Delivery> {
    return {
      mediaType: file.mediaType,
      tag: file.id,
      bytes: file.bytes,
      open: (range) => opened(storage, file.storageKey, range),
    }
  }

  function shared(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const before = making.get(key)
    if (before !== undefined) return before
    const made = make().finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  return { deliver }
}

export type Renditions = ReturnType<typeof createRenditions>

/** A rendition made where the picture already is in memory: the one every list will ask for. */
export async function storeThumbnail(
  storage: Storage,
  storageKey: string,
  still: Uint8Array | string,
  width: number,
  /** Null: no machine made it, as far as we know. */
  source: Source | null,
): Promise<void> {
  const wanted: Wanted = { w: width, fit: 'inside', format: 'webp', recipe: 'strip' }
  const small = resized(sharp(still, { limitInputPixels: false }), wanted)
  const said = source === null ? small : small.withXmp(writeXmp({ source, recipe: null }))
  const thumbnail = await encode(said, 'webp').toBuffer()
  await storage.put(`${renditionsOf(storageKey)}${variantOf(wanted, 'webp')}`, thumbnail, {
    mediaType: 'image/webp',
  })
}

function render(source: Buffer, file: StoredFile, wanted: Wanted, format: RenditionFormat): Promise<Buffer> {
  const made = markOf(file, wanted)
  return rendered(format, made, async () => {
    const picture = sharp(await master(source, file.mediaType, made), { limitInputPixels: false })
    return encode(resized(picture, wanted).keepExif().keepXmp().keepIccProfile(), format, wanted.q)
  })
}

/** As `render`, from a file on the disk that never is whole in memory. */
function renderFile(
  source: string,
  file: StoredFile,
  wanted: Wanted,
  format: RenditionFormat,
): Promise<Buffer> {
  const made = markOf(file, wanted)
  return rendered(format, made, async () => {
    const picture = sharp(source, { limitInputPixels: false, sequentialRead: true })
    return encode(resized(picture, wanted).keepIccProfile().withXmp(writeXmp(made)), format, wanted.q)
  })
}

async function rendered(format: RenditionFormat, made: Mark, draw: () => Promise<Sharp>): Promise<Buffer> {
  try {
    const encoded = await (await draw()).toBuffer()
    return marked.has(mediaTypeOf(format)) ? mark(encoded, mediaTypeOf(format), made) : encoded
  } catch (error) {
    if (error instanceof KryaError) throw error
    throw new KryaError('not_renderable', undefined, { cause: error })
  }
}

/** A picture of it that carries its mark where the encoder looks for it. */
async function master(source: Buffer, mediaType: string, made: Mark): Promise<Buffer> {
  if (mediaType.startsWith('video/')) {
    const { still } = await lookInto(source, mediaType)
    if (still === null) throw new KryaError('not_renderable')
    return mark(still.png, 'image/png', made)
  }
  if (mediaTypes.get(mediaType)?.kind === 'model-3d') {
    const still = await stillOfModel(source)
    if (still === null) throw new KryaError('not_renderable')
    return mark(still, 'image/png', made)
  }
  const isDrawing = mediaType === 'image/svg+xml'
  if (!isDrawing && marked.has(mediaType)) return mark(source, mediaType, made)
  return mark(
    await sharp(source, { limitInputPixels: false }).png({ compressionLevel: 0 }).toBuffer(),
    'image/png',
    made,
  )
}

function resized(picture: Sharp, { w, h, fit }: Wanted): Sharp {
  if (w === undefined && h === undefined) return picture
  return picture.resize({
    ...(w === undefined ? {} : { width: w }),
    ...(h === undefined ? {} : { height: h }),
    fit,
    withoutEnlargement: true,
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  })
}

function encode(picture: Sharp, format: RenditionFormat, q?: number): Sharp {
  const quality = q ?? defaultQuality[format]
  switch (format) {
    case 'png':
      return picture.png()
    case 'jpeg':
      return picture.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: false })
    case 'webp':
      return picture.webp({ quality })
    case 'avif':
      return picture.avif({ quality, effort: avifEffort })
  }
}

function markOf(file: StoredFile, wanted: Wanted): Mark {
  return { source: file.source, recipe: wanted.recipe === 'keep' ? file.recipe : null }
}

/** Other kinds are stored without one. */
const carriesRecipe = (mediaType: string): boolean => mediaType.startsWith('image/') || marked.has(mediaType)

const variantOf = ({ w, h, fit, q, recipe }: Wanted, format: string): string =>
  `${w ?? ''}x${h ?? ''}-${fit}-${q ?? ''}-${recipe}.${format}`

const formatOf = (mediaType: string): RenditionFormat | undefined =>
  formats.find((format) => mediaTypeOf(format) === mediaType)

async function contentOf(storage: Storage, file: StoredFile): Promise<Buffer> {
  return buffer(await opened(storage, file.storageKey))
}

async function opened(storage: Storage, key: string, range?: ByteRange): Promise<Readable> {
  const found: StoredStream | null = await storage.get(key, range)
  if (found === null) throw new KryaError('storage_failed', 'The file is missing from the storage.')
  return found.stream
}

/** The stream that is already open serves a request for the whole; a part is opened anew. */
function once(stream: Readable, reopen: (range?: ByteRange) => Promise<Readable>) {
  let used = false
  return async (range?: ByteRange): Promise<Readable> => {
    if (range === undefined && !used) {
      used = true
      return stream
    }
    if (!used) stream.destroy()
    used = true
    return reopen(range)
  }
}
