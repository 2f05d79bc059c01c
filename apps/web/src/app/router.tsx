import { createRootRoute, createRoute, createRouter, Link, redirect, useParams } from '@tanstack/react-router'
import { CircleAlert, Compass } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { z } from 'zod'
import { families } from '../tools/operations/families.ts'
import { Button } from '../ui/button.tsx'
import { Nothing } from '../ui/state.tsx'
import { Frame } from './frame.tsx'
import { tools } from './tools.ts'

const Library = lazy(() =>
  import('../library/library-page.tsx').then(({ LibraryPage }) => ({ default: LibraryPage })),
)
const Projects = lazy(() =>
  import('../projects/projects-page.tsx').then(({ ProjectsPage }) => ({ default: ProjectsPage })),
)
const SettingsView = lazy(() =>
  import('../settings/settings-page.tsx').then(({ SettingsPage }) => ({ default: SettingsPage })),
)

const SharedCanvas = lazy(() =>
  import('../tools/realtime/shared/guest-page.tsx').then(({ GuestPage }) => ({ default: GuestPage })),
)

const root = createRootRoute({ component: Frame, errorComponent: Broken, notFoundComponent: Lost })

/** Which picture the library is to show others like, and which project’s it is to show. */
const librarySearch = z.object({ similar_to: z.string().optional(), project: z.string().optional() })

const pages = [
  ...tools.map(({ path, page: Page }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: () => (
        <Suspense>
          <Page />
        </Suspense>
      ),
    }),
  ),
  ...families.map(({ path, first }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      beforeLoad: () => {
        throw redirect({ to: '/tools/{-$operation}', params: { operation: first } })
      },
    }),
  ),
  createRoute({
    getParentRoute: () => root,
    path: '/library',
    validateSearch: librarySearch,
    component: LibraryRoute,
  }),
  createRoute({ getParentRoute: () => root, path: '/projects', component: ProjectsRoute }),
  createRoute({
    getParentRoute: () => root,
    path: '/shared/$token',
    component: () => (
      <Suspense>
        <SharedCanvas />
      </Suspense>
    ),
  }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: () => <SettingsRoute /> }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/$section',
    component: () => <SettingsRoute />,
  }),
]

function SettingsRoute() {
  const { section = 'general' } = useParams({ strict: false })
  return (
    <Suspense>
      <SettingsView section={section} />
    </Suspense>
  )
}

function LibraryRoute() {
  return (
    <Suspense>
      <Library />
    </Suspense>
  )
}

function ProjectsRoute() {
  return (
    <Suspense>
      <Projects />
    </Suspense>
  )
}

function Broken() {
  return (
    <div className="flex h-dvh">
      <Nothing
        icon={<CircleAlert />}
        title="This page broke"
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      >
        Nothing on the server is lost, and what you typed is kept.
      </Nothing>
    </div>
  )
}

function Lost() {
  return (
    <div className="flex h-full">
      <Nothing
        icon={<Compass />}
        title="There is nothing here"
        action={
          <Link to="/" className="text-accent-text hover:underline">
            To the studio
          </Link>
        }
      />
    </div>
  )
}

export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: 'intent' })
