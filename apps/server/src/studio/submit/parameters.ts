import type { Model } from '@krya/catalog'
import { invalidFields } from '@krya/contracts'
import { type Json, jsonRecord } from '@krya/provider-kit'
import { boundTo } from '@krya/provider-kit/wire'
import { Ajv, type ErrorObject } from 'ajv'
import type { Step } from '../../db/schema/index.ts'
import type { Market } from './chain.ts'
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
 * Checks the input's `parameters`: none may name what a field of ours stands for or what the price follows from,
 * and all must fit what the first of the chain publishes. The others get of them what they take.
 * @returns the plan, its later steps with what they do not take
 * @throws KryaError invalid_input, naming each field
 */
export async function settleParameters(published: Published, market: Market, plan: Plan): Promise<Plan> {
  const { data: parameters } = jsonRecord.safeParse(plan.input['parameters'])
  const [first, ...others] = plan.chain
  if (first === undefined || parameters === undefined) return plan
  const names = Object.keys(parameters)
  if (names.length === 0) return plan
  const models = market.models()
  const modelOf = (step: Step) => models.find(({ id }) => id === step.model)
  const boundAt = (step: Step, name: string): string | undefined => {
    const model = modelOf(step)
    const offer = model?.offers.find(
      ({ provider, endpoint, operation }) =>
        provider === step.provider && endpoint === step.endpoint && operation === plan.operation,
    )
    const binds = market.get(step.provider)?.provider.binds
    return boundTo(name, { wire: offer?.wire, binds, extra: model?.extra })
  }
  const refused = names.flatMap((name) => {
    const message = boundAt(first, name)
    return message === undefined ? [] : [{ field: `parameters.${name}`, message }]
  })
  if (refused.length > 0) throw invalidFields(refused)
  const schema = await published.extraOf(modelOf(first), first)
  if (schema !== null) {
    const check = ajv.compile(withoutPatterns(schema))
    if (!check(parameters)) throw invalidFields((check.errors ?? []).map(explained))
  }
  const later = others.map(async (step): Promise<Step> => {
    const its = await published.extraOf(modelOf(step), step)
    const takes = its === null ? undefined : ajv.compile({ ...withoutPatterns(its), required: [] })
    // Of an endpoint that publishes nothing nobody knows what it takes.
    const drops = names.filter(
      (name) =>
        takes === undefined || boundAt(step, name) !== undefined || !takes({ [name]: parameters[name] }),
    )
    return drops.length === 0 ? step : { ...step, drops }
  })
  return { ...plan, chain: [first, ...(await Promise.all(later))] }
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
