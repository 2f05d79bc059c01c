import type { Model, Offer } from '@krya/catalog'
import type { WarningView } from '@krya/contracts'
import { type InputFile, type Json, ProviderError } from '@krya/provider-kit'
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
  const entry = entryIn(models, generation, step)
  if (entry === undefined)
    throw new ProviderError('unavailable', 'This model is no longer offered there.', { billed: 'no' })
  return entry
}

/** Undefined: today’s models have it no more. */
export function entryIn(models: readonly Model[], generation: GenerationRow, step: Step): Entry | undefined {
  const model = models.find(({ id }) => id === (step.model ?? generation.model))
  const offer = model?.offers.find(
    ({ provider, endpoint, operation }) =>
      provider === step.provider && endpoint === step.endpoint && operation === generation.operation,
  )
  return model === undefined || offer === undefined ? undefined : { model, offer }
}

/** The input as the step's model can carry it out. */
export function fitted(generation: GenerationRow, step: Step, { model, offer }: Entry): Fitted {
  const { input, warnings } = fit(model, offer, generation.input)
  const { drops = [] } = step
  const { parameters } = input
  if (drops.length === 0 || !isRecord(parameters)) return { input, warnings }
  const taken = Object.fromEntries(Object.entries(parameters).filter(([name]) => !drops.includes(name)))
  const dropped = drops.map((name): WarningView => ({
    code: 'parameter-ignored',
    field: `parameters.${name}`,
    message: `${model.name} (${step.provider}) has no “${name}”, or not of this value, so it was left out.`,
  }))
  return { input: { ...input, parameters: taken }, warnings: [...warnings, ...dropped] }
}

const isRecord = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a result of this step must be told with: what did not fit, and that another engine stepped in. */
export function warningsOf(models: readonly Model[], generation: GenerationRow, step: Step): WarningView[] {
  // What was made is kept, whatever became of its model meanwhile.
  const entry = entryIn(models, generation, step)
  if (entry === undefined) return []
  const first = generation.chain[0]
  const { warnings } = fitted(generation, step, entry)
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
