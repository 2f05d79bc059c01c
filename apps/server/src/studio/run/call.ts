import type { Model, Offer } from '@krya/catalog'
import type { WarningView } from '@krya/contracts'
import { type InputFile, ProviderError } from '@krya/provider-kit'
import { and, eq, inArray } from 'drizzle-orm'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import type { Database } from '../../db/database.ts'
import { assets, type AssetRow, type GenerationRow, type Step } from '../../db/schema/index.ts'
import { promptIn } from '../../library/asset-view.ts'
import type { Storage } from '../../storage/storage.ts'
import { type Fitted, fit } from '../fit.ts'
import { assetsIn, trainedIn } from '../inputs.ts'

/** A step's entry among today's models. */
interface Entry {
  readonly model: Model
  readonly offer: Offer
}

/** @throws ProviderError rejected, when the catalog no longer has it */
export function entryOf(models: readonly Model[], generation: GenerationRow, step: Step): Entry {
  const model = models.find(({ id }) => id === (step.model ?? generation.model))
  const offer = model?.offers.find(
    ({ provider, endpoint, operation }) =>
      provider === step.provider && endpoint === step.endpoint && operation === generation.operation,
  )
  if (model === undefined || offer === undefined)
    throw new ProviderError('unavailable', 'This model is no longer offered there.', { billed: 'no' })
  return { model, offer }
}

/** The input as the step's model can carry it out. */
export function fitted(generation: GenerationRow, { model, offer }: Entry): Fitted {
  return fit(model, offer, generation.input)
}

/** What a result of this step must be told with: what did not fit, and that another engine stepped in. */
export function warningsOf(models: readonly Model[], generation: GenerationRow, step: Step): WarningView[] {
  const entry = entryOf(models, generation, step)
  const first = generation.chain[0]
  const { warnings } = fitted(generation, entry)
  if (first === undefined || (first.provider === step.provider && first.model === step.model))
    return [...warnings]
  const wanted = models.find(({ id }) => id === (first.model ?? generation.model))?.name ?? first.model
  const message = `${entry.model.name} (${step.provider}) made it, because ${wanted} (${first.provider}) could not be had; its attempts say why.`
  return [...warnings, { code: 'fell-back', field: 'model', message }]
}

/** The files that an input names, with their bytes read when they are needed. */
export async function filesOf(
  db: Database,
  storage: Storage,
  generation: GenerationRow,
): Promise<ReadonlyMap<string, InputFile>> {
  const ids = assetsIn(generation.operation, generation.input).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, generation.ownerId), inArray(assets.id, ids)))
  return new Map(rows.map((row) => [row.id, fileOf(storage, row)]))
}

/** No service reads a vector drawing, and hardly one TIFF: they get them as PNG. */
const unreadElsewhere: ReadonlySet<string> = new Set(['image/svg+xml', 'image/tiff'])

function fileOf(storage: Storage, row: AssetRow): InputFile {
  const isForeign = unreadElsewhere.has(row.mediaType)
  const prompt = promptIn(row.recipe)
  return {
    id: row.id,
    mediaType: isForeign ? 'image/png' : row.mediaType,
    width: row.width,
    height: row.height,
    ...(prompt === null ? {} : { prompt }),
    ...trainedIn(row.metadata),
    async bytes() {
      const stored = await storage.get(row.storageKey)
      if (stored === null)
        throw new ProviderError('rejected', 'The file of an input is gone.', { billed: 'no' })
      const bytes = await buffer(stored.stream)
      return isForeign ? sharp(bytes).png().toBuffer() : bytes
    },
  }
}
