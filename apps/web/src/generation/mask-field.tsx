import { useQuery } from '@tanstack/react-query'
import { Brush } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../data/queries.ts'
import type { FormValue } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { AssetField } from './asset-field.tsx'

const MaskPainter = lazy(() => import('./mask-painter.tsx').then((part) => ({ default: part.MaskPainter })))

/** Where to work on a picture: painted over it, or a file. */
export function MaskField({
  id,
  title,
  hint,
  image,
  value,
  onChange,
}: {
  readonly id: string
  /** What is painted. */
  readonly title: string
  readonly hint: string | undefined
  /** The picture that it is for. */
  readonly image: FormValue | undefined
  readonly value: FormValue | undefined
  readonly onChange: (value: FormValue | undefined) => void
}) {
  const [painting, setPainting] = useState(false)
  const wanted = typeof image === 'string' && image !== ''
  const { data: picture } = useQuery({ ...queries.asset(wanted ? image : ''), enabled: wanted })
  return (
    <div className="flex flex-col gap-2">
      <Button disabled={picture === undefined} onClick={() => setPainting(true)}>
        <Brush className="size-4" /> {value === undefined || value === '' ? 'Paint it' : 'Paint another'}
      </Button>
      {!wanted && <p className="text-xs text-faint">Choose the picture first.</p>}
      <AssetField id={id} kind="image" many={false} most={1} hint={hint} value={value} onChange={onChange} />
      <Suspense>
        {painting && picture !== undefined && (
          <MaskPainter
            picture={picture}
            title={title}
            onClose={() => setPainting(false)}
            onDone={(mask) => {
              onChange(mask)
              setPainting(false)
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
