import { Readable } from 'node:stream'
import { routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'

/** Providers: set up, tested, watched; how requests find them, and what they cost. */
export function providerHandlers({ providers, spend }: Services): Handled[] {
  return [
    handle(routes.listProviders, async () => ({ items: await providers.list() })),
    handle(routes.setProvider, ({ params, body }) => providers.set(params.id, body)),
    handle(routes.removeProvider, ({ params }) => providers.remove(params.id)),
    handle(routes.testProvider, ({ params, signal }) => providers.test(params.id, signal)),
    handle(routes.getProviderBalance, ({ params }) => providers.balance(params.id)),
    handle(routes.listProviderModels, ({ params, query, signal }) =>
      providers.browse(params.id, query, signal),
    ),
    handle(routes.listDownloads, async ({ params }) => ({ items: await providers.downloads(params.id) })),
    handle(routes.removeDownload, ({ params }) => providers.removeDownload(params.id, params.endpoint)),
    handle(routes.providerWebhook, ({ params, body, all, signal }) =>
      providers.webhook(params.id, { headers: all, body }, signal),
    ),
    handle(routes.getRouting, async () => providers.routing()),
    handle(routes.setRouting, ({ body }) => providers.setRouting(body)),
    handle(routes.getSpend, ({ who, query }) => spend.read(who, query)),
    handle(routes.exportSpend, async ({ who, query }) => ({
      mediaType: 'text/csv; charset=utf-8',
      saveAs: 'krya-spend.csv',
      open: async () => Readable.from(spend.rows(who, query)),
    })),
  ]
}
