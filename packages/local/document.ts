import { z } from 'zod'

/** The ways from noise to a picture, by the names they are known under. */
export const schedulerName = z.enum(['Euler', 'Euler a', 'DPM++ 2M', 'LCM'])
export type SchedulerName = z.infer<typeof schedulerName>

/** What the catalog says of a model that runs here: where its files are and how it was trained. */
export const localModel = z.strictObject({
  /** Repositories of the hub, each with the folders that are taken from it. */
  sources: z
    .array(
      z.strictObject({
        repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
        revision: z.string().regex(/^[\w.-]+$/),
        folders: z.array(z.string().regex(/^\w+$/)).min(1),
      }),
    )
    .min(1),
  /** One text encoder, or the two of SDXL. */
  layout: z.enum(['sd', 'sdxl']),
  prediction: z.enum(['epsilon', 'v_prediction']),
  spacing: z.enum(['leading', 'trailing', 'linspace']),
  scheduler: schedulerName,
  steps: z.int().positive(),
  /** 1: the words alone. A model that was distilled with its guidance is told it instead. */
  guidance: z.number().min(0),
  /** By what the latents of its VAE are multiplied. */
  latentScale: z.number().positive(),
  /** The side of the square it was trained on, in pixels. */
  side: z.int().positive(),
  licence: z.strictObject({ name: z.string(), url: z.url() }),
  /** What is fetched, about. */
  bytes: z.int().positive(),
})
export type LocalModel = z.infer<typeof localModel>
