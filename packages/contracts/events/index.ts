import { z } from 'zod'
import { generatedImage, status } from '../entities/generation.ts'
import { errorCode } from '../errors.ts'
import { id } from '../ids.ts'

const about = { generation_id: id }

/**
 * Everything that is told to listeners, by type. `kept` events are rows written with the change they tell
 * of and can be read again by `Last-Event-ID`; the others are passing news that the next one replaces.
 */
export const events = {
  queued: { kept: true, data: z.object({ ...about, status, queue_position: z.int().nullable() }) },
  edited: { kept: true, data: z.object(about) },
  started: { kept: true, data: z.object({ ...about, status }) },
  progress: {
    kept: false,
    data: z.object({
      ...about,
      progress: z.number(),
      /** What the service says of it just now: its place in the queue, what it does. Left out: nothing. */
      words: z.string().optional(),
    }),
  },
  preview: { kept: false, data: z.object({ ...about, index: z.int(), url: z.string() }) },
  image: { kept: true, data: z.object({ ...about, image: generatedImage }) },
  retrying: { kept: true, data: z.object({ ...about, reason: z.string(), in_seconds: z.number() }) },
  succeeded: { kept: true, data: z.object({ ...about, status, credits_used: z.number() }) },
  failed: {
    kept: true,
    data: z.object({
      ...about,
      status,
      error: z.object({ code: errorCode, message: z.string(), remedy: z.string() }),
    }),
  },
  canceled: { kept: true, data: z.object({ ...about, status }) },
  deleted: { kept: true, data: z.object(about) },
  restored: { kept: true, data: z.object(about) },
  'assets-changed': { kept: true, data: z.object({ asset_ids: z.array(id) }) },
  'projects-changed': { kept: true, data: z.object({ project_ids: z.array(id) }) },
  'queue-changed': { kept: true, data: z.object({ paused: z.boolean() }) },
  /** Sent when kept events before the resume point are gone: read everything anew. */
  reset: { kept: false, data: z.object({}) },
} as const satisfies Record<string, { kept: boolean; data: z.ZodObject }>

export type EventType = keyof typeof events
export type EventData<Type extends EventType> = z.infer<(typeof events)[Type]['data']>
/** One event as a listener gets it; `type` tells the shape of `data`. */
export type Event = {
  [Type in EventType]: { readonly type: Type; readonly data: EventData<Type> }
}[EventType]
export type KeptEvent = Extract<
  Event,
  { type: { [T in EventType]: (typeof events)[T]['kept'] extends true ? T : never }[EventType] }
>
export type PassingEvent = Exclude<Event, KeptEvent>

/** Events after which a generation sends no more of its own. */
export const finalEvents: ReadonlySet<EventType> = new Set(['succeeded', 'failed', 'canceled', 'deleted'])
