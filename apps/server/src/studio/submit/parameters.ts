import type { Model } from '@krya/catalog'
import { invalidFields } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { Ajv, type ErrorObject } from 'ajv'
import type { Plan } from './plan.ts'

/** Where it is known what models take beside our own fields. */
export interface Published {
  /** JSON Schema of what an endpoint takes; null: nothing is known now. */
  extraOf(
    model: Model | undefined,
    at: { readonly provider: string; readonly endpoint: string },
  ): Promise<Readonly<Record<string, Json>> | null>
}

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  validateFormats: false,
  logger: false,
  // Each schema is compiled for one request; a service may change it tomorrow.
  addUsedSchema: false,
})

/**
 * Checks the input's `parameters` by what the first of its chain publishes; nothing published, nothing refused.
 * @throws KryaError invalid_input, naming each field
 */
export async function assertParameters(
  published: Published,
  models: readonly Model[],
  { input, chain }: Pick<Plan, 'input' | 'chain'>,
): Promise<void> {
  const { parameters } = input
  const [first] = chain
  if (first === undefined || typeof parameters !== 'object' || parameters === null) return
  if (Object.keys(parameters).length === 0) return
  const model = models.find(({ id }) => id === first.model)
  const schema = await published.extraOf(model, first)
  if (schema === null) return
  const check = ajv.compile(withoutPatterns(schema))
  if (check(parameters)) return
  const details = (check.errors ?? []).map(explained)
  throw invalidFields(details)
}

function explained({ instancePath, keyword, message = 'does not fit', params }: ErrorObject) {
  const field = `parameters${instancePath.replaceAll('/', '.')}`
  const stranger: unknown = params['additionalProperty']
  return keyword === 'additionalProperties' && typeof stranger === 'string'
    ? { field: `${field}.${stranger}`, message: 'this model has no such parameter; take it out' }
    : { field, message }
}

/** A stranger's regular expressions are not run here. */
function withoutPatterns(schema: Readonly<Record<string, Json>>): Record<string, unknown> {
  const copy: unknown = JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'pattern' && typeof value === 'string' ? undefined : value,
    ),
  )
  return typeof copy === 'object' && copy !== null ? { ...copy } : {}
}
