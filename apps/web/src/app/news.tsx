import { useEffect } from 'react'
import { Toaster } from 'sonner'
import { newsHasPlace } from '../data/news.ts'

/** Where news in passing is shown. */
export function NewsPlace({ theme }: { readonly theme: 'dark' | 'light' }) {
  useEffect(newsHasPlace, [])
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      offset={{ bottom: 'var(--news-bottom, 24px)', right: 'var(--news-right, 24px)' }}
      mobileOffset={{ bottom: 'var(--news-bottom, 16px)' }}
      toastOptions={{
        style: {
          background: 'var(--raised)',
          border: '1px solid var(--line)',
          color: 'var(--text)',
          fontFamily: 'var(--font-sans)',
        },
        classNames: { description: '!text-soft' },
      }}
    />
  )
}
