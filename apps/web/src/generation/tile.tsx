import { Heart } from 'lucide-react'
import { Download, Trash2 } from 'lucide-react'
import { favourite, trash } from '../data/actions.ts'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { DownloadMenu } from './download-menu.tsx'
import { KindBadge } from './kind.tsx'
import { Look } from './look.tsx'
import type { Picture } from './pictures.ts'

const over = 'bg-black/55 text-white hover:bg-black/75 hover:text-white backdrop-blur-sm size-8'

/** One picture in a grid: opens in the viewer; what is done most is at hand under the pointer. */
export function Tile({
  picture,
  label,
  onOpen,
}: {
  readonly picture: Picture
  readonly label: string
  readonly onOpen: () => void
}) {
  return (
    <div
      className="rise group relative overflow-hidden rounded-card bg-raised"
      style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
    >
      <button
        type="button"
        // A text is read out with it; it is what is seen.
        {...(picture.kind === 'text' ? {} : { 'aria-label': label })}
        onClick={onOpen}
        className="block size-full cursor-zoom-in relative outline-offset-[-2px]!"
      >
        {picture.kind === 'text' && <span className="sr-only">{label}: </span>}
        <Look picture={picture} />
      </button>
      <KindBadge kind={picture.kind} seconds={picture.seconds} />
      <div
        className={cn(
          'absolute top-2 right-2 flex gap-1 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden',
        )}
      >
        <DownloadMenu
          pictures={[picture]}
          trigger={
            <IconButton label="Download" className={over}>
              <Download />
            </IconButton>
          }
        />
        <IconButton label="Delete" className={over} onClick={() => void trash([picture.id])}>
          <Trash2 />
        </IconButton>
      </div>
      <IconButton
        label={picture.favourite ? 'No favourite any more' : 'Favourite'}
        pressed={picture.favourite}
        onClick={() => void favourite([picture.id], !picture.favourite)}
        className={cn(
          over,
          'absolute bottom-2 left-2 transition-opacity',
          picture.favourite
            ? 'text-[#ff7aa8]'
            : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100',
        )}
      >
        <Heart fill={picture.favourite ? 'currentColor' : 'none'} />
      </IconButton>
    </div>
  )
}
