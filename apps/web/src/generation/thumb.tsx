import { useMemo, useState } from 'react'
import { thumbHashToDataURL } from 'thumbhash'
import { cn } from '../ui/class-names.ts'

const stands = new Map<string, string>()

/** A blurred stand-in for a picture that is still loading. */
function standIn(hash: string | null): string | undefined {
  if (hash === null) return undefined
  let url = stands.get(hash)
  if (url === undefined) {
    url = thumbHashToDataURL(Uint8Array.from(atob(hash), (char) => char.charCodeAt(0)))
    stands.set(hash, url)
  }
  return url
}

/** A picture that comes in over its own blur. */
export function Thumb({
  url,
  hash,
  alt,
  className,
  fit = 'cover',
}: {
  readonly url: string
  readonly hash: string | null
  readonly alt: string
  readonly className?: string
  readonly fit?: 'cover' | 'contain'
}) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading')
  const background = useMemo(() => standIn(hash), [hash])
  return (
    <div
      className={cn('relative size-full overflow-hidden bg-raised bg-cover bg-center', className)}
      style={background === undefined ? undefined : { backgroundImage: `url(${background})` }}
    >
      {state === 'broken' ? (
        <p className="absolute inset-0 grid place-items-center p-2 text-center text-xs text-soft">
          This picture could not be loaded.
        </p>
      ) : (
        <img
          src={url}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={() => setState('shown')}
          onError={() => setState('broken')}
          className={cn(
            'size-full transition-opacity duration-300',
            fit === 'cover' ? 'object-cover' : 'object-contain',
            state === 'loading' && 'opacity-0',
          )}
        />
      )}
    </div>
  )
}
