import type { ProviderView } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Nothing } from '../ui/state.tsx'
import { ProviderCard } from './provider-card.tsx'

interface Group {
  readonly title: string
  readonly of: (one: ProviderView) => boolean
}

/** Every provider: its keys, whether it works, and how it has been. */
export function Providers() {
  const { data, isPending, isError, refetch } = useQuery({ ...queries.providers, refetchInterval: 30_000 })
  if (isPending) return <div className="shimmer h-96 rounded-card" />
  if (isError)
    return (
      <Nothing
        icon={<KeyRound />}
        title="Providers could not be read"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    )
  return <Groups providers={data} />
}

function Groups({ providers }: { readonly providers: readonly ProviderView[] }) {
  // As it was when the page was opened: one that is set up now stays where the person is looking.
  const [inUse] = useState(
    () => new Set(providers.flatMap(({ id, set_up, enabled }) => (set_up && enabled ? [id] : []))),
  )
  const groups: readonly Group[] = [
    { title: 'In use', of: ({ id }) => inUse.has(id) },
    { title: 'Services', of: ({ id, place }) => place === 'remote' && !inUse.has(id) },
    { title: 'Servers of your own', of: ({ id, place }) => place === 'private' && !inUse.has(id) },
  ]
  const shown = providers.filter(({ place }) => place !== 'here')
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-prose text-soft">
        Without any of these the built-in engine makes and edits pictures, clips and 3D models on this
        machine. With a key of your own, every model of that service is here too; you pay the service, Krya
        takes nothing. Keys are sealed on this server and never shown again.
      </p>
      {groups.map(({ title, of }) => {
        const own = shown.filter(of)
        return (
          own.length > 0 && (
            <section key={title} aria-label={title}>
              <h2 className="mb-2 text-[13px] font-medium text-faint">{title}</h2>
              <ul className="flex flex-col gap-2">
                {own.map((provider) => (
                  <li key={provider.id}>
                    <ProviderCard provider={provider} />
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </div>
  )
}
