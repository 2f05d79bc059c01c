import { randomUUID } from 'node:crypto'
import type { Wire } from '@krya/catalog'
import type { LiveInput } from '../spec/live.ts'
import type { Call, Context, InputFile, Json } from '../spec/provider.ts'

/** What of a call is the same for every picture of a session. */
export interface LiveOffer {
  readonly endpoint: string
  readonly wire: Wire | null
  readonly document?: Json
}

/** The call for one picture that a picture drawn as the hand moves amounts to: image to image, with no news asked for. */
export async function liveCall<Settings>(
  { prompt, style, strength, seed, guide, onPreview }: LiveInput,
  offer: LiveOffer,
  context: Context<Settings>,
): Promise<Call<Settings>> {
  const { bytes, mediaType } = await guide.file()
  const { width, height } = guide
  const file: InputFile = { id: randomUUID(), mediaType, width, height, bytes: async () => bytes }
  return {
    ...offer,
    ...context,
    operation: 'image-to-image',
    input: {
      prompt,
      ...(style === undefined ? {} : { style }),
      strength,
      seed,
      width,
      height,
      image: file.id,
    },
    files: new Map([[file.id, file]]),
    seeds: [seed],
    idempotencyKey: randomUUID(),
    onProgress: () => undefined,
    onPreview: onPreview ?? (() => undefined),
  }
}
