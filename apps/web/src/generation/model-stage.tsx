import '@google/model-viewer'
import { createElement } from 'react'
import type { Picture } from './pictures.ts'

/** A 3D model that is turned by dragging, the arrow keys or a finger. */
export function ModelStage({ picture }: { readonly picture: Picture }) {
  return createElement('model-viewer', {
    src: picture.url,
    alt: picture.prompt,
    // What lists show of it, until it is there.
    poster: picture.thumbhash === null ? undefined : picture.thumbnailUrl,
    'camera-controls': '',
    'touch-action': 'none',
    'shadow-intensity': '0.8',
    'auto-rotate': matchMedia('(prefers-reduced-motion: reduce)').matches ? undefined : '',
    style: { position: 'absolute', inset: 0, width: '100%', height: '100%' },
  })
}
