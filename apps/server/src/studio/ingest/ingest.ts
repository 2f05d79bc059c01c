import {
  type AssetKind,
  extensionOf,
  kindNames,
  KryaError,
  operations,
  type Recipe,
  type WarningView,
} from '@krya/contracts'
import {
  type Done,
  type Http,
  type LocalFile,
  type Output,
  ProviderError,
  type RemoteFile,
} from '@krya/provider-kit'
import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import type { GenerationRow, PartRow, Step } from '../../db/schema/index.ts'
import { thumbnailWidth } from '../../library/asset-view.ts'
import { type Examined, examine, examineFile, examineText } from '../../library/files/examine.ts'
import { mark, marked } from '../../library/files/marking/mark.ts'
import { markFile } from '../../library/files/marking/mark-file.ts'
import type { Mark, Source } from '../../library/files/marking/xmp.ts'
import { storeThumbnail } from '../../library/files/rendition.ts'
import { beginningOf } from '../../library/files/text.ts'
import { unpackWeights } from '../../library/files/unpack.ts'
import type { Storage } from '../../storage/storage.ts'
import { version } from '../../version.ts'
import { seedOf } from '../seeds.ts'
import type { Stored, StoredOutput } from './insert.ts'

/** Storing is tried again before what was made is given up: it may have been paid for. */
const mostTries = 3
const retryAfterMs = 400

/** What is stored for one try lies in a folder of its own, so that a try whose worker died leaves nothing. */
export const attemptFolder = (generationId: string, attemptId: string): string =>
  `pictures/${generationId}/${attemptId}/`

/** What ingesting needs to know of its surroundings. */
interface Ingesting {
  readonly storage: Storage
  readonly http: Http
}

/** Larger files than this are not fetched; what this machine made is taken at any size. */
const mostBytes: Readonly<Record<AssetKind, number>> = {
  image: 256 * 1024 * 1024,
  video: 512 * 1024 * 1024,
  audio: 256 * 1024 * 1024,
  'model-3d': 256 * 1024 * 1024,
  lora: 1024 * 1024 * 1024,
  text: 16 * 1024 * 1024,
}
/** What a provider made, with everything there is to say of it. */
type Delivered = Omit<Done, 'state' | 'warnings'> & { readonly warnings: readonly WarningView[] }

export interface Made {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly attemptId: string
  readonly step: Step
}

/**
 * Keeps what a provider made: looked at, marked with its recipe, stored with the thumbnail that lists show.
 * @throws KryaError provider_failed (no picture), result_lost, storage_full, storage_failed
 * @throws ProviderError when a result could not be fetched now, and may be later
 */
export async function ingest(
  { storage, http }: Ingesting,
  made: Made,
  done: Delivered,
  signal: AbortSignal,
): Promise<Stored> {
  if (done.outputs.length !== made.part.count)
    throw new KryaError(
      'provider_failed',
      `The provider delivered ${done.outputs.length} of ${made.part.count} results.`,
    )
  const kind = operations[made.generation.operation].kindFor(made.generation.input)
  const outputs: StoredOutput[] = []
  // One after the other: a picture of 16 megapixels is large in memory.
  try {
    for (const [at, output] of done.outputs.entries())
      outputs.push(await keep(storage, made, at, output, await fetched(http, output, kind, signal)))
  } finally {
    for (const output of done.outputs) if ('file' in output) await rm(output.file, { force: true })
  }
  const charged = done.chargedUsd === undefined ? {} : { chargedUsd: done.chargedUsd }
  return { outputs, warnings: done.warnings.map((warning) => ({ ...warning })), ...charged }
}

/** A file that was delivered, in memory or where it lies, with what its bytes say about it. */
interface Fetched {
  readonly facts: Examined
  readonly content: Uint8Array | LocalFile
}

/**
 * An output as it will be stored: fetched if it lies elsewhere, sniffed whatever was claimed of it.
 * @throws KryaError provider_failed (of another kind than was asked for), result_lost (gone where it was)
 * @throws ProviderError when it is only away just now
 */
export async function fetched(
  http: Http,
  output: Output,
  kind: AssetKind,
  signal: AbortSignal,
): Promise<Fetched> {
  if ('file' in output)
    return { facts: ofKind(kind, await understood(kind, examineFile(output.file, kind))), content: output }
  return readable('bytes' in output ? output.bytes : await download(http, output, kind, signal), kind)
}

