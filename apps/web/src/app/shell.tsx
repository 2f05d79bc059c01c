import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { Command, Images, ListChecks, type LucideIcon, Settings, WifiOff } from 'lucide-react'
import { Tooltip } from 'radix-ui'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { followFeed } from '../data/feed.ts'
import { useLive } from '../data/live.ts'
import { queries } from '../data/queries.ts'
import { usePreferences } from '../preferences/store.ts'
import { cn } from '../ui/class-names.ts'
import { useShortcuts } from './shortcuts.ts'
import { useTheme } from './theme.ts'
import { plainPath, tools } from './tools.ts'

// What is not seen at first is fetched when it is asked for.
const QueuePanel = lazy(() =>
  import('../generation/queue-panel.tsx').then((part) => ({ default: part.QueuePanel })),
)
const NewsPlace = lazy(() => import('./news.tsx').then((part) => ({ default: part.NewsPlace })))
const QueueDrawer = lazy(() => import('./queue-drawer.tsx').then((part) => ({ default: part.QueueDrawer })))
const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((part) => ({ default: part.CommandPalette })),
)
const ProjectSwitcher = lazy(() =>
  import('../projects/project-switcher.tsx').then((part) => ({ default: part.ProjectSwitcher })),
)
const ProjectBar = lazy(() =>
  import('../projects/project-switcher.tsx').then((part) => ({ default: part.ProjectBar })),
)
const NewProjectDialog = lazy(() =>
  import('../projects/new-project-dialog.tsx').then((part) => ({ default: part.NewProjectDialog })),
)
const ShortcutSheet = lazy(() =>
  import('./shortcut-sheet.tsx').then((part) => ({ default: part.ShortcutSheet })),
)

const item =
  'group relative flex flex-col items-center justify-center gap-1 rounded-xl text-[11px] font-medium text-faint transition-colors hover:bg-hover hover:text-text max-md:flex-1 max-md:py-1.5 md:h-[58px] md:w-[60px]'

const isNarrow = '(max-width: 1279px)'
const newsFetchedAfterMs = 300

/** Whether a media query holds, as it changes. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

/** What stays in place on every page: navigation, queue, palette, news. */
export function Shell() {
  const theme = useTheme()
  const hasNews = useLive((state) => state.hasNews)
  const queueOpen = usePreferences((state) => state.queueOpen)
  const set = usePreferences((state) => state.set)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [sheetOpen, setSheetOpen] = useState(false)
  const [naming, setNaming] = useState(false)
  const narrow = useMedia(isNarrow)
  const isPhone = useMedia('(max-width: 767px)')
  // Over the page it is opened for a moment; beside it, it stays until it is closed, on this device.
  const [drawerOpen, setDrawerOpen] = useState(false)
  const toggleQueue = (): void => {
    if (matchMedia(isNarrow).matches) setDrawerOpen((open) => !open)
    else set({ queueOpen: !usePreferences.getState().queueOpen })
  }
  useShortcuts({
    palette: () => setPaletteOpen((open) => !open),
    sheet: () => setSheetOpen(true),
    queue: toggleQueue,
  })
  useEffect(() => {
    const controller = new AbortController()
    followFeed(controller.signal)
    // Fetched while there is time: bad news may be that nothing can be fetched.
    const early = setTimeout(() => void import('./news.tsx'), newsFetchedAfterMs)
    return () => {
      clearTimeout(early)
      controller.abort()
    }
  }, [])
  return (
    <Tooltip.Provider delayDuration={350}>
      <div className="flex h-dvh flex-col-reverse md:flex-row">
        <nav
          aria-label="Main"
          className="flex shrink-0 items-center gap-1 border-line bg-panel px-2 pb-[env(safe-area-inset-bottom)] max-md:border-t md:w-[76px] md:flex-col md:border-r md:px-0 md:py-3"
        >
          <img src="/icon.svg" alt="Krya" className="mb-3 size-9 max-md:hidden" />
          {tools.map((tool) => (
            <NavItem key={tool.id} to={plainPath(tool.path)} icon={tool.icon} label={tool.title} />
          ))}
          <NavItem to="/library" icon={Images} label="Library" />
          {!isPhone && (
            <Suspense fallback={<div className={item} />}>
              <ProjectSwitcher className={item} />
            </Suspense>
          )}
          <div className="grow max-md:hidden" />
          <button type="button" onClick={() => setPaletteOpen(true)} className={cn(item, 'max-md:hidden')}>
            <Command className="size-5" />
            Find
          </button>
          <QueueButton open={narrow ? drawerOpen : queueOpen} onClick={toggleQueue} />
          <NavItem to="/settings" icon={Settings} label="Settings" />
        </nav>
        <div className="relative flex min-h-0 min-w-0 grow flex-col">
          <Offline />
          <Suspense>{isPhone && <ProjectBar />}</Suspense>
          <main className="relative min-h-0 grow">
            <Outlet />
          </main>
        </div>
        {queueOpen && !narrow && (
          <aside className="w-[340px] shrink-0 border-l border-line bg-panel">
            <Suspense>
              <QueuePanel onClose={toggleQueue} />
            </Suspense>
          </aside>
        )}
        <Suspense>{narrow && drawerOpen && <QueueDrawer onClose={toggleQueue} />}</Suspense>
      </div>
      <Suspense>
        {paletteOpen && (
          <CommandPalette
            onClose={() => setPaletteOpen(false)}
            onShortcuts={() => setSheetOpen(true)}
            onQueue={toggleQueue}
            onNewProject={() => setNaming(true)}
          />
        )}
        {naming && <NewProjectDialog onClose={() => setNaming(false)} />}
        {sheetOpen && <ShortcutSheet onClose={() => setSheetOpen(false)} />}
      </Suspense>
      <Suspense>{hasNews && <NewsPlace theme={theme} />}</Suspense>
    </Tooltip.Provider>
  )
}

function NavItem({
  to,
  icon: Icon,
  label,
}: {
  readonly to: string
  readonly icon: LucideIcon
  readonly label: string
}) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      className={item}
      activeProps={{ className: 'bg-raised text-text!' }}
    >
      <Icon className="size-5" />
      {label}
    </Link>
  )
}

function QueueButton({ open, onClick }: { readonly open: boolean; readonly onClick: () => void }) {
  const { data: queue } = useQuery(queries.queue)
  const count = (queue?.active.length ?? 0) + (queue?.waiting_count ?? 0)
  return (
    <button
      type="button"
      onClick={onClick}
      aria-pressed={open}
      className={cn(item, open && 'bg-raised text-text')}
    >
      <ListChecks className="size-5" />
      Queue
      {count > 0 && (
        <span
          className={cn(
            'absolute top-1 left-[calc(50%+6px)] min-w-[18px] rounded-full px-1 text-center text-[10.5px] leading-[18px] font-semibold',
            queue?.paused === true ? 'bg-hover text-warn' : 'bg-accent text-on-accent',
          )}
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  )
}

function Offline() {
  const connected = useLive((state) => state.connected)
  if (connected !== false) return null
  return (
    <p
      role="status"
      className="fade flex items-center justify-center gap-2 border-b border-line bg-raised px-3 py-1.5 text-[13px] text-warn"
    >
      <WifiOff className="size-4" /> The server does not answer. What you typed is kept; this page goes on by
      itself once it is back.
    </p>
  )
}
