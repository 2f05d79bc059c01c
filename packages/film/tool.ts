import { fileOf, type Work } from '@krya/darkroom'
import { z } from 'zod'
import { type Clip, openClip } from './clip/open.ts'

const withVideo = z.object({ video: z.string() })

/** The clip to work on, by the field that all operations have for it, and its file. @throws Unworkable */
export async function videoOf(work: Work): Promise<{ readonly clip: Clip; readonly bytes: Uint8Array }> {
  const bytes = fileOf(work, withVideo.parse(work.input).video, 'video')
  return { clip: await openClip(bytes), bytes }
}
