import { Outlet, useLocation } from '@tanstack/react-router'
import { Tooltip } from 'radix-ui'
import { lazy, Suspense } from 'react'
import { useLive } from '../data/live.ts'
import { Shell } from './shell.tsx'
import { useTheme } from './theme.ts'

const NewsPlace = lazy(() => import('./news.tsx').then((part) => ({ default: part.NewsPlace })))

/** Around every page the studio's shell; around a shared canvas nothing, for whoever comes by a link has no studio. */
export function Frame() {
  const isShared = useLocation({ select: ({ pathname }) => pathname.startsWith('/shared/') })
  return isShared ? <Bare /> : <Shell />
}

function Bare() {
  const theme = useTheme()
  const hasNews = useLive((state) => state.hasNews)
  return (
    <Tooltip.Provider delayDuration={350}>
      <main className="h-dvh">
        <Outlet />
      </main>
      <Suspense>{hasNews && <NewsPlace theme={theme} />}</Suspense>
    </Tooltip.Provider>
  )
}
