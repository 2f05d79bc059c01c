import { KryaError, type Recipe, type WarningView } from '@krya/contracts'
import { type Done, type Http, type Output, ProviderError, type RemoteFile } from '@krya/provider-kit'
import sharp from 'sharp'
import type { GenerationRow, PartRow, Step } from '../../db/schema/index.ts'
import { thumbnailWidth } from '../../library/asset-view.ts'
import { inspect } from '../../library/files/inspect.ts'
import { mark, marked } from '../../library/files/marking/mark.ts'
import type { Source } from '../../library/files/marking/xmp.ts'
import { extensionOf } from '../../library/files/name.ts'
import { storeThumbnail } from '../../library/files/rendition.ts'
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

/** Larger pictures than this are not fetched. */
const mostBytes = 256 * 1024 * 1024

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
      `The provider delivered ${done.outputs.length} of ${made.part.count} pictures.`,
    )
  const outputs: StoredOutput[] = []
  // One after the other: a picture of 16 megapixels is large in memory.
  for (const [at, output] of done.outputs.entries())
    outputs.push(await keep(storage, made, at, output, await fetched(http, output, signal)))
  const charged = done.chargedUsd === undefined ? {} : { chargedUsd: done.chargedUsd }
  return { outputs, warnings: done.warnings.map((warning) => ({ ...warning })), ...charged }
}

/**
 * An output as a picture that can be marked: fetched if it lies elsewhere, sniffed whatever was claimed of it.
 * @throws KryaError provider_failed (no picture), result_lost (gone where it was)
 * @throws ProviderError when it is only away just now
 */
export async function fetched(http: Http, output: Output, signal: AbortSignal) {
  return readable('bytes' in output ? output.bytes : await download(http, output, signal))
}

async function download(http: Http, output: RemoteFile, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await http.download(output, mostBytes, signal)
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
  { facts, bytes }: Awaited<ReturnType<typeof fetched>>,
): Promise<StoredOutput> {
  const index = part.first + at
  const seed = output.seed ?? (generation.seed === null ? null : seedOf(generation.seed, index))
  const recipe = recipeOf(generation, step, seed)
  const source: Source =
    output.metadata?.['source'] === 'algorithmicMedia' ? 'algorithmicMedia' : 'trainedAlgorithmicMedia'
  const file = mark(bytes, facts.mediaType, { source, recipe })
  const storageKey = `${attemptFolder(generation.id, attemptId)}${index}.${extensionOf(facts.mediaType)}`
  const stored = await insistently(() => storage.put(storageKey, file, { mediaType: facts.mediaType }))
  await insistently(() => storeThumbnail(storage, storageKey, bytes, thumbnailWidth, source))
  return { index, storageKey, ...facts, ...stored, seed, recipe, metadata: { ...output.metadata } }
}

/** Formats whose text we cannot write are kept as PNG, pixel for pixel. */
async function readable(bytes: Uint8Array) {
  try {
    const facts = await inspect(bytes)
    if (marked.has(facts.mediaType)) return { facts, bytes }
    return { facts: { ...facts, mediaType: 'image/png' }, bytes: await sharp(bytes).png().toBuffer() }
  } catch (error) {
    throw new KryaError('provider_failed', 'What the provider delivered is no picture.', { cause: error })
  }
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
