import type { OperationId } from '@krya/contracts'
import type { TestStudio } from './studio.ts'

export type RunRequest = Readonly<Record<string, unknown>>

/** Runs an operation by its id; returns the generation’s id. */
export async function run(studio: TestStudio, operation: OperationId, input: RunRequest): Promise<string> {
  const { id } = await studio.client.runOperation({ params: { operation }, body: { ...input } })
  return id
}
