import type { Call, InputFile, Json } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider-error.ts'

/** The files that an input field names; undefined where it names none. */
export function filesOf(field: string, call: Call<unknown>): InputFile[] | undefined {
  const named = call.input[field]
  if (named === undefined || named === null) return undefined
  return (Array.isArray(named) ? named : [named]).map((id) => fileOf(id, field, call))
}

export function fileOf(id: Json, field: string, { files }: Call<unknown>): InputFile {
  const file = typeof id === 'string' ? files.get(id) : undefined
  if (file === undefined)
    throw new ProviderError('rejected', `The file that “${field}” names is gone.`, { billed: 'no' })
  return file
}
