import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { copyText } from '../data/clipboard.ts'
import { queries } from '../data/queries.ts'

const swatches = z.object({
  colours: z.array(z.object({ hex: z.string(), name: z.string().optional(), share: z.number() })),
})

/** The colours a picture is made of; a click copies one. @param metadata where they are kept with it, these */
export function Palette({ id, metadata }: { readonly id: string; readonly metadata: unknown }) {
  const kept = swatches.safeParse(metadata).data?.colours
  const counted = useQuery({ ...queries.palette(id), enabled: kept === undefined })
  const data: z.infer<typeof swatches>['colours'] = kept ?? counted.data ?? []
  if (data.length === 0) return null
  return (
    <section aria-label="Colours">
      <h3 className="mb-2 text-[13px] text-faint">Colours</h3>
      <ul className="flex h-9 overflow-hidden rounded-lg">
        {data.map(({ hex, name, share }) => (
          <li key={hex} style={{ flexGrow: Math.max(0.07, share) }} className="flex min-w-7 basis-0">
            <button
              type="button"
              title={name === undefined ? hex : `${name}, ${hex}`}
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
