import type { DownloadedModel, ProviderView } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { removeDownload } from '../data/actions.ts'
import { queries } from '../data/queries.ts'
import { IconButton } from '../ui/button.tsx'

/** The models that run on this computer: under which licence, and how much of the disk they take. */
export function Downloads({ provider }: { readonly provider: ProviderView }) {
  const { data } = useQuery(queries.downloads(provider.id))
  return (
    <section aria-label="Models on this computer" className="flex flex-col border-t border-line pt-4">
      <h3 className="text-[13px] font-medium text-soft">Models on this computer</h3>
      <p className="mt-0.5 mb-1.5 text-[13px] text-faint">
        Choose one in the model picker: it is downloaded when it is first used. Automatic takes it from then
        on, where no service is set up that comes before.
      </p>
      {data === undefined ? (
        <div className="shimmer h-24 rounded-lg" />
      ) : (
        <ul className="flex flex-col">
          {data.items.map((model) => (
            <Row key={model.endpoint} provider={provider.id} model={model} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ provider, model }: { readonly provider: string; readonly model: DownloadedModel }) {
  const { name, endpoint, licence, bytes_here: here } = model
  return (
    <li className="flex min-h-12 items-center gap-3 border-t border-line py-1.5 first:border-0">
      <span className="min-w-0 grow">
        <span className="block truncate">{name}</span>
        <span className="block text-[13px] text-faint">
          {standingOf(model)} ·{' '}
          <a href={licence.url} target="_blank" rel="noreferrer" className="underline hover:text-text">
            {licence.name}
          </a>
        </span>
      </span>
      {here > 0 && (
        <IconButton label={`Remove ${name}`} onClick={() => void removeDownload(provider, endpoint)}>
          <Trash2 />
        </IconButton>
      )}
    </li>
  )
}

function standingOf({ ready, bytes, bytes_here: here }: DownloadedModel): string {
  if (ready) return `Here, ${sizeOf(here)}`
  return here > 0 ? `${sizeOf(here)} of about ${sizeOf(bytes)} are here` : `Not here, about ${sizeOf(bytes)}`
}

const sizeOf = (bytes: number): string =>
  bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
