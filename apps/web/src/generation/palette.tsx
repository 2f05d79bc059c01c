import { useQuery } from '@tanstack/react-query'
import { copyText } from '../data/clipboard.ts'
import { queries } from '../data/queries.ts'

/** The colours a picture is made of; a click copies one. */
export function Palette({ id }: { readonly id: string }) {
  const { data = [] } = useQuery(queries.palette(id))
  if (data.length === 0) return null
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
              onClick={() => copyText(hex, `${hex} is copied.`)}
              style={{ backgroundColor: hex }}
              className="grow transition-[filter] hover:brightness-110 focus-visible:outline-offset-[-3px]"
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
