import { z } from 'zod'

const part = z.object({ ok: z.boolean(), detail: z.string().optional() })

export const health = z
  .object({
    status: z.enum(['ok', 'degraded']),
    live: z.literal(true),
    ready: z.boolean(),
    version: z.string(),
    uptime_seconds: z.number(),
    roles: z.array(z.string()),
    parts: z.object({ database: part, queue: part, storage: part, providers: z.record(z.string(), part) }),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof health>

export const me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    credits: z.number(),
    credits_reserved: z.number(),
    version: z.string(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>
