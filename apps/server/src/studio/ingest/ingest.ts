import { KryaError, type Recipe } from '@krya/contracts'
import type { Done, Output } from '@krya/provider-kit'
import sharp from 'sharp'
import type { GenerationRow, PartRow } from '../../db/schema/index.ts'
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

interface Made {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly attemptId: string
}

/**
 * Keeps what a provider made: looked at, marked with its recipe, stored with the thumbnail that lists show.
 * @throws KryaError provider_failed (no picture), storage_full, storage_failed
 */
export async function ingest(storage: Storage, made: Made, done: Done): Promise<Stored> {
  if (done.outputs.length !== made.part.count)
    throw new KryaError(
      'provider_failed',
      `The provider delivered ${done.outputs.length} of ${made.part.count} pictures.`,
    )
  const outputs: StoredOutput[] = []
  // One after the other: a picture of 16 megapixels is large in memory.
  for (const [at, output] of done.outputs.entries()) outputs.push(await keep(storage, made, at, output))
  return { outputs, warnings: done.warnings.map((warning) => ({ ...warning })) }
}

async function keep(
  storage: Storage,
  { generation, part, attemptId }: Made,
  at: number,
  output: Output,
): Promise<StoredOutput> {
  const index = part.first + at
  const seed = output.seed ?? (generation.seed === null ? null : seedOf(generation.seed, index))
  const recipe = recipeOf(generation, seed)
  const source: Source =
    output.metadata?.['source'] === 'algorithmicMedia' ? 'algorithmicMedia' : 'trainedAlgorithmicMedia'
  const { facts, bytes } = await readable(output.bytes)
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
function recipeOf(generation: GenerationRow, seed: number | null): Recipe {
  const own = {
    ...('batch_size' in generation.input ? { batch_size: 1 } : {}),
    ...(seed === null ? {} : { seed }),
  }
  return {
    operation: generation.operation,
    model: generation.model,
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
