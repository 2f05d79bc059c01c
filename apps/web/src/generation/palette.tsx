import { useQuery } from '@tanstack/react-query'
import { notify, warn } from '../data/news.ts'
import { queries } from '../data/queries.ts'

/** The colours a picture is made of; a click copies one. */
export function Palette({ id }: { readonly id: string }) {
  const { data = [] } = useQuery(queries.palette(id))
  if (data.length === 0) return null
  const copy = (hex: string): void =>
    void navigator.clipboard
      .writeText(hex)
      .then(() => notify(`${hex} is copied.`))
      .catch(() => warn(`It could not be copied: ${hex}`))
  return (
    <section aria-label="Colours">
      <h3 className="mb-2 text-[13px] text-faint">Colours</h3>
      <ul className="flex h-9 overflow-hidden rounded-lg">
        {data.map(({ hex, share }) => (
          <li key={hex} style={{ flexGrow: Math.max(0.07, share) }} className="flex min-w-7 basis-0">
            <button
              type="button"
              title={hex}
              aria-label={`Copy ${hex}`}
              onClick={() => copy(hex)}
              style={{ backgroundColor: hex }}
              className="grow transition-[filter] hover:brightness-110 focus-visible:outline-offset-[-3px]"
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
