import { z } from 'zod'
import { inProject } from '../entities/project.ts'
import { id } from '../ids.ts'
import { personText } from '../text.ts'

/** Sides of a canvas that is drawn in real time, in pixels. */
export const liveSides = { min: 256, max: 1024 } as const
/** A message is no larger than this: a 1024² photograph as PNG fits. */
export const largestLiveMessage = 6 * 1024 * 1024
/** Tiles of one message. */
const mostTiles = 256

const input = z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional().meta({
  description:
    'A number of yours, larger than the last: the frame that answers it carries it. Left out: the server counts.',
})

const picture = z
  .instanceof(Uint8Array, { error: 'must be the bytes of a JPEG, WebP or PNG file' })
  .refine(({ length }) => length > 0, 'must not be empty')

const ask = z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().meta({
  description: 'A number of yours: the answer, `kept` or an error, carries it.',
})

const project = inProject.meta({
  description: 'A project of yours that it belongs to; null: none. Left out: the session’s.',
})

const offset = z.int().min(0).max(liveSides.max)

/** Only what changed, over the canvas that was sent before. */
export const canvasTiles = z.strictObject({
  width: z.int().min(liveSides.min).max(liveSides.max),
  height: z.int().min(liveSides.min).max(liveSides.max),
  tiles: z
    .array(z.strictObject({ x: offset, y: offset, data: picture }))
    .min(1)
    .max(mostTiles),
})

const params = {
  prompt: personText().max(2_000),
  strength: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: '0: as it was drawn; 1: hardly bound by the drawing.' }),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  model: z
    .string()
    .max(100)
    .nullable()
    .meta({ description: 'One of GET /api/realtime/models; null: the first of them.' }),
  style: z.string().max(100).nullable().meta({ description: 'One of GET /api/styles; null: none.' }),
  colour: z.number().min(0).max(1).meta({ description: 'How much the colours that were drawn bind.' }),
  rest_after: z
    .number()
    .min(2)
    .max(600)
    .meta({ description: 'Seconds without an input after which the engine is let go; 15 unless said.' }),
  spend_cap: z
    .number()
    .min(0)
    .nullable()
    .meta({ description: 'Credits this session may spend; then it stops. Null: only the budgets limit it.' }),
}

/** What a client says over `/ws/realtime`, each a MessagePack map. */
export const liveRequest = z.discriminatedUnion(
  'type',
  [
    /** What is drawn now; what is left out stays as it was said last. */
    z.strictObject({
      type: z.literal('generate'),
      input,
      canvas_data: z.union([picture, canvasTiles], {
        error: 'must be a picture’s bytes, or { width, height, tiles: [{ x, y, data }] }',
      }),
      ...z.object(params).partial().shape,
    }),
    /** The same drawing, other wishes. */
    z.strictObject({ type: z.literal('update_params'), input, ...z.object(params).partial().shape }),
    /** The frame that answers `input` was shown. Asked for by `?acknowledge=1`: the next one waits for it. */
    z.strictObject({ type: z.literal('shown'), input: z.int().min(0) }),
    /** Puts the last frame into the library, made from what was drawn. */
    z.strictObject({ type: z.literal('keep'), ask, project }),
    /** Makes a time-lapse of what this session has drawn, an MP4 of 3 to 20 seconds, and puts it into the library. */
    z.strictObject({ type: z.literal('film'), ask, project }),
    /** No engine is called until the next input. */
    z.strictObject({ type: z.literal('stop') }),
  ],
  { error: 'must be generate, update_params, shown, keep, film or stop' },
)
export type LiveRequest = z.infer<typeof liveRequest>
export type CanvasData = Extract<LiveRequest, { type: 'generate' }>['canvas_data']

/** What the address of `/ws/realtime` may ask. */
export const liveQuery = z.strictObject({
  session: z.string().max(100).optional().meta({ description: 'Goes on with a session whose socket broke.' }),
  document: id
    .optional()
    .meta({ description: 'What is painted is shown to those who share this document’s canvas.' }),
  acknowledge: z
    .enum(['0', '1'])
    .optional()
    .meta({ description: '1: the client says `shown` of each frame.' }),
  project: id.optional().meta({
    description: 'A project of yours, which what a new session spends and keeps belongs to.',
  }),
})
export type LiveQuery = z.infer<typeof liveQuery>
