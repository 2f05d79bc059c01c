import { z } from 'zod'
import {
  downloadedModel,
  listedModel,
  provider,
  providerBalance,
  providerTest,
  spendRow,
} from '../entities/provider.ts'
import { routing, routingChange } from '../entities/routing.ts'
import { queryMoment } from './page.ts'
import { route } from './route.ts'

const params = z.object({ id: z.string().max(100) })
const bodyErrors = ['malformed_body', 'unsupported_media_type', 'body_too_large'] as const
const period = { after: queryMoment.optional(), before: queryMoment.optional() }

export const providerRoutes = {
  listProviders: route({
    method: 'GET',
    path: '/api/providers',
    tag: 'Providers',
    summary: 'List providers: how each is set up, and how it has been',
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(provider) }) },
    errors: [],
  }),
  setProvider: route({
    method: 'PATCH',
    path: '/api/providers/{id}',
    tag: 'Providers',
    summary: 'Set a provider up',
    description:
      'Fields left out stay as they are; null takes one away. Keys are sealed and never shown again.',
    params,
    body: z
      .strictObject({
        enabled: z.boolean().optional(),
        values: z.record(z.string().max(100), z.string().max(4000).nullable()).default({}),
      })
      .meta({ id: 'ProviderSettings' }),
    answer: { kind: 'json', status: 200, schema: provider },
    errors: ['not_found', ...bodyErrors],
  }),
  removeProvider: route({
    method: 'DELETE',
    path: '/api/providers/{id}',
    tag: 'Providers',
    summary: 'Forget everything that was set of a provider',
    params,
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
  testProvider: route({
    method: 'POST',
    path: '/api/providers/{id}/test',
    tag: 'Providers',
    summary: 'Make a real call that costs nothing',
    params,
    answer: { kind: 'json', status: 200, schema: providerTest },
    errors: ['not_found', 'provider_not_set_up'],
  }),
  getProviderBalance: route({
    method: 'GET',
    path: '/api/providers/{id}/balance',
    tag: 'Providers',
    summary: 'Read what is left on the account, where the service says',
    description: 'It is asked at most every ten minutes, by a call that costs nothing.',
    params,
    answer: { kind: 'json', status: 200, schema: providerBalance },
    errors: ['not_found', 'provider_not_set_up'],
  }),
  listProviderModels: route({
    method: 'GET',
    path: '/api/providers/{id}/models',
    tag: 'Providers',
    summary: 'Look through a service’s own catalog',
    params,
    query: z.strictObject({
      text: z.string().max(200).default(''),
      cursor: z.string().max(2000).optional(),
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.object({ items: z.array(listedModel), next: z.string().nullable() }),
    },
    errors: ['not_found', 'provider_not_set_up', 'provider_unavailable'],
  }),
  listDownloads: route({
    method: 'GET',
    path: '/api/providers/{id}/downloads',
    tag: 'Providers',
    summary: 'List the models that run on this machine: their licence, and what of them is here',
    params,
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(downloadedModel) }) },
    errors: ['not_found'],
  }),
  removeDownload: route({
    method: 'DELETE',
    path: '/api/providers/{id}/downloads/{endpoint}',
    tag: 'Providers',
    summary: 'Take a model off this machine, or end its download',
    description: 'It is downloaded anew when it is used again.',
    params: params.extend({ endpoint: z.string().max(100) }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
  providerWebhook: route({
    method: 'POST',
    path: '/api/webhooks/{id}',
    tag: 'Providers',
    summary: 'Where providers tell that a job is over',
    description: 'Signed by the provider. Its content is not believed: the job is asked about.',
    params,
    body: { file: ['application/json'], maxBytes: 4 * 1024 * 1024 },
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found', 'forged_webhook', 'unreadable_file', 'unsupported_media_type', 'body_too_large'],
  }),
  getRouting: route({
    method: 'GET',
    path: '/api/routing',
    tag: 'Providers',
    summary: 'Read how requests find a provider, and what may be spent',
    answer: { kind: 'json', status: 200, schema: routing },
    errors: [],
  }),
  setRouting: route({
    method: 'PATCH',
    path: '/api/routing',
    tag: 'Providers',
    summary: 'Change how requests find a provider, and what may be spent',
    body: routingChange,
    answer: { kind: 'json', status: 200, schema: routing },
    errors: bodyErrors,
  }),
  getSpend: route({
    method: 'GET',
    path: '/api/spend',
    tag: 'Providers',
    summary: 'What was spent, by day, provider, model, project or operation',
    query: z.strictObject({
      by: z.enum(['day', 'provider', 'model', 'project', 'operation']).default('day'),
      ...period,
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.object({ items: z.array(spendRow), total: z.number(), today: z.number() }),
    },
    errors: [],
  }),
  exportSpend: route({
    method: 'GET',
    path: '/api/spend.csv',
    tag: 'Providers',
    summary: 'Every call to a provider and what it cost, as CSV',
    description: 'New columns are added at the end.',
    query: z.strictObject(period),
    answer: { kind: 'file', status: 200, mediaTypes: ['text/csv'] },
    errors: [],
  }),
}
