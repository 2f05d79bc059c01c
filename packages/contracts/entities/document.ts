import { z } from 'zod'
import { id, moment } from '../ids.ts'
import { personText } from '../text.ts'
import { colour, colourAdjustment, mostAdjustments } from './adjustment.ts'
import { groupFaults } from './layer-groups.ts'

/** How a layer's colours meet those below, as CSS Compositing 1 defines them. */
export const blendModes = [
  'normal',
  'darken',
  'multiply',
  'color-burn',
  'lighten',
  'screen',
  'color-dodge',
  'overlay',
  'soft-light',
  'hard-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
] as const
export type BlendMode = (typeof blendModes)[number]

/** A group that passes through lets each of its layers meet what lies below the group. */
export const groupBlendModes = ['pass-through', ...blendModes] as const
export type GroupBlendMode = (typeof groupBlendModes)[number]

/** A document and its layers are no larger on a side. */
export const largestDocumentSide = 8192
export const mostLayers = 200

const far = 4 * largestDocumentSide
const place = z.number().min(-far).max(far)
const size = z.int().min(1).max(largestDocumentSide)
const file = id.meta({ description: 'A file of this document, as POST /api/documents/{id}/files gave it.' })

/** Alpha of a PNG; what lies beyond it is hidden. */
const mask = z.strictObject({ file, x: place, y: place, width: size, height: size, enabled: z.boolean() })

const base = {
  id,
  group: id
    .nullable()
    .default(null)
    .meta({ description: 'The group it lies in, which is a layer further up. Null: in none.' }),
  name: personText().max(200),
  visible: z.boolean(),
  locked: z.boolean(),
  opacity: z.number().min(0).max(1),
  blend: z.enum(blendModes),
  mask: mask.nullable(),
}

/** Where a layer's own pixels go: scaled, then turned about their first one, then moved. Negative scales mirror. */
const transform = {
  x: place,
  y: place,
  scale_x: z.number().min(-100).max(100),
  scale_y: z.number().min(-100).max(100),
  /** Degrees, clockwise. */
  rotation: z.number().min(-360).max(360),
}

export const solidKinds = ['cube', 'sphere', 'cylinder', 'cone', 'ring'] as const
/** What a layer's pixels are a picture of, as long as nobody painted on them: it can be turned again. */
const solid = z.strictObject({
  kind: z.enum(solidKinds),
  /** Degrees about its upright axis. */
  across: z.number().min(-180).max(180),
  /** Degrees towards who looks at it. */
  down: z.number().min(-90).max(90),
  colour,
})
export type Solid = z.infer<typeof solid>

export const shapeKinds = ['rectangle', 'ellipse', 'line', 'polygon', 'star'] as const
export const textAligns = ['left', 'center', 'right'] as const

export const documentLayer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...base,
      ...transform,
      kind: z.literal('pixels'),
      file,
      width: size,
      height: size,
      solid: solid
        .nullable()
        .default(null)
        .meta({ description: 'What it shows, so that it can be turned again. Null: pixels alone.' }),
    }),
    z.strictObject({
      ...base,
      ...transform,
      kind: z.literal('text'),
      text: personText().max(5000),
      font: personText().max(100),
      size: z.number().min(1).max(4000),
      line_height: z.number().min(0.5).max(4),
      /** Between letters, in parts of the size. */
      spacing: z.number().min(-0.5).max(2),
      align: z.enum(textAligns),
      colour,
    }),
    z.strictObject({
      ...base,
      ...transform,
      kind: z.literal('shape'),
      shape: z.enum(shapeKinds),
      width: z.number().min(0).max(far),
      height: z.number().min(0).max(far),
      /** Null: none. */
      fill: colour.nullable(),
      stroke: colour.nullable(),
      stroke_width: z.number().min(0).max(1000),
      /** Of a rectangle's corners. */
      radius: z.number().min(0).max(largestDocumentSide),
      /** Corners of a polygon, or points of a star. */
      sides: z.int().min(3).max(60),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('adjustment'),
      adjustments: z.array(colourAdjustment).max(mostAdjustments),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('group'),
      blend: z.enum(groupBlendModes),
      /** Whether lists leave out what is in it. */
      collapsed: z.boolean(),
    }),
  ])
  .meta({ id: 'DocumentLayer' })
export type DocumentLayer = z.infer<typeof documentLayer>

/** How a drawing and what is painted of it lie: beside each other, over it, in its corner, alone. */
export const liveLayouts = ['split', 'overlay', 'inset', 'result'] as const

/** How a document is painted in real time: what is wished for, beside what is drawn. */
export const livePainting = z
  .strictObject({
    prompt: personText().max(2_000),
    strength: z.number().min(0).max(1),
    colour: z.number().min(0).max(1),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1),
    style: z.string().max(100).nullable(),
    /** Null: the usual one. */
    model: z.string().max(100).nullable(),
    /** Credits that may be spent each time it is opened. Null: only the budgets limit it; left out: the usual. */
    spend_cap: z.number().min(0).nullable().optional(),
    /** Seconds without a hand or a word after which a paid model rests; left out: the usual. */
    rest_after: z.number().min(2).max(600).optional(),
    /** Whether other words bring another seed; left out: no. */
    random_seed: z.boolean().optional(),
    /** How drawing and result lie; left out: side by side. */
    layout: z.enum(liveLayouts).optional(),
    /** How opaque the result is where it lies over the drawing; left out: half. */
    overlay: z.number().min(0).max(1).optional(),
  })
  .meta({ id: 'LivePainting' })
export type LivePainting = z.infer<typeof livePainting>

/** What a document shows: enough, with its files, to open it exactly as it was left. */
export const documentContent = z
  .strictObject({
    version: z.literal(1),
    width: size,
    height: size,
    /** From the bottom up; what is in a group lies directly below the group's own entry. */
    layers: z
      .array(documentLayer)
      .max(mostLayers)
      .check(({ value, issues }) => {
        for (const { at, field, message } of groupFaults(value))
          issues.push({ code: 'custom', input: value, path: [at, field], message })
      }),
    /** Left out: it is not. */
    live: livePainting.optional(),
  })
  .meta({ id: 'DocumentContent' })
export type DocumentContent = z.infer<typeof documentContent>

export const documentName = personText().trim().min(1, 'needs a name').max(200)

const summary = z.object({
  id,
  name: z.string(),
  width: z.int(),
  height: z.int(),
  /** Counts its saves; a save says which one it follows. */
  revision: z.int(),
  thumbnail_url: z.string().nullable(),
  /** Whether it is painted in real time. */
  live: z.boolean(),
  created_at: moment,
  updated_at: moment,
})

/** A document as lists show it. */
export const documentSummary = summary.meta({ id: 'DocumentSummary' })
export type DocumentSummary = z.infer<typeof documentSummary>

export const editorDocument = summary.extend({ content: documentContent }).meta({ id: 'Document' })
export type EditorDocument = z.infer<typeof editorDocument>
