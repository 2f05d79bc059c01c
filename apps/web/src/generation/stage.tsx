import type { TemplateView } from '@krya/contracts'
import { lazy, Suspense } from 'react'
import { KindIcon } from './kind.tsx'
import { DeepStage } from './deep-stage.tsx'
import { isVast, type Picture } from './pictures.ts'
import { TextStage } from './text-stage.tsx'
import { ZoomStage } from './zoom-stage.tsx'

const ModelStage = lazy(() => import('./model-stage.tsx').then((part) => ({ default: part.ModelStage })))

/** A picture, a clip, a model … as large as its place. */
export function Stage({
  picture,
  zone,
  onUsed,
}: {
  readonly picture: Picture
  readonly zone?: TemplateView | undefined
  /** After it went into a form. */
  readonly onUsed: () => void
}) {
  switch (picture.kind) {
    case 'image':
      return isVast(picture) ? (
        <DeepStage key={picture.id} picture={picture} />
      ) : (
        <ZoomStage key={picture.id} picture={picture} zone={zone} />
      )
    case 'video':
      return (
        <video
          key={picture.id}
          src={picture.url}
          poster={picture.thumbnailUrl}
          aria-label={picture.prompt}
          controls
          autoPlay
          loop
          playsInline
          className="absolute inset-0 m-auto max-h-[calc(100%-24px)] max-w-[calc(100%-24px)] rounded-md"
        />
      )
    case 'audio':
      return (
        <div className="absolute inset-0 grid place-items-center p-6">
          <audio
            key={picture.id}
            src={picture.url}
            aria-label={picture.prompt}
            controls
            className="w-full max-w-xl"
          />
        </div>
      )
    case 'model-3d':
      return (
        <Suspense fallback={<div className="shimmer absolute inset-3 rounded-md" />}>
          <ModelStage key={picture.id} picture={picture} />
        </Suspense>
      )
    case 'text':
      return <TextStage key={picture.id} picture={picture} onUsed={onUsed} />
    case 'lora':
      return (
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-3 text-soft">
          <KindIcon kind={picture.kind} className="size-12 text-faint" />A LoRA: choose it under LoRA with a
          model that takes one, or download it.
        </div>
      )
  }
}
