import { operations } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { type Queued, readAnswer, type Service, unknownState } from '@krya/provider-kit/protocols'
import { type BodyTree, type BodyValue, dataUri, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { TogetherSettings } from './settings.ts'

const handle = z.object({ id: z.string() })
const job = z.object({
  status: z.string(),
  error: z.object({ message: z.string(), code: z.string().nullish() }).nullish(),
  outputs: z.object({ cost: z.number().nullish(), video_url: z.string() }).nullish(),
})
const clips: ReadonlySet<string> = new Set(
  Object.values(operations).flatMap(({ id, output }) => (output === 'video' ? [id] : [])),
)

/** Whether an operation's result is a clip. */
export const makesClip = (operation: string): boolean => clips.has(operation)

/** Together's videos are jobs, under a base of their own (its published OpenAPI; docs.together.ai, videos). */
export function clipsOf(base: Service<TogetherSettings>): Queued<TogetherSettings, z.infer<typeof handle>> {
  const service: Queued<TogetherSettings, z.infer<typeof handle>> = {
    ...base,
    handle,
    pollMs: ({ poll_seconds }) => poll_seconds * 1000,
    attach: () => dataUri,
    request: ({ endpoint, settings }, { body }) => ({
      method: 'POST',
      url: `${settings.video_url}/videos`,
      headers: service.headers(settings),
      body: { json: asked(endpoint, body) },
    }),
    accepted: (answer) => readAnswer(service, answer, handle),
    question: ({ id }, settings) => ({
      method: 'GET',
      url: `${settings.video_url}/videos/${encodeURIComponent(id)}`,
      headers: service.headers(settings),
    }),
    standing(answer) {
      const { status, error, outputs } = readAnswer(service, answer, job)
      const message = error?.message ?? 'no reason given'
      switch (status) {
        // The published file does not name what waits or was canceled; the documentation does.
        case 'queued':
        case 'in_progress':
          return { state: 'running' }
        case 'completed':
          return {
            state: 'done',
            outputs: outputs ? [{ url: outputs.video_url }] : [],
            ...(typeof outputs?.cost === 'number' ? { chargedUsd: outputs.cost } : {}),
          }
        case 'failed':
          return {
            state: 'refused',
            reason: isAboutContent(`${error?.code ?? ''} ${message}`) ? 'content-refused' : 'failed',
            message: `Together failed: ${message}`,
            billed: 'unknown',
          }
        case 'cancelled':
          return {
            state: 'refused',
            reason: 'canceled',
            message: 'It was canceled at Together.',
            billed: 'unknown',
          }
        default:
          throw unknownState(service, status)
      }
    },
  }
  return service
}

const isAboutContent = (text: string): boolean => /nsfw|sensitive|safety|content.polic|moderat/i.test(text)

/** The pictures a clip begins and ends with are frames at places in it; its length is a text. */
function asked(model: string, { first_frame_image, last_frame_image, seconds, ...rest }: BodyTree): Json {
  const frames = [frame(first_frame_image, 'first'), frame(last_frame_image, 'last')].flat()
  return toJson({
    model,
    ...rest,
    ...(seconds === undefined ? {} : { seconds: String(toJson(seconds)) }),
    ...(frames.length === 0 ? {} : { media: { frame_images: frames } }),
  })
}

const frame = (picture: BodyValue | undefined, at: 'first' | 'last'): BodyTree[] =>
  picture === undefined ? [] : [{ input_image: picture, frame: at }]
