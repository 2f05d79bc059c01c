import type { TemplateView } from '@krya/contracts'
import { type Picture, shownUrl } from './pictures.ts'
import { useZoom } from './use-zoom.ts'

/** A picture fitted to its place; the wheel, two fingers or a double click bring it nearer, a drag moves it. */
export function ZoomStage({
  picture,
  zone,
}: {
  readonly picture: Picture
  /** Where it is shown, and what may be hidden there. */
  readonly zone?: TemplateView | undefined
}) {
  const { view, transform, handlers } = useZoom()
  const ratio = picture.width / picture.height
  return (
    <div
      className="absolute inset-0 touch-none overflow-hidden"
      style={{ cursor: view.scale > 1 ? 'grab' : 'zoom-in' }}
      {...handlers}
    >
      <div className="absolute inset-3 grid place-items-center [container-type:size]">
        <img
          src={shownUrl(picture)}
          alt={picture.prompt}
          draggable={false}
          className="rounded-md object-contain select-none"
          // Its size is known before it is there, so that the small one can be seen in its place.
          style={{
            aspectRatio: ratio,
            width: `min(${picture.width}px, 100cqw, ${ratio} * 100cqh)`,
            transform,
            backgroundImage: `url(${picture.thumbnailUrl})`,
            backgroundSize: '100% 100%',
          }}
        />
      </div>
      {zone !== undefined && <SafeZone {...zone} transform={transform} />}
    </div>
  )
}

/** What may be hidden is dimmed; it lies over the picture wherever that was moved to. */
function SafeZone({ width, height, safe, transform }: TemplateView & { readonly transform: string }) {
  const inner = `M${safe.left} ${safe.top}H${width - safe.right}V${height - safe.bottom}H${safe.left}Z`
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      className="pointer-events-none absolute inset-0 m-auto h-[calc(100%-24px)] w-[calc(100%-24px)]"
      style={{ maxWidth: width, maxHeight: height, transform }}
    >
      <path d={`M0 0H${width}V${height}H0Z${inner}`} fillRule="evenodd" className="fill-black/55" />
      <path d={inner} fill="none" stroke="#fff" strokeWidth={width / 400} strokeDasharray={width / 60} />
    </svg>
  )
}
