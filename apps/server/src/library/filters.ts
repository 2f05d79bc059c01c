import type { AssetKind, OperationId, Status } from '@krya/contracts'

export interface Page<Item> {
  readonly items: Item[]
  /** Cursor of the page after; null on the last. */
  readonly next: string | null
}

interface PageRequest {
  readonly cursor?: string | undefined
  readonly limit: number
}

interface Filters extends PageRequest {
  readonly model?: string | undefined
  /** Its id, or the word for none. */
  readonly project?: string | undefined
  /** Words of the prompt; the last may be a beginning. */
  readonly text?: string | undefined
  readonly after?: string | undefined
  readonly before?: string | undefined
  /** What is in the trash instead of what is not. */
  readonly trash?: boolean | undefined
}

export interface GenerationFilters extends Filters {
  readonly status?: Status | undefined
  readonly operation?: OperationId | undefined
}

export interface AssetFilters extends Filters {
  readonly kind?: AssetKind | undefined
  readonly favourite?: boolean | undefined
  /** Those that look most like this one, the likest first, instead of the newest. */
  readonly similar_to?: string | undefined
}
