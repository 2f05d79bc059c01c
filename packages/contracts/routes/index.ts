import { assetRoutes } from './assets.ts'
import { catalogRoutes } from './catalog.ts'
import { documentRoutes } from './documents.ts'
import { generationRoutes } from './generations.ts'
import { languageRoutes } from './language.ts'
import { operationRoutes } from './operations.ts'
import { projectRoutes } from './projects.ts'
import { providerRoutes } from './providers.ts'
import { queueRoutes } from './queue.ts'
import { realtimeRoutes } from './realtime.ts'
import { sharingRoutes } from './sharing.ts'
import { systemRoutes } from './system.ts'

export * from './generations.ts'
export * from './route.ts'
export { renditionFormat, renditionQuery, type RenditionFormat, tileSide } from './assets.ts'

/** Every route of the API, by the name its caller uses in the client. */
export const routes = {
  ...generationRoutes,
  ...operationRoutes,
  ...queueRoutes,
  ...assetRoutes,
  ...documentRoutes,
  ...projectRoutes,
  ...catalogRoutes,
  ...providerRoutes,
  ...languageRoutes,
  ...realtimeRoutes,
  ...sharingRoutes,
  ...systemRoutes,
}
export type RouteName = keyof typeof routes
