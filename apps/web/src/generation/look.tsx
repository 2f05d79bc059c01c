import { KindIcon } from './kind.tsx'
import type { Picture } from './pictures.ts'
import { Thumb } from './thumb.tsx'

/** What something looks like in a list: its picture, how it begins, or a sign of what it is. */
export function Look({
  picture: { kind, thumbnailUrl, thumbhash, prompt },
  fit = 'cover',
}: {
  readonly picture: Pick<Picture, 'kind' | 'thumbnailUrl' | 'thumbhash' | 'prompt'>
  readonly fit?: 'cover' | 'contain'
}) {
  if (kind === 'image' || kind === 'video')
    return <Thumb url={thumbnailUrl} hash={thumbhash} alt={prompt} fit={fit} />
  // A model stands free: a blur of it would be seen around it. What could not be drawn has no hash.
  if (kind === 'model-3d' && thumbhash !== null)
    return <Thumb url={thumbnailUrl} hash={null} alt={prompt} fit="contain" />
  if (kind === 'text')
    return (
      <span className="block size-full bg-raised p-3 text-left text-[13px] leading-snug text-soft">
        <span className="block size-full overflow-hidden break-words [mask-image:linear-gradient(#000_60%,transparent)]">
          {prompt}
        </span>
      </span>
    )
  return (
    <span className="grid size-full place-content-center justify-items-center gap-2 bg-raised p-3 text-center text-[13px] text-soft">
      <KindIcon kind={kind} className="size-8 text-faint" />
      <span className="line-clamp-2 break-words">{prompt}</span>
    </span>
  )
}
