import { invalidFields } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import type { Standing } from './connections.ts'
import { fieldsOfSettings } from './settings.ts'

type Values = Readonly<Record<string, Json>>

/**
 * A key goes only where whoever knows it meant it to go: who moves a provider to another host gives its keys anew,
 * those of the environment too. To the service’s own address it may always go.
 * @param own what the person will have set
 * @throws KryaError invalid_input, naming the keys
 */
export function assertKeysGiven(
  standing: Standing,
  change: Readonly<Record<string, string | null>>,
  own: Values,
): void {
  const fields = fieldsOfSettings(standing.provider)
  const fromEnv = Object.entries(standing.values).filter(
    ([name]) => standing.fromEnv.includes(name) && standing.set?.values[name] === undefined,
  )
  const after: Values = { ...Object.fromEntries(fromEnv), ...own }
  const moved = fields.find(({ name, secret, standard }) => {
    if (secret) return false
    const known = new Set([...originsIn(standing.values[name]), ...originsIn(standard)])
    return [...originsIn(after[name])].some((origin) => !known.has(origin))
  })
  if (moved === undefined) return
  const kept = fields.filter(
    ({ name, secret }) =>
      secret && standing.values[name] !== undefined && after[name] !== undefined && !change[name]?.trim(),
  )
  if (kept.length === 0) return
  throw invalidFields(
    kept.map(({ name }) => ({
      field: `values.${name}`,
      message: `give it again: “${moved.title}” changed, and what was set before was not meant for that address`,
    })),
  )
}

/** The origins of all addresses that a setting holds. */
function originsIn(value: Json | undefined): Set<string> {
  const words =
    typeof value === 'string' ? value.split(/[\s,;]+/) : Array.isArray(value) ? value.map(String) : []
  return new Set(
    words.flatMap((word) => (/^https?:/i.test(word) && URL.canParse(word) ? [new URL(word).origin] : [])),
  )
}
