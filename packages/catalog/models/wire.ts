import { z } from 'zod'

const field = z.string()

/**
 * How one field of an endpoint's body is filled from our input. A plain string copies the input field of that
 * name; whatever the input does not have is left out.
 */
const word = z.union([
  field,
  /** Always this; where a field is named, only beside one that the input has. */
  z.strictObject({ as: z.literal('constant'), value: z.json(), beside: field.optional() }),
  /** The prompt, or the fallback where there are no words and one is given; the chosen style’s words come after it. */
  z.strictObject({ as: z.literal('prompt'), fallback: z.string().optional() }),
  /** `{ width, height }`: what was asked for, or the shape of a file with so many megapixels. */
  z.strictObject({
    as: z.literal('size'),
    of: field.optional(),
    megapixels: z.number().positive().optional(),
  }),
  /** `1024x1024`, with this between. */
  z.strictObject({ as: z.literal('size-text'), by: z.string() }),
  /**
   * The nearest of these width:height ratios to the size or shape asked for, or to that of the file that a field
   * names, written with this between.
   */
  z.strictObject({
    as: z.literal('ratio'),
    of: z.array(z.string()),
    by: z.string().optional(),
    like: field.optional(),
  }),
  /** The nearest of these names by the longer side in pixels: `{ '1K': 1024 }`. */
  z.strictObject({ as: z.literal('longest-side'), of: z.record(z.string(), z.number()) }),
  /** One side of a clip in pixels: its shape (or that of the picture it begins with) at the resolution asked for. */
  z.strictObject({
    as: z.literal('pixels'),
    side: z.enum(['width', 'height']),
    multiple: z.int().positive(),
  }),
  /** One side of the nearest of these sizes in pixels, `1920:1080`, to the shape asked for or begun with. */
  z.strictObject({ as: z.literal('side'), side: z.enum(['width', 'height']), of: z.array(z.string()) }),
  /** How many outputs this call makes. */
  z.strictObject({ as: z.literal('count') }),
  /** The first output's seed, brought under the endpoint's largest one. */
  z.strictObject({ as: z.literal('seed'), below: z.number().optional() }),
  /**
   * The file that the input field names; a list of one or more where the endpoint wants a list, those of a second
   * field after them, each in an object under a name where that is said.
   */
  z.strictObject({
    as: z.literal('file'),
    field,
    list: z.boolean().optional(),
    and: field.optional(),
    under: z.string().optional(),
  }),
  /** A mask whose white is transparent, of the size of the picture that another field names. */
  z.strictObject({ as: z.literal('transparency'), field, of: field }),
  /** A mask whose white is black and whose black is white, of the size of the picture that another field names. */
  z.strictObject({ as: z.literal('inverted'), field, of: field }),
  /** The picture on a ground that goes beyond its edges by `left`, `right`, `top` and `bottom`. */
  z.strictObject({ as: z.literal('canvas'), field }),
  /** A mask of that canvas: black beyond the edges of the picture, white where it lies. */
  z.strictObject({ as: z.literal('margin'), field }),
  /** Pixels as a share of one side of the picture that another field names. */
  z.strictObject({ as: z.literal('share'), field, of: field, side: z.enum(['width', 'height']) }),
  /** A zip of the files that the input field names. */
  z.strictObject({ as: z.literal('zip'), field }),
  /** LoRA weights with how much of them: `[{ path, scale }]`. */
  z.strictObject({ as: z.literal('weights'), field, scale: field }),
  /** An address that the service fetches the file from: only where it can reach us. */
  z.strictObject({ as: z.literal('link'), field }),
  /** The service’s own name of the file: only for what it trained itself. */
  z.strictObject({ as: z.literal('trained'), field }),
  /** Our word translated into theirs. */
  z.strictObject({ as: z.literal('choice'), field, of: z.record(z.string(), z.json()) }),
  /** The largest of these that is not more than was asked for, smallest first; said when it is another. */
  z.strictObject({ as: z.literal('nearest'), field, of: z.array(z.number()).min(1) }),
  /** `value × times + plus`, kept within limits. */
  z.strictObject({
    as: z.literal('scaled'),
    field,
    times: z.number().optional(),
    plus: z.number().optional(),
    whole: z.boolean().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
])
export type WireWord = z.input<typeof word>

/** A body by field; dots lead into objects: `imageConfig.aspectRatio`. */
export const wireSchema = z.record(z.string(), word)
export type Wire = z.input<typeof wireSchema>

/** How far a canvas goes beyond a picture, in pixels. */
const sides = ['left', 'right', 'top', 'bottom']

/** The input fields that a wire makes something of. */
export function fieldsOf(wire: Wire): ReadonlySet<string> {
  return new Set(Object.values(wire).flatMap(fieldsOfWord))
}

function fieldsOfWord(word: WireWord): string[] {
  if (typeof word === 'string') return [word]
  switch (word.as) {
    case 'constant':
      return word.beside === undefined ? [] : [word.beside]
    case 'prompt':
      return ['prompt', 'style']
    case 'size':
    case 'size-text':
    case 'longest-side':
      return ['width', 'height']
    case 'ratio':
      return word.like === undefined ? ['width', 'height', 'aspect_ratio'] : [word.like]
    case 'pixels':
    case 'side':
      return ['aspect_ratio', 'resolution']
    case 'count':
      return ['batch_size']
    case 'seed':
      return ['seed']
    case 'weights':
      return [word.field, word.scale]
    case 'file':
      return word.and === undefined ? [word.field] : [word.field, word.and]
    case 'canvas':
    case 'margin':
      return [word.field, ...sides]
    case 'transparency':
    case 'inverted':
    case 'share':
    case 'zip':
    case 'link':
    case 'trained':
    case 'choice':
    case 'nearest':
    case 'scaled':
      return [word.field]
  }
}

/** The input fields whose file must be one that this service trained. */
export const trainedFieldsOf = (wire: Wire): string[] => fieldsWritten('trained', wire)

/** The input fields whose file the service fetches from us. */
export const linkedFieldsOf = (wire: Wire): string[] => fieldsWritten('link', wire)

function fieldsWritten(as: 'link' | 'trained', wire: Wire): string[] {
  return Object.values(wire).flatMap((word) =>
    typeof word !== 'string' && word.as === as ? [word.field] : [],
  )
}
