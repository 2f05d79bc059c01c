import type { MessagePort } from 'node:worker_threads'
import { z } from 'zod'
import { largestSide } from '@krya/contracts'

/** What the illustrator reads of `text-to-image`'s input. */
export const illustratorInput = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  style: z.string().optional(),
  width: z.int().min(1).max(largestSide).default(1024),
  height: z.int().min(1).max(largestSide).default(1024),
  format: z.enum(['png', 'svg']).default('png'),
})
export type IllustratorInput = z.infer<typeof illustratorInput>

/** One picture to draw in a worker thread. */
export interface Task {
  readonly input: IllustratorInput
  readonly seed: number
  /** Where news goes while it is drawn. */
  readonly news: MessagePort
}

export type News =
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'preview'; readonly bytes: Uint8Array; readonly mediaType: string }
