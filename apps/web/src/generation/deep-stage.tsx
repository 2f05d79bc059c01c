import { tileSide } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type Picture, tileUrl } from './pictures.ts'
import { ZoomStage } from './zoom-stage.tsx'

/** A picture with more pixels than a browser holds: shown smaller until its squares are cut, then down to each pixel. */
export function DeepStage({ picture }: { readonly picture: Picture }) {
  const { data: ready = false, isError } = useQuery({
    queryKey: ['tiles', picture.id],
    // The first square asked for has all of them made.
    queryFn: async ({ signal }) => (await fetch(tileUrl(picture, 0, 0, 0), { signal })).ok,
    staleTime: Infinity,
    retry: false,
  })
  if (ready) return <Squares picture={picture} />
  return (
    <>
      <ZoomStage picture={picture} />
      {!isError && (
        <p
          role="status"
          className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-full bg-raised px-3 py-1.5 text-[13px] text-soft shadow-lg"
        >
          <LoaderCircle className="size-4 animate-spin" /> Preparing its full size
        </p>
      )}
    </>
  )
}

/** The longer side of the small picture that says where one is, in CSS pixels. */
const navigatorSide = 120

/** Squares arrive as they come into sight. */
function Squares({ picture }: { readonly picture: Picture }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let close: (() => void) | undefined
    let isGone = false
    void import('openseadragon').then(({ default: openSeadragon }) => {
      if (isGone || place.current === null) return
      const { width, height } = picture
      const navigator = navigatorSide / Math.max(width, height)
      const viewer = openSeadragon({
        element: place.current,
        showNavigationControl: false,
        showNavigator: true,
        navigatorPosition: 'BOTTOM_RIGHT',
        // A share of the window, as it would be otherwise, is a strip on a phone.
        navigatorWidth: width * navigator,
        navigatorHeight: height * navigator,
        navigatorBackground: 'transparent',
        animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.5,
        gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
        visibilityRatio: 0.5,
        maxZoomPixelRatio: 4,
        tileSources: {
          width,
          height,
          tileSize: tileSide,
          tileOverlap: 0,
          getTileUrl: (level: number, column: number, row: number) => tileUrl(picture, level, column, row),
        },
      })
      // Its keys are those of the window around it.
      viewer.addHandler('canvas-key', (event) => {
        event.preventDefaultAction = true
      })
      close = () => viewer.destroy()
    })
    return () => {
      isGone = true
      close?.()
    }
  }, [picture])
  return <div ref={place} role="img" aria-label={picture.prompt} className="absolute inset-0" />
}
