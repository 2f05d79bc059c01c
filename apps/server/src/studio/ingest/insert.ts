import type { AssetKind, Recipe, WarningView } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../../db/database.ts'
import { assets, type AttemptRow, type GenerationRow, lineage } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { assetsIn } from '../inputs.ts'
import { viewImage } from '../../library/asset-view.ts'

/** One output that lies in storage and has no row yet. */
export interface StoredOutput {
  /** Which output of its generation. */
  readonly index: number
  readonly storageKey: string
  readonly kind: AssetKind
  readonly mediaType: string
  readonly width: number | null
  readonly height: number | null
  readonly durationMs: number | null
  readonly bytes: number
  readonly sha256: string
  readonly thumbhash: string | null
  /** What it is known by, where that is not what was asked for: how a text begins. */
  readonly text?: string
  readonly seed: number | null
  readonly recipe: Recipe
  readonly metadata: Record<string, Json>
}

/** What a try made, kept. */
export interface Stored {
  readonly outputs: readonly StoredOutput[]
  readonly warnings: readonly WarningView[]
  /** What the service says it charged, in US dollars, where it says. */
  readonly chargedUsd?: number
}

/** Enters outputs into the library and tells of each, in the caller's transaction. */
export async function insertOutputs(
  tx: Database,
  generation: GenerationRow,
  attempt: Pick<AttemptRow, 'model'>,
  stored: Stored,
): Promise<void> {
  if (stored.outputs.length === 0) return
  const rows = await tx
    .insert(assets)
    .values(
      stored.outputs.map((output) => ({
        ...output,
        id: uuidv7(),
        ownerId: generation.ownerId,
        generationId: generation.id,
        projectId: generation.projectId,
        operation: generation.operation,
        model: attempt.model ?? generation.model,
        text: output.text ?? generation.text,
        // What arrives after its generation went into the trash goes there too, to come back with it.
        deletedAt: generation.deletedAt,
      })),
    )
    .returning()
  const parents = assetsIn(generation.operation, generation.input)
  if (parents.length > 0)
    await tx
      .insert(lineage)
      .values(
        rows.flatMap(({ id }) =>
          parents.map((parent) => ({ assetId: id, parentId: parent.id, role: parent.role })),
        ),
      )
      .onConflictDoNothing()
  await record(
    tx,
    generation.ownerId,
    ...rows.map((row) => ({
      type: 'image' as const,
      data: { generation_id: generation.id, image: viewImage(row) },
    })),
  )
}