async function download(
  http: Http,
  output: RemoteFile,
  kind: AssetKind,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await http.download(output, mostBytes[kind], signal)
  } catch (error) {
    const isPassing =
      !(error instanceof ProviderError) || error.kind === 'unavailable' || error.kind === 'timeout'
    if (isPassing) throw error
    throw new KryaError('result_lost', error.message, { cause: error })
  }
}

async function keep(
  storage: Storage,
  { generation, part, attemptId, step }: Made,
  at: number,
  output: Output,
  { facts: { still, ...facts }, content }: Fetched,
): Promise<StoredOutput> {
  const index = part.first + at
  // Where there is no chance in it a recipe with a seed would be none: its operation has no such field.
  const seed = generation.seed === null ? null : (output.seed ?? seedOf(generation.seed, index))
  const recipe = recipeOf(generation, step, seed)
  const source: Source =
    output.metadata?.['source'] === 'algorithmicMedia' ? 'algorithmicMedia' : 'trainedAlgorithmicMedia'
  const { mediaType } = facts
  const storageKey = `${attemptFolder(generation.id, attemptId)}${index}.${extensionOf(facts.mediaType)}`
  const store = storing(storage, storageKey, content, mediaType, { source, recipe })
  const stored = await insistently(store)
  if (still !== null)
    await insistently(() => storeThumbnail(storage, storageKey, still, thumbnailWidth, source))
  const said = mediaType === 'text/plain' && !('file' in content) ? { text: beginningOf(content) } : {}
  return { index, storageKey, ...facts, ...stored, ...said, seed, recipe, metadata: { ...output.metadata } }
}

/** Pictures whose text we cannot write are kept as PNG, pixel for pixel; all other files as they are. */
async function readable(delivered: Uint8Array, kind: AssetKind): Promise<Fetched> {
  const { bytes, facts } = await understood(kind, seen(delivered, kind))
  ofKind(kind, facts)
  if (kind !== 'image' || marked.has(facts.mediaType)) return { facts, content: bytes }
  return { facts: { ...facts, mediaType: 'image/png' }, content: await sharp(bytes).png().toBuffer() }
}

/** @throws KryaError provider_failed where it cannot be read */
const understood = <Seen>(kind: AssetKind, seeing: Promise<Seen>): Promise<Seen> =>
  seeing.catch((error: unknown) => {
    throw new KryaError('provider_failed', `What the provider delivered is no ${kindNames[kind]}.`, {
      cause: error,
    })
  })

/** @throws KryaError provider_failed where it is of another kind */
function ofKind(kind: AssetKind, facts: Examined): Examined {
  if (facts.kind === kind) return facts
  throw new KryaError(
    'provider_failed',
    `The provider delivered a ${kindNames[facts.kind]}, no ${kindNames[kind]}.`,
  )
}

/** Puts it into the storage with its mark, as often as it is called. */
function storing(
  storage: Storage,
  key: string,
  content: Uint8Array | LocalFile,
  mediaType: string,
  made: Mark,
): () => ReturnType<Storage['put']> {
  if ('file' in content) {
    const body = markFile(content.file, mediaType, made)
    return () => storage.putStream(key, body, { mediaType })
  }
  const bytes = marked.has(mediaType) ? mark(content, mediaType, made) : content
  return () => storage.put(key, bytes, { mediaType })
}

async function seen(delivered: Uint8Array, kind: AssetKind) {
  const bytes = kind === 'lora' ? await unpackWeights(delivered) : delivered
  return { bytes, facts: kind === 'text' ? examineText(bytes) : await examine(bytes) }
}

/** All that is needed to make this very output again. */
function recipeOf(generation: GenerationRow, step: Step, seed: number | null): Recipe {
  const model = step.model ?? generation.model
  const own = {
    model,
    ...('batch_size' in generation.input ? { batch_size: 1 } : {}),
    ...(seed === null ? {} : { seed }),
  }
  return {
    operation: generation.operation,
    model,
    input: { ...generation.input, ...own },
    version,
  }
}

async function insistently<Answer>(store: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store()
    } catch (error) {
      const mayPass = error instanceof KryaError && error.code === 'storage_failed'
      if (!mayPass || tries === mostTries) throw error
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs * tries))
    }
  }
}
