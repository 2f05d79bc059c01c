import { z } from 'zod'
import { id, moment } from '../ids.ts'

/** What a link to a canvas lets its holder do. */
export const canvasRole = z.enum(['watch', 'draw'])
export type CanvasRole = z.infer<typeof canvasRole>

/** A link that lets whoever holds it watch a canvas, or draw along. Its address is told once, when it is made. */
export const canvasLink = z
  .object({
    id,
    role: canvasRole,
    created_at: moment,
    /** Null: it holds until it is stopped. */
    expires_at: moment.nullable(),
  })
  .meta({ id: 'CanvasLink' })
export type CanvasLink = z.infer<typeof canvasLink>
