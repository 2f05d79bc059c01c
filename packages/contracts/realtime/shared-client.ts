import { z } from 'zod'
import { canvasRole } from '../entities/canvas-link.ts'
import { id } from '../ids.ts'
import { personText } from '../text.ts'
import { sharedEdit } from './shared-edit.ts'

/** Edits of one message of a snapshot. */
const mostEdits = 500

const personName = personText().min(1, 'needs a name').max(40)
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const place = z.number().min(-100_000).max(100_000)

/** What somebody says over `/ws/canvas`, each a MessagePack map. */
export const sharedRequest = z.discriminatedUnion(
  'type',
  [
    /** The first message: by a link’s `token`, or as the owner of a `document`. */
    z
      .strictObject({
        type: z.literal('join'),
        token: z.string().min(1).max(100).optional(),
        document: id.optional(),
        name: personName,
        session: z
          .string()
          .max(100)
          .optional()
          .meta({ description: 'Of the `hello` before a broken socket: the same person goes on.' }),
        room: z
          .string()
          .max(100)
          .optional()
          .meta({ description: 'Of that `hello`: with `seq`, only what came since is sent.' }),
        seq: count.optional().meta({ description: 'Of the last edit that was heard.' }),
        revision: count.optional().meta({
          description:
            'By the owner: of the document as it was opened. Where the room was saved as another, it makes way.',
        }),
      })
      .refine(({ token, document }) => (token === undefined) !== (document === undefined), {
        error: 'needs either a link’s token or a document of yours',
      }),
    /** `n` is a number of yours, larger than the last: the edit carries it when it comes back to you. */
    z.strictObject({ type: z.literal('edit'), n: count.min(1), edit: sharedEdit }),
    /**
     * By the owner, asked for by `want`: all there is, as edits of an empty canvas, in `parts` messages from part 0 on.
     * `seq` is the last edit that is in it.
     */
    z.strictObject({
      type: z.literal('snapshot'),
      seq: count,
      part: count.max(10_000),
      parts: count.min(1).max(10_000),
      edits: z.array(sharedEdit).max(mostEdits),
    }),
    /** By the owner: all edits that came are in the document's `revision`. */
    z.strictObject({ type: z.literal('saved'), revision: count }),
    /** Where the pointer is, in the page's pixels; null: nowhere on it. */
    z.strictObject({
      type: z.literal('cursor'),
      at: z
        .strictObject({
          x: place,
          y: place,
          tool: z.string().max(30),
          colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1a2b3c'),
        })
        .nullable(),
    }),
    /** By the owner: what somebody may do from now on. */
    z.strictObject({ type: z.literal('allow'), person: id, role: canvasRole }),
    /** By the owner: sends somebody away. */
    z.strictObject({ type: z.literal('remove'), person: id }),
  ],
  { error: 'must be join, edit, snapshot, saved, cursor, allow or remove' },
)
export type SharedRequest = z.infer<typeof sharedRequest>
export type JoinRequest = Extract<SharedRequest, { type: 'join' }>
