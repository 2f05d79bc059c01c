import { z } from 'zod'

/** A way of drawing that can be asked of any model: by name in the request, or by its words in a prompt. */
export const styleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string(),
  group: z.enum(['Painted', 'Drawn', 'Printed', 'Digital', 'Crafted', 'Mood']),
  /** One line for the picker. */
  description: z.string(),
  /** What is added to the prompt for models that take a style only in words. */
  prompt: z.string(),
  /** Words that ask for it within a prompt, lower case, in several languages. */
  words: z.array(z.string()).min(1),
})
export type Style = z.infer<typeof styleSchema>
