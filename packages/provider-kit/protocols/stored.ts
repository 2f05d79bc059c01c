import { z } from 'zod'
import { type Json, jsonRecord } from '../spec/provider.ts'

/** Warnings within a handle, as they were written into it. */
export const storedWarnings = z.array(
  z.object({
    code: z.enum(['parameter-ignored', 'parameter-adjusted', 'words-unused', 'note']),
    field: z.string().exactOptional(),
    message: z.string(),
  }),
)

/** What is to be kept of a job, as the JSON that a handle is: fields without a value fall away. */
export const stored = (value: object): Json => jsonRecord.parse(JSON.parse(JSON.stringify(value)))
