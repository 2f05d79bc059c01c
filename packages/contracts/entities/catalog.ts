import { z } from 'zod'
import { operationId } from '../operations/index.ts'

export const model = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Models of one family or maker are shown together. */
    group: z.string(),
    /** One line, honest about what it is. */
    description: z.string(),
    operations: z.array(operationId),
    /** Optional input fields this model has; others are ignored with a warning. */
    parameters: z.array(z.string()),
    /** What it can do, in a few words each: "offline", "vector output", "text in pictures". */
    abilities: z.array(z.string()),
    /** The one language that its prompts are understood in; null: several, or nobody says. */
    reads: z.literal('English').nullable(),
    /** Typical seconds for a picture of one megapixel. */
    seconds: z.number(),
    /** Credits for one output; 0 is free. */
    credits: z.number(),
    /** Null: it takes its size from its input. */
    sizes: z.object({ min: z.int(), max: z.int(), megapixels: z.number(), multiple: z.int() }).nullable(),
    /** The numbers that it takes of its parameters, where the bounds of the input’s own schema are wider. */
    ranges: z.record(
      z.string(),
      z.object({ min: z.number().exactOptional(), max: z.number().exactOptional() }),
    ),
    /** Lengths in seconds and resolutions of its clips; null: it makes none, or goes by its input. */
    clips: z.object({ seconds: z.array(z.number()), resolutions: z.array(z.string()) }).nullable(),
    /** JSON Schema of what `parameters` may hold; null: see GET /api/models/{id}/parameters. */
    extra: z.record(z.string(), z.unknown()).nullable(),
    max_batch: z.int(),
    /** False while no provider that runs it is configured. */
    available: z.boolean(),
    /** Who offers it. */
    providers: z.array(z.string()),
    /** 1–5: the catalog’s own judgement. */
    quality: z.int(),
    /** Added here, and so removable. */
    own: z.boolean(),
  })
  .meta({ id: 'Model' })
export type ModelView = z.infer<typeof model>

/** A model that draws as the hand moves. */
export const liveModelView = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    provider: z.string(),
    /** Credits for one frame of 512², or one second; 0 is free. */
    credits: z.number(),
    per: z.enum(['frame', 'second']),
    /** Sides of the canvas, in pixels. */
    sizes: z.object({ min: z.int(), max: z.int(), multiple: z.int() }),
    /** Whether it makes something of a style. */
    styles: z.boolean(),
    /** Whether it is told how much the colours that were drawn bind. */
    colour: z.boolean(),
    /** True: each picture is a call of its own, and takes as long. */
    slow: z.boolean(),
  })
  .meta({ id: 'LiveModel' })
export type LiveModelView = z.infer<typeof liveModelView>

export const style = z
  .object({
    id: z.string(),
    name: z.string(),
    group: z.string(),
    description: z.string(),
    thumbnail_url: z.string(),
  })
  .meta({ id: 'Style' })
export type StyleView = z.infer<typeof style>

export const operationView = z
  .object({
    id: operationId,
    title: z.string(),
    summary: z.string(),
    group: z.string(),
    output: z.string(),
    endpoint: z.string(),
    /** Ids of providers in the order that requests try them here. */
    chain: z.array(z.string()),
    /** JSON Schema 2020-12 of the input, with `x-control` and `x-level` hints for a form. */
    input_schema: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Operation' })
export type OperationView = z.infer<typeof operationView>

export const aspect = z
  .object({ id: z.string(), name: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'Aspect' })
export type AspectView = z.infer<typeof aspect>

export const template = z
  .object({
    id: z.string(),
    platform: z.string(),
    name: z.string(),
    width: z.int(),
    height: z.int(),
    /** Pixels on each side that may be hidden where it is shown. */
    safe: z.object({ top: z.int(), right: z.int(), bottom: z.int(), left: z.int() }),
    /** A style that suits. */
    style: z.string().nullable(),
    /** Whether the prompt speaks of it. */
    suggested: z.boolean(),
  })
  .meta({ id: 'Template' })
export type TemplateView = z.infer<typeof template>
