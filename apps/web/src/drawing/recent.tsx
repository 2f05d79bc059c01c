import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Images, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { queries, queryClient } from '../data/queries.ts'
import { Button, IconButton } from '../ui/button.tsx'

/** What was worked on, the last first. @param path where documents of this kind are opened */
export function Recent({ live, path }: { readonly live: boolean; readonly path: string }) {
  const query = useInfiniteQuery(queries.documents(live))
  const documents = query.data?.pages.flatMap(({ items }) => items) ?? []
  const [doomed, setDoomed] = useState('')
  async function remove(id: string): Promise<void> {
    try {
      await client.removeDocument({ params: { id } })
    } catch (error) {
      tell(error)
    }
    setDoomed('')
    await queryClient.invalidateQueries({ queryKey: ['documents'] })
  }
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="mb-2.5 text-[13px] font-medium text-faint">
        Documents
      </h2>
      {query.isPending && <div className="shimmer h-40 rounded-card" />}
      {query.isSuccess && documents.length === 0 && (
        <p className="flex items-center gap-3 rounded-card border border-dashed border-line p-6 text-soft">
          <Images className="size-5 text-faint" /> What you work on is kept here as you go.
        </p>
      )}
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {documents.map(({ id, name, width, height, thumbnail_url }) => (
          <li key={id} className="group relative">
            <Link
              to={`${path}/${id}`}
              className="block overflow-hidden rounded-card border border-line bg-panel transition-colors hover:border-strong"
            >
              <span className="checkers relative block aspect-[4/3]">
                {thumbnail_url !== null && (
                  <img
                    src={thumbnail_url}
                    alt=""
                    loading="lazy"
                    className="absolute inset-0 size-full object-contain"
                  />
                )}
              </span>
              <span className="block p-2.5">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-xs text-faint">
                  {width} × {height}
                </span>
              </span>
            </Link>
            <span className="absolute top-2 right-2 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              {doomed === id ? (
                <Button size="small" look="danger" className="bg-panel" onClick={() => void remove(id)}>
                  Delete for good
                </Button>
              ) : (
                <IconButton label={`Delete ${name}`} look="plain" onClick={() => setDoomed(id)}>
                  <Trash2 />
                </IconButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="mt-3" onClick={() => void query.fetchNextPage()}>
          More
        </Button>
      )}
    </section>
  )
}
