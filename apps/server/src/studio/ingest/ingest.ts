import { KryaError, type Recipe } from '@krya/contracts'
import type { Done, Output } from '@krya/provider-kit'
import type { GenerationRow, PartRow } from '../../db/schema/index.ts'
import { inspect } from '../../library/files/inspect.ts'
import { mark } from '../../library/files/marking/mark.ts'
import { version } from '../../version.ts'
import { seedOf } from '../seeds.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Stored, StoredOutput } from './insert.ts'

/** What is stored for one try lies in a folder of its own, so that a try whose worker died leaves nothing. */
export const attemptFolder = (generationId: string, attemptId: string): string =>
  `pictures/${generationId}/${attemptId}/`

interface Made {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly attemptId: string
}
