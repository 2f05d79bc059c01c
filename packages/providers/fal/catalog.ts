import type { Price } from '@krya/catalog'
import type { Context, ListedPage, Published } from '@krya/provider-kit'
import { get, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { operationNamed, schemaIn } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { FalSettings } from './settings.ts'

const model = z.object({
  endpoint_id: z.string(),
  metadata: z
    .looseObject({
      display_name: z.string().optional(),
      description: z.string().optional(),
      category: z.string().optional(),
    })
    .default({}),
  openapi: z.unknown().optional(),
})
const page = z.object({ models: z.array(model), next_cursor: z.string().nullish() })
const prices = z.object({
  prices: z.array(
    z.object({
      endpoint_id: z.string(),
      unit_price: z.number(),
      unit: z.string(),
      currency: z.string().default('USD'),
    }),
  ),
})

/** Reads the price of one of an endpoint’s units, in US dollars; undefined where it is not told in them. */
export const unitPriceIn = (endpoint: string) =>
  prices.transform(
    (told) => told.prices.find((one) => one.endpoint_id === endpoint && one.currency === 'USD')?.unit_price,
  )

const listed = ({
  endpoint_id,
  metadata: { display_name, description = '', category = '' },
}: z.infer<typeof model>) => {
  const operation = operationNamed(category)
  return {
    endpoint: endpoint_id,
    name: display_name ?? endpoint_id,
    description,
    ...(operation === undefined ? {} : { operation }),
  }
}

/** The models of fal's platform API that are not retired (fal.ai/docs, platform APIs). */
export async function listFalModels(
  service: Service<FalSettings>,
  { text, cursor }: { readonly text: string; readonly cursor?: string },
  context: Context<FalSettings>,
): Promise<ListedPage> {
  const query = new URLSearchParams({ limit: '30', status: 'active' })
  if (text !== '') query.set('q', text)
  if (cursor !== undefined) query.set('cursor', cursor)
  const answer = await get(service, context, `${context.settings.platform_url}/models?${query}`)
  const { models, next_cursor } = readAnswer(service, answer, page)
  return { items: models.map(listed), ...(next_cursor ? { next: next_cursor } : {}) }
}

/** One endpoint with the schema of its input and its price. */
export async function describeFalModel(
  service: Service<FalSettings>,
  endpoint: string,
  context: Context<FalSettings>,
): Promise<Published | undefined> {
  const { platform_url } = context.settings
  const query = new URLSearchParams({ endpoint_id: endpoint, expand: 'openapi-3.0' })
  const [described, priced] = await Promise.all([
    get(service, context, `${platform_url}/models?${query}`),
    get(service, context, `${platform_url}/models/pricing?${new URLSearchParams({ endpoint_id: endpoint })}`),
  ])
  const found = readAnswer(service, described, page).models.find((one) => one.endpoint_id === endpoint)
  if (found === undefined) return undefined
  const input = schemaIn(found.openapi, inputNameIn(found.openapi))
  if (input === undefined) return undefined
  const its = readAnswer(service, priced, prices).prices.find((one) => one.endpoint_id === endpoint)
  const price = its && priceOf(its.unit_price, its.unit)
  return { ...listed(found), input, ...(price === undefined ? {} : { price }) }
}

/** The name of the schema that the one request with a body takes. */
function inputNameIn(openApi: unknown): string {
  return (
    /"requestBody":.{0,200}?"\$ref":"#\/components\/schemas\/([^"]+)"/.exec(JSON.stringify(openApi))?.[1] ??
    ''
  )
}

/** fal counts in many units; what is computed by the second cannot be told beforehand. */
function priceOf(usd: number, unit: string): Price | undefined {
  const name = unit.toLowerCase().replace(/s$/, '')
  if (/^(?:image|video|generation|request|unit|model|vector)$/.test(name)) return { usd, per: 'output' }
  if (/megapixel/.test(name)) return { usd, per: 'megapixel' }
  if (name === 'second' || name === 'video_second') return { usd, per: 'second' }
  if (name === 'minute') return { usd: usd / 60, per: 'second' }
  return name === 'step' ? { usd, per: 'training-step' } : undefined
}
