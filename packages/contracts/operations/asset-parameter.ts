const word = 'asset:'

/** A file of the library as the value of a model's own parameter: these have no field of ours that says it is one. */
export const assetParameter = (id: string): string => `${word}${id}`

/** The asset that a parameter's value names; undefined: it is something else. */
export function assetInParameter(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith(word)) return undefined
  return value.slice(word.length)
}
