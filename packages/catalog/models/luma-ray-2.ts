import { clipShapes, endImage, image, lengthText, linked, lumaLike, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const lumaRay2: Model = {
  id: 'luma-ray-2',
  name: 'Luma Ray 2',
  group: 'Luma',
  description: 'Natural, coherent motion; up to 1080p.',
  abilities: ['motion', 'last picture', '1080p'],
  quality: 4,
  seconds: 90,
  clips: { seconds: [5, 9], resolutions: ['540p', '720p', '1080p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/luma-dream-machine/ray-2',
      operation: 'text-to-video',
      price: { usd: 0.1, per: 'second', times: { resolution: { '720p': 2, '1080p': 4 } } },
      batch: 1,
      wire: { prompt, aspect_ratio: clipShapes, resolution: 'resolution', duration: lengthText('s', 5, 9) },
    },
    {
      provider: 'luma',
      endpoint: 'generations/video:ray-2',
      operation: 'text-to-video',
      price: { usd: 0.0799, per: 'second', times: { resolution: { '720p': 1.78, '1080p': 4 } } },
      batch: 1,
      wire: { prompt, aspect_ratio: clipShapes, resolution: 'resolution', duration: lengthText('s', 5, 9) },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/luma-dream-machine/ray-2/image-to-video',
      operation: 'image-to-video',
      price: { usd: 0.1, per: 'second', times: { resolution: { '720p': 2, '1080p': 4 } } },
      batch: 1,
      wire: {
        prompt,
        image_url: image,
        end_image_url: endImage,
        resolution: 'resolution',
        duration: lengthText('s', 5, 9),
      },
    },
    {
      provider: 'luma',
      endpoint: 'generations/video:ray-2',
      operation: 'image-to-video',
      price: { usd: 0.0799, per: 'second', times: { resolution: { '720p': 1.78, '1080p': 4 } } },
      batch: 1,
      wire: {
        prompt,
        aspect_ratio: lumaLike,
        'keyframes.frame0.type': { as: 'constant', value: 'image' },
        'keyframes.frame0.url': linked('image'),
        'keyframes.frame1.type': { as: 'constant', value: 'image', beside: 'end_image' },
        'keyframes.frame1.url': linked('end_image'),
        resolution: 'resolution',
        duration: lengthText('s', 5, 9),
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'Dream Machine’s OpenAPI 1.1.0; fal.ai/models/fal-ai/luma-dream-machine/ray-2; lumalabs.ai/api/pricing (0.0064 USD a million pixels)',
  },
}
